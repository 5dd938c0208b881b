using Breakwater.TestKit.Local;

namespace Breakwater.Infra.Tests;

/// <summary>infra/hooks: what stops a deployment before and after, run for real.</summary>
public sealed class HookTests
{
    public static TheoryData<string, string> Shells => new()
    {
        { "sh", ".sh" },
        { "pwsh", ".ps1" },
    };

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Preflight_APaperBotInAFreeRegion_Passes(string shell, string ending)
    {
        NodeResult result = await PreflightAsync(shell, ending, ("AZURE_LOCATION", "West Europe"));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("main, Paper, preset breakout_v1, region westeurope", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Preflight_ALiveBotWithAllItTakes_Passes(string shell, string ending)
    {
        NodeResult result = await PreflightAsync(
            shell,
            ending,
            ("AZURE_LOCATION", "japaneast"),
            ("BOT_NAME", "alpha-1"),
            ("BOT_MODE", "Live"),
            ("BOT_LIVE_CONFIRMED", "alpha-1"),
            ("ALERT_EMAIL", "someone@example.com"));

        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Preflight_EverythingWrong_IsSaidAtOnce(string shell, string ending)
    {
        NodeResult result = await PreflightAsync(
            shell,
            ending,
            ("AZURE_LOCATION", "East US 2"),
            ("BOT_NAME", "My Bot"),
            ("BOT_PRESET", "../secret"),
            ("BOT_MODE", "Live"),
            ("BINANCE_KEY_KIND", "rsa"));

        Assert.Equal(1, result.ExitCode);
        string[] words =
            ["eastus2 (HTTP 451)", "BOT_NAME", "BOT_PRESET", "BOT_LIVE_CONFIRMED", "ALERT_EMAIL", "BINANCE_KEY_KIND"];
        Assert.All(words, word => Assert.Contains(word, result.Error, StringComparison.Ordinal));
        Assert.Contains("6 found", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AZURE_LOCATION", "")]
    [InlineData("AZURE_LOCATION", "centralus")]
    [InlineData("BOT_MODE", "live")]
    [InlineData("BOT_MODE", "1")]
    [InlineData("BOT_NAME", "a23456789012345678901234567890123")]
    [InlineData("BOT_PRESET", "breakout_v2")]
    public async Task Preflight_OneThingWrong_IsRefused(string setting, string value)
    {
        NodeResult result = await PreflightAsync("sh", ".sh", ("AZURE_LOCATION", "westeurope"), (setting, value));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(setting, result.Error, StringComparison.Ordinal);
        Assert.Contains("1 found; nothing was changed", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sh", ".sh", 0, 200, """{"status":"healthy","issues":[]}""")]
    [InlineData("sh", ".sh", 0, 200, """{"status":"degraded","issues":[{"code":"CFG-7"}]}""")]
    [InlineData("sh", ".sh", 1, 200, """{"status":"degraded","issues":[{"code":"RT-3"}]}""")]
    [InlineData("sh", ".sh", 1, 200, "<html>Your Functions app is up</html>")]
    [InlineData("sh", ".sh", 1, 503, """{"status":"unhealthy","issues":[{"code":"DB-1"}]}""")]
    [InlineData("pwsh", ".ps1", 0, 200, """{"status":"healthy","issues":[]}""")]
    [InlineData("pwsh", ".ps1", 1, 200, """{"status":"degraded","issues":[{"code":"RT-3"}]}""")]
    [InlineData("pwsh", ".ps1", 1, 503, """{"status":"unhealthy","issues":[{"code":"DB-1"}]}""")]
    public async Task HealthGate_OfEveryAnswer_PassesOrFails(
        string shell, string ending, int exitCode, int status, string body)
    {
        await using HealthStub app = HealthStub.Start((status, body));
        NodeResult result = await GateAsync(shell, ending, app.Address, tries: 2);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(exitCode == 0 ? 1 : 2, app.Asked);
        Assert.Contains(body, exitCode == 0 ? result.Output : result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HealthGate_AnAppThatComesUpLate_Passes()
    {
        await using HealthStub app =
            HealthStub.Start((503, "starting"), (503, "starting"), (200, """{"status":"healthy"}"""));
        NodeResult result = await GateAsync("sh", ".sh", app.Address, tries: 5);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("green after 3 of 5 looks", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HealthGate_NobodyThere_Fails()
    {
        NodeResult result = await GateAsync("sh", ".sh", $"http://127.0.0.1:{FreePort.Next()}", tries: 1);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no answer", result.Output, StringComparison.Ordinal);
    }

    private static Task<NodeResult> GateAsync(string shell, string ending, string address, int tries) =>
        ShellScript.RunAsync(
            $"infra/hooks/health-gate{ending}",
            new Dictionary<string, string>
            {
                ["FUNCTION_APP_URL"] = address,
                ["HEALTH_GATE_TRIES"] = $"{tries}",
                ["HEALTH_GATE_PAUSE"] = "0",
            },
            shell);

    private static Task<NodeResult> PreflightAsync(
        string shell, string ending, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>();
        foreach ((string name, string value) in settings)
        {
            all[name] = value;
        }

        return ShellScript.RunAsync($"infra/hooks/preflight{ending}", all, shell);
    }
}
