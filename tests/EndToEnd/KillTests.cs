using System.Security.Cryptography;
using System.Text.Json;

namespace Breakwater.EndToEnd.Tests;

/// <summary>The app is killed in the middle of everything and started again.</summary>
[Collection(Collections.System)]
public sealed class KillTests
{
    private const int Kills = 20;

    private static readonly string[] Moments = [" SIGNAL ", " ENTRY ", " ORDER ", " TRADE "];

    [Fact]
    public async Task KillNine_AtTwentyMoments_LosesAndDoublesNothing()
    {
        int seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        await using LocalSystem system = await LocalSystem.StartAsync(Market.Synthetic(TimeSpan.FromHours(8)));
        await system.Client.AcceptedAsync("start");
        int kills = await KillAsync(system, new Chance((ulong)seed));
        HostStatus status = await system.FinishAsync(TimeSpan.FromMinutes(3));
        try
        {
            Assert.True(kills >= Kills / 2, $"The market ended after {kills} kills.");
            status.DemandClean();
            StoredRows rows = await system.RowsAsync();
            new Invariants(rows).Demand();
            await DemandWholeAsync(system, rows);
        }
        catch (Xunit.Sdk.XunitException problem)
        {
            throw new Xunit.Sdk.XunitException($"seed {seed}: {problem.Message}", problem);
        }
    }

    // Every other time at once after the app reports an event, else after a while, and now and then while it starts.
    private static async Task<int> KillAsync(LocalSystem system, Chance chance)
    {
        for (int kill = 0; kill < Kills; kill++)
        {
            if (kill % 2 == 0)
            {
                string[] moments = [Moments[chance.Below(Moments.Length)], Moments[0]];
                await system.App.UntilAsync(
                    () => system.App.Output.Any(line => moments.Any(line.Contains)), TimeSpan.FromSeconds(1.5));
                await Task.Delay(chance.Below(25));
            }
            else
            {
                await Task.Delay(50 + chance.Below(500));
            }

            if ((await system.Client.HostAsync()).Clock.Reached)
            {
                return kill;
            }

            await system.KillAppAsync();
            if (kill % 5 == 4)
            {
                system.LaunchApp();
                await Task.Delay(chance.Below(900));
                await system.KillAppAsync();
            }

            await system.StartAppAsync();
        }

        return Kills;
    }

    private static async Task DemandWholeAsync(LocalSystem system, StoredRows rows)
    {
        string bot = $"/api/bots/{AppClient.Bot}";
        JsonElement money = await system.Client.GetAsync($"{bot}/performance");
        Assert.Equal(0m, money.GetProperty("difference").GetDecimal());
        Assert.NotEqual(0, money.GetProperty("closedTrades").GetInt32());
        int closes = (int)((system.Until - system.From) / TimeSpan.FromMinutes(5));
        Assert.Equal(closes, Cycles(rows).Length);
        Assert.All(Cycles(rows), row => Assert.True(row.Data.TryGetProperty("candidates", out _), row.Key));
        List<JsonElement> decisions = await system.Client.PagesAsync($"decisions?day={system.From:yyyy-MM-dd}&");
        DemandFollowed(rows, decisions);
    }

    // The breakouts that are watched lie beside the cycles.
    private static StoredRow[] Cycles(StoredRows rows) =>
        [.. rows.Of("Cycles").Where(row => !row.Key.StartsWith("watch:", StringComparison.Ordinal))];

    // Every candidate was looked at, and every approved signal has its trade.
    private static void DemandFollowed(StoredRows rows, List<JsonElement> decisions)
    {
        HashSet<string> looked = [.. decisions.Where(row => Text(row, "stage") == "signal").Select(Subject)];
        string[] missed =
        [
            .. from cycle in Cycles(rows)
               from candidate in cycle.Data.GetProperty("candidates").EnumerateArray()
               let subject = $"{AppClient.Bot}-{cycle.Key}/{candidate.GetProperty("symbol").GetString()}"
               where !looked.Contains(subject)
               select subject,
        ];
        Assert.Empty(missed);
        string[] approved =
        [
            .. decisions.Where(row => Text(row, "stage") == "risk" && Text(row, "outcome") == "approved")
                .Select(Subject).Order(StringComparer.Ordinal),
        ];
        string[] traded =
        [
            .. rows.Trades().Select(trade => $"{Text(trade, "correlationId")}/"
                + trade.GetProperty("instrument").GetProperty("symbol").GetString()).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(approved, traded);
    }

    private static string Subject(JsonElement row) => $"{Text(row, "correlationId")}/{Text(row, "symbol")}";

    private static string Text(JsonElement row, string member) => row.GetProperty(member).GetString()!;
}
