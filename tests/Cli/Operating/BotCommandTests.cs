using System.Text.Json;

namespace Breakwater.Cli.Tests.Operating;

public sealed class BotCommandTests : IDisposable
{
    private const string Taken =
        """{"accepted":true,"status":"STOPPED","run":"Stopped","phase":"Stopped","trading":"Halted"}""";

    private readonly string keyFile = Path.GetTempFileName();

    public BotCommandTests() => File.WriteAllText(keyFile, "the-key\n");

    [Theory]
    [InlineData("kill", "/api/bots/main/commands")]
    [InlineData("cancel-orders", "/api/bots/main/commands")]
    [InlineData("open-breaker", "/api/bots/main/circuit-breaker/activate")]
    public async Task Command_ToAnAppElsewhere_IsPostedWithKeyAndReason(string name, string path)
    {
        using BotStub app = new(202, Taken);

        Bw answer = await Bw.RunAsync(name, "--url", app.Address, "--key", keyFile, "--reason", "drill");

        Assert.Equal((0, string.Empty), (answer.ExitCode, answer.Error));
        Assert.Equal($"{name} taken: STOPPED; start-up Stopped, trading Halted", answer.Output.Trim());
        Assert.Equal((path, "the-key"), (app.Path, app.Key));
        JsonElement body = JsonDocument.Parse(app.Body).RootElement;
        Assert.Equal(name, body.GetProperty("command").GetString());
        Assert.Equal("drill", body.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Command_OfAnotherBotThatWantsConfirmation_SendsIt()
    {
        using BotStub app = new(202, Taken);

        await Bw.RunAsync(
            "reset-kill", "--url", app.Address, "--key", keyFile, "--bot", "second", "--confirm", "second");

        Assert.Equal("/api/bots/second/commands", app.Path);
        Assert.Equal("second", JsonDocument.Parse(app.Body).RootElement.GetProperty("confirm").GetString());
    }

    [Fact]
    public async Task Command_Refused_SaysWhyInOneLine()
    {
        using BotStub app = new(409, """{"title":"Command refused","detail":"The bot is not paused."}""");

        Bw answer = await Bw.RunAsync("resume", "--url", app.Address, "--key", keyFile);

        Assert.Equal(1, answer.ExitCode);
        Assert.EndsWith("answers 409: The bot is not paused.", answer.Error.Trim(), StringComparison.Ordinal);
        Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(answer.Output);
    }

    [Fact]
    public async Task Command_ElsewhereWithoutAKey_IsRefused()
    {
        Bw answer = await Bw.RunAsync("pause", "--url", "https://here");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("--url needs --key", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_KeyFileIsNotThere_SaysSo()
    {
        Bw answer = await Bw.RunAsync("pause", "--url", "https://here", "--key", keyFile + ".none");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains($"--key {keyFile}.none", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("here", "--url here: allowed is an address")]
    [InlineData("ftp://here", "--url ftp://here: allowed is an address")]
    public async Task Command_ToNoAddress_IsRefused(string text, string words)
    {
        Bw answer = await Bw.RunAsync("pause", "--url", text);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_NothingRuns_SaysSo()
    {
        Bw answer = await Bw.RunAsync("kill", "--port", "1");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("Nothing runs on port 1", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(keyFile);
}
