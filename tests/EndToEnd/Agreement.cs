using System.Text.Json;

namespace Breakwater.EndToEnd.Tests;

/// <summary>Account, orders and stored trades of a live run say the same.</summary>
internal static class Agreement
{
    /// <summary>Demands it, with no order left without a position nor the other way round.</summary>
    public static async Task DemandAsync(LocalSystem system, int tradesLeast, TimeSpan patience)
    {
        JsonElement account = await SettledAsync(system, patience);
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
    private static async Task<JsonElement> SettledAsync(LocalSystem system, TimeSpan patience)
    {
        JsonElement account = default;
        for (int tries = 0; tries < 20; tries++)
        {
            await system.Client.RunFunctionAsync("Reconcile");
            await Task.Delay(250);
            await system.FinishAsync(patience);
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
}
