using System.Text.Json;

namespace Breakwater.EndToEnd.Tests;

/// <summary>Everything a run decided and did, in canonical form.</summary>
internal sealed record RunRecord(string[] Decisions, string[] Orders, string[] Trades, string[] Money)
{
    public static async Task<RunRecord> ReadAsync(LocalSystem system)
    {
        AppClient client = system.Client;
        string bot = $"/api/bots/{AppClient.Bot}";
        List<JsonElement> decisions = await client.PagesAsync(
            $"decisions?day={system.From.UtcDateTime:yyyy-MM-dd}&");
        return new RunRecord(
            CanonicalRows.Of(decisions),
            CanonicalRows.Of((await client.GetAsync($"{bot}/orders?limit=1000")).EnumerateArray()),
            CanonicalRows.Of(await client.PagesAsync("trades?")),
            CanonicalRows.Of([await client.GetAsync($"{bot}/performance")]));
    }

    /// <summary>Starts a system, trades to the end of the market, and takes its record.</summary>
    /// <param name="market">What is traded.</param>
    /// <param name="hesitation">Real time before the start command: a slow machine, or a slow operator.</param>
    public static async Task<RunRecord> OfAsync(Market market, TimeSpan hesitation = default)
    {
        await using LocalSystem system = await LocalSystem.StartAsync(market);
        await Task.Delay(hesitation);
        await system.Client.AcceptedAsync("start");
        HostStatus status = await system.FinishAsync(TimeSpan.FromMinutes(3));
        status.DemandClean();
        return await ReadAsync(system);
    }

    public int Entries => Orders.Count(order => order.Contains("\"kind\":\"Entry\"", StringComparison.Ordinal)
        && order.Contains("\"state\":\"Filled\"", StringComparison.Ordinal));

    public void DemandEqual(RunRecord other)
    {
        CanonicalRows.DemandEqual("trades", Trades, other.Trades);
        CanonicalRows.DemandEqual("orders", Orders, other.Orders);
        CanonicalRows.DemandEqual("performance", Money, other.Money);
        CanonicalRows.DemandEqual("decisions", Decisions, other.Decisions);
    }
}
