using System.Text.Json;

namespace Breakwater.EndToEnd.Tests;

/// <summary>Signed orders on the simulator's account, over recorded candles of 24 symbols.</summary>
[Collection(Collections.System)]
public sealed class LiveRunTests
{
    private static readonly DateTimeOffset From = new(2025, 1, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    // Metrics are written each second.
    private static readonly TimeSpan MetricsPatience = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Run_RecordedHours_AccountEqualsTheJournalToTheLastDigit()
    {
        await using LocalSystem system = await LocalSystem.StartLiveAsync(Market.Replay(From, TimeSpan.FromHours(4)));
        await system.Client.AcceptedAsync("start");
        (await system.FinishAsync(Patience)).DemandClean();

        await Agreement.DemandAsync(system, tradesLeast: 2, Patience);
        DemandNoRateTrouble(system);
        await DemandIdentityAsync(system);
        await DemandTelemetryAsync(system);
        Assert.DoesNotContain(system.App.Output.Concat(system.App.Errors), SimulatedAccount.Reveals);
    }

    [Fact]
    public async Task Start_KeyThatTheExchangeDoesNotKnow_EndsInErrorWithTheCause()
    {
        string unknown = SimulatedAccount.Key.Replace('1', '2');
        await using LocalSystem system = await LocalSystem.StartLiveAsync(
            Market.Synthetic(TimeSpan.FromMinutes(10)), unknown);
        await system.Client.AcceptedAsync("start");
        await system.FinishAsync(Patience);

        JsonElement bot = await system.Client.BotAsync();
        Assert.Equal("ERROR", bot.GetProperty("phase").GetString());
        Assert.Contains("-2015", bot.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Single(system.App.Output, line => line.Contains("ENGINE Preflight", StringComparison.Ordinal));
        Assert.DoesNotContain(
            system.App.Output.Concat(system.App.Errors), line => line.Contains(unknown, StringComparison.Ordinal));
        Assert.Empty(await system.Account!.OrdersAsync());
    }

    // Here, because this run has it all: signed orders, limits, hours of candles.
    private static async Task DemandTelemetryAsync(LocalSystem system)
    {
        await Task.Delay(MetricsPatience);
        TelemetryRows rows = TelemetryRows.Read(system.TelemetryFile);
        TelemetryStory.DemandLifeOfATrade(rows, await system.RowsAsync());
        TelemetryStory.DemandEveryName(rows);
        Assert.DoesNotContain(rows.All.Select(row => row.GetRawText()), SimulatedAccount.Reveals);
    }

    private static void DemandNoRateTrouble(LocalSystem system) => Assert.DoesNotContain(
        system.App.Output,
        line => line.Contains("-1003", StringComparison.Ordinal)
            || line.Contains("used up", StringComparison.Ordinal));

    private static async Task DemandIdentityAsync(LocalSystem system)
    {
        JsonElement health = await system.Client.GetAsync("/api/health");
        Assert.Equal("live", health.GetProperty("mode").GetString());
        Assert.StartsWith("custom ", health.GetProperty("venue").GetString(), StringComparison.Ordinal);
        string account = health.GetProperty("account").GetString()!;
        Assert.NotEmpty(account);
        Assert.All(
            (string[])[$"ENGINE account {account} of ", "ENGINE mode Live on custom"],
            text => Assert.Contains(
                system.App.Output, line => line.Contains(text, StringComparison.Ordinal)));
    }
}
