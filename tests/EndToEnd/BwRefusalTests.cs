using System.Net;
using System.Net.Sockets;
using Breakwater.TestKit.Local;

namespace Breakwater.EndToEnd.Tests;

/// <summary>What "bw run" cannot do it says in one line, and leaves nothing running.</summary>
[Collection(Collections.CommandLine)]
public sealed class BwRefusalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("no such folder", "--replay", "no/such/folder")]
    [InlineData("--from", "--from", "yesterday-ish")]
    [InlineData("--from", "--from", "2025-13-45")]
    [InlineData("--until", "--from", "2025-01-02", "--until", "2025-01-01")]
    [InlineData("--speed", "--speed", "fast")]
    [InlineData("--speed", "--speed", "0")]
    [InlineData("--speed", "--speed", "-1")]
    [InlineData("duration", "--for", "soon")]
    [InlineData("preset", "--preset", "none_such")]
    [InlineData("--port", "--port", "70000")]
    [InlineData("--sped", "--sped", "60")]
    public Task Run_SenselessInput_IsRefusedInOneLine(string expected, params string[] arguments) =>
        DemandRefusalAsync(FreePort.Next(), expected, arguments);

    [Fact]
    public async Task Run_EmptyReplayFolder_IsRefusedInOneLine()
    {
        string folder = Programs.Scratch("empty");
        await DemandRefusalAsync(FreePort.Next(), "no candle files", "--replay", folder);
        Directory.Delete(folder);
    }

    [Fact]
    public async Task Run_PortInUse_IsRefusedInOneLine()
    {
        using TcpListener holder = new(IPAddress.Loopback, 0);
        holder.Start();
        int port = ((IPEndPoint)holder.LocalEndpoint).Port;
        await DemandRefusalAsync(port, "in use");
    }

    [Fact]
    public async Task Run_FromOutsideTheData_IsRefusedInOneLine()
    {
        string folder = SharedMaterial.Require("data/binance/5m");
        await DemandRefusalAsync(
            FreePort.Next(), "2031", "--replay", folder, "--from", "2031-01-01", "--for", "5s");
    }

    private static async Task DemandRefusalAsync(int port, string expected, params string[] arguments)
    {
        string[] all = arguments.Contains("--port") ? arguments : ["--port", $"{port}", .. arguments];
        await using Child bw = Child.Start(
            "dotnet", ["exec", Programs.CommandLine, "run", .. all], RepositoryRoot.Path);
        HashSet<int> family = [];
        await bw.UntilAsync(
            () =>
            {
                family.UnionWith(Bw.Descendants(bw.Id));
                return bw.HasExited;
            },
            Patience,
            pauseMilliseconds: 100);
        Assert.NotEqual(0, await bw.ExitAsync(Patience));
        string[] complaint = [.. bw.Errors.Where(line => !IsProgress(line) && line.Length > 0)];
        Assert.Contains(expected, Assert.Single(complaint), StringComparison.Ordinal);
        Assert.DoesNotContain(complaint, line => line.Contains("   at ", StringComparison.Ordinal));
        Assert.DoesNotContain(family, Bw.IsAlive);
    }

    // Steps of a run that fails late are told with an ellipsis or a duration at their end.
    private static bool IsProgress(string line) =>
        line.Contains("...", StringComparison.Ordinal) || line.TrimEnd().EndsWith(" s)", StringComparison.Ordinal);
}
