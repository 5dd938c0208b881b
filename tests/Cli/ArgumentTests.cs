using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Breakwater.Cli.Tests;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("run", "--bogus")]
    [InlineData("fly")]
    [InlineData("run", "--port")]
    [InlineData("run", "--port", "0")]
    [InlineData("run", "--port", "65536")]
    [InlineData("run", "--port", "http")]
    [InlineData("run", "--speed", "0")]
    [InlineData("run", "--speed", "-1")]
    [InlineData("run", "--speed", "fast")]
    [InlineData("run", "--for", "soon")]
    [InlineData("run", "--mode", "real")]
    [InlineData("run", "--seed", "x")]
    [InlineData("run", "--from", "2025-03-02", "--until", "2025-03-01")]
    [InlineData("run", "--from", "2025-03-01", "--until", "2025-03-01")]
    [InlineData("status", "--port", "x")]
    public async Task Arguments_WithoutSense_AreRefusedInOneLine(params string[] arguments)
    {
        Bw answer = await Bw.RunAsync(arguments);
        Assert.Equal(2, answer.ExitCode);
        Assert.Matches("^error: [^\n]+\n$", answer.Error.ReplaceLineEndings("\n"));
        Assert.Empty(answer.Output);
    }

    [Fact]
    public async Task Port_InUse_IsNamedWithItsProcessAndTheWayOut()
    {
        using TcpListener holder = new(IPAddress.Loopback, 0);
        holder.Start();
        int port = ((IPEndPoint)holder.LocalEndpoint).Port;
        Bw answer = await Bw.RunAsync("run", "--port", $"{port}");
        Assert.Equal(1, answer.ExitCode);
        Assert.Matches($"^error: Port {port} is in use[^\n]*--port N[^\n]*\n$", answer.Error.ReplaceLineEndings("\n"));
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains($"(process {Environment.ProcessId})", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Port_InUseOnEveryAddress_IsNoticed()
    {
        using TcpListener holder = TcpListener.Create(0);
        holder.Start();
        int port = ((IPEndPoint)holder.LocalEndpoint).Port;
        Assert.Contains($"Port {port} is in use", (await Bw.RunAsync("run", "--port", $"{port}")).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_MissingFolder_IsOneLine()
    {
        Bw answer = await Bw.RunAsync("run", "--port", FreePort(), "--replay", "no-such-folder");
        Assert.Equal(1, answer.ExitCode);
        Assert.Matches("^error: --replay [^\n]*no-such-folder: there is no such folder.\n$",
            answer.Error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Replay_FolderWithoutCandles_IsOneLineAndOneJsonObject()
    {
        string folder = Directory.CreateTempSubdirectory("bw-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.csv"), "hello", CancellationToken.None);
        Bw answer = await Bw.RunAsync("run", "--port", FreePort(), "--json", "--replay", folder);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("no candle files", answer.Error, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(answer.Output);
        Assert.Contains("no candle files", json.RootElement.GetProperty("errors")[0].GetString(),
            StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Status_NothingRuns_IsOneLine()
    {
        Bw answer = await Bw.RunAsync("status", "--port", FreePort());
        Assert.Equal(1, answer.ExitCode);
        Assert.Matches("^error: Nothing runs on port [0-9]+: [^\n]+\n$", answer.Error.ReplaceLineEndings("\n"));
    }

    private static string FreePort() => $"{Local.Cli.Processes.Port.FindFree()}";
}
