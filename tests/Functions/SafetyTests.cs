using System.Text.Json;

namespace Breakwater.Functions.Tests;

public sealed class SafetyTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task EmergencyStop_KillsAndOpensTheBreaker_AndBothAreLiftedByConfirmedCommands()
    {
        Assert.Equal(202, (await app.CommandAsync("""{"command":"emergency-stop","reason":"loss"}""")).Status);
        JsonElement risk = (await app.GetAsync("/api/bots/main/risk")).Body;
        Assert.Equal("Halted", risk.GetProperty("state").GetString());
        Assert.Equal("loss", risk.GetProperty("breakerBecause").GetString());
        Assert.Equal(
            "emergency-stop",
            (await app.GetAsync("/api/bots/main/incidents")).Body[0].GetProperty("kind").GetString());

        AppFixture.AssertProblem(400, await app.PostAsync("/api/bots/main/circuit-breaker/deactivate", ""), "confirm");
        Assert.Equal(202, (await app.CommandAsync("""{"command":"reset-kill","confirm":"main"}""")).Status);
        Assert.Equal("Reducing", (await StateAsync()).State);
        Assert.Equal(
            202,
            (await app.PostAsync("/api/bots/main/circuit-breaker/deactivate", """{"confirm":"main"}""")).Status);
        Assert.Null((await StateAsync()).Breaker);
    }

    [Fact]
    public async Task Breaker_ActivatedWithoutABody_IsOpenWithTheOperatorAsReason()
    {
        Assert.Equal(202, (await app.PostAsync("/api/bots/main/circuit-breaker/activate", "")).Status);
        Assert.Equal("operator", (await StateAsync()).Breaker);

        AppFixture.AssertProblem(404, await app.PostAsync("/api/bots/main/circuit-breaker/toggle", ""), "change");
        AppFixture.AssertProblem(404, await app.PostAsync("/api/bots/other/circuit-breaker/activate", ""), "bot");
        Assert.Equal(
            202,
            (await app.PostAsync("/api/bots/main/circuit-breaker/deactivate", """{"confirm":"main"}""")).Status);
        AppFixture.AssertProblem(
            409,
            await app.PostAsync("/api/bots/main/circuit-breaker/deactivate", """{"confirm":"main"}"""),
            "command");
    }

    [Theory]
    [InlineData("{}", 400, "confirm")]
    [InlineData("{\"confirm\":\"main\"}", 404, "symbol")]
    [InlineData("", 400, "body")]
    public async Task Close_NotConfirmedOrNothingThere_SaysSoAndChangesNothing(string body, int status, string field) =>
        AppFixture.AssertProblem(
            status, await app.PostAsync("/api/bots/main/positions/BTCUSDT/close", body), field);

    [Fact]
    public async Task Flatten_NeedsConfirmation()
    {
        AppFixture.AssertProblem(400, await app.CommandAsync("""{"command":"flatten"}"""), "confirm");
        Assert.Equal(202, (await app.CommandAsync("""{"command":"sync"}""")).Status);
        Assert.Equal(202, (await app.CommandAsync("""{"command":"cancel-orders"}""")).Status);
    }

    [Fact]
    public async Task Risk_EachLimit_HasItsUse()
    {
        JsonElement risk = (await app.GetAsync("/api/bots/main/risk")).Body;

        string[] names = [.. risk.GetProperty("limits").EnumerateArray()
            .Select(limit => limit.GetProperty("name").GetString()!)];
        Assert.Equal(
            ["openRisk", "exposure", "positions", "tradesToday", "dayLoss", "drawdown", "lossStreak"], names);
    }

    private async Task<(string? State, string? Breaker)> StateAsync()
    {
        JsonElement risk = (await app.GetAsync("/api/bots/main/risk")).Body;

        return (
            risk.GetProperty("state").GetString(),
            risk.TryGetProperty("breakerBecause", out JsonElement because) ? because.GetString() : null);
    }
}
