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

        await DemandAgreementAsync(system, tradesLeast: 2);
        DemandNoRateTrouble(system);
        await DemandIdentityAsync(system);
        await DemandTelemetryAsync(system);
        Assert.DoesNotContain(system.App.Output.Concat(system.App.Errors), SimulatedAccount.Reveals);
    }

    [Fact]
    public async Task KillNine_WhileTradingLive_AccountStillEqualsTheJournal()
    {
        await using LocalSystem system = await LocalSystem.StartLiveAsync(Market.Replay(From, TimeSpan.FromHours(3)));
        await system.Client.AcceptedAsync("start");
        for (int kill = 0; kill < 3; kill++)
        {
            await system.App.UntilAsync(
                () => system.App.Output.Any(line => line.Contains(" ENTRY ", StringComparison.Ordinal)),
                TimeSpan.FromSeconds(5));
            await system.KillAppAsync();
            await system.StartAppAsync();
        }

        (await system.FinishAsync(Patience)).DemandClean();

        await DemandAgreementAsync(system, tradesLeast: 1);
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
    }

    private static async Task DemandAgreementAsync(LocalSystem system, int tradesLeast)
    {
        JsonElement account = await SettledAsync(system);
        Assert.True(account.GetProperty("isEqual").GetBoolean(), account.GetRawText());
        Assert.True(account.GetProperty("trades").GetInt32() >= tradesLeast, account.GetRawText());
        Assert.All(
            (string[])["ordersWithoutPosition", "positionsWithoutOrder", "foreignOrders"],
            list => Assert.Empty(account.GetProperty(list).EnumerateArray()));
        StoredRows rows = await system.RowsAsync();
        DemandSum(rows, await system.Account!.BalancesAsync());
        await DemandIntentsAsync(rows, system.Account);
        JsonElement money = await system.Client.GetAsync($"/api/bots/{AppClient.Bot}/performance");
        Assert.Equal(0m, money.GetProperty("difference").GetDecimal());
    }

    // A stop that was hit in the last seconds is known to the exchange alone until the bot looks.
    private static async Task<JsonElement> SettledAsync(LocalSystem system)
    {
        JsonElement account = default;
        for (int tries = 0; tries < 20; tries++)
        {
            await system.Client.RunFunctionAsync("Reconcile");
            await Task.Delay(250);
            await system.FinishAsync(Patience);
            account = await system.Client.GetAsync($"/api/bots/{AppClient.Bot}/account");
            if (account.GetProperty("isEqual").GetBoolean())
            {
                break;
            }
        }

        return account;
    }

    // The same sum over the stored fills, made here from nothing but rows and the exchange's own answer.
    private static void DemandSum(StoredRows rows, IReadOnlyDictionary<string, decimal> balances)
    {
        Dictionary<string, decimal> expected = new(StringComparer.Ordinal) { ["USDT"] = 10_000m };
        foreach (JsonElement trade in rows.Trades())
        {
            string asset = trade.GetProperty("instrument").GetProperty("baseAsset").GetString()!;
            foreach (JsonElement leg in trade.GetProperty("legs").EnumerateArray())
            {
                decimal sign = leg.GetProperty("kind").GetString() is "Entry" or "AddOn" ? 1m : -1m;
                foreach (JsonElement fill in leg.GetProperty("fills").EnumerateArray())
                {
                    decimal quantity = fill.GetProperty("quantity").GetDecimal();
                    Add(asset, sign * quantity);
                    Add("USDT", -sign * quantity * fill.GetProperty("price").GetDecimal());
                    Add(fill.GetProperty("commissionAsset").GetString()!, -fill.GetProperty("commission").GetDecimal());
                }
            }
        }

        Assert.Equal(
            expected.Where(asset => asset.Value != 0m).OrderBy(asset => asset.Key, StringComparer.Ordinal),
            balances.Where(asset => asset.Value != 0m).OrderBy(asset => asset.Key, StringComparer.Ordinal));

        void Add(string name, decimal amount) => expected[name] = expected.GetValueOrDefault(name) + amount;
    }

    // No order without its stored intent, and none twice.
    private static async Task DemandIntentsAsync(StoredRows rows, SimulatedAccount account)
    {
        string[] stored =
        [
            .. rows.Trades().SelectMany(trade => trade.GetProperty("legs").EnumerateArray())
                .Select(leg => leg.GetProperty("clientOrderId").GetString()!),
        ];
        string[] sent =
        [
            .. (await account.OrdersAsync()).Select(order => order.GetProperty("clientOrderId").GetString()!),
        ];
        Assert.NotEmpty(sent);
        Assert.Equal(sent.Distinct(), sent);
        Assert.All(sent, id => Assert.StartsWith("bw-", id, StringComparison.Ordinal));
        Assert.Empty(sent.Except(stored));
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
