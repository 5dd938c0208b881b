using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Breakwater.TestKit.Local;

namespace Breakwater.EndToEnd.Tests;

/// <summary>How long a kill takes in real time: from the request until the exchange's account is flat.</summary>
[Collection(Collections.System)]
public sealed class KillLatencyTests
{
    private const int Samples = 20;
    private const int PositionsLeast = 10;
    private static readonly DateTimeOffset From = new(2025, 1, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Minutes long, so only when it is asked for: -explicit only.</summary>
    [Fact(Explicit = true)]
    public async Task Kill_TenOpenPositionsAtSpeedOne_IsFlatWithinASecondInNineteenOfTwentyTries()
    {
        await using LocalSystem system = await LocalSystem.StartLiveAsync(
            Market.Replay(From, TimeSpan.FromDays(20)));
        await system.Client.PutPresetAsync(Preset());
        List<double> seconds = [];
        while (seconds.Count < Samples)
        {
            IReadOnlyDictionary<string, decimal> dust = await system.Account!.BalancesAsync();
            await system.Client.AcceptedAsync("start");
            await UntilAsync(system, async () => await PositionsAsync(system) >= PositionsLeast);
            await RestartAsync(system, "1");
            int open = await PositionsAsync(system);
            double taken = await KillAsync(system, dust);
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{open} positions, flat after {taken:F3} s"));
            if (open >= PositionsLeast)
            {
                seconds.Add(taken);
            }

            await RestartAsync(system, "max");
            // The process may have died before it had booked the last sale: until then this is refused.
            await UntilAsync(system, async () =>
                await system.Client.CommandAsync("reset-kill", AppClient.Bot) is HttpStatusCode.Accepted);
        }

        seconds.Sort();
        double p95 = seconds[(int)Math.Ceiling(0.95 * Samples) - 1];
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {seconds[Samples / 2]:F3} s, p95 {p95:F3} s, longest {seconds[^1]:F3} s"));
        Assert.InRange(p95, 0, 1);
    }

    // Many small positions that are held for long.
    private static JsonObject Preset()
    {
        JsonObject preset = JsonNode.Parse(
            File.ReadAllText(RepositoryRoot.Combine("presets/breakout_v1_relaxed.json")))!.AsObject();
        preset.Remove("$schema");
        preset["name"] = "many_small_positions";
        Set("risk", ("maxOpenPositions", PositionsLeast), ("riskPerTradePercent", 0.1), ("maxOpenRiskPercent", 6));
        Set("risk", ("maxPositionPercent", 6), ("maxCorrelation", 1), ("symbolCoolDownMinutes", 0));
        Set("risk", ("coolDownMinutes", 0), ("maxTradesPerDay", 200), ("maxConsecutiveLosses", 20));
        Set("exits", ("timeStopHours", 48), ("maxHoldHours", 72), ("failedBreakoutCandles", 0));
        Set("exits", ("weakImpulseCandles", 0), ("weakImpulseMinPercent", 0), ("trailAfterR", 8));
        preset["exits"]!["addOn"]!["afterR"] = 4;

        return preset;

        void Set(string part, params (string Name, double Value)[] values)
        {
            foreach ((string name, double value) in values)
            {
                preset[part]![name] = value;
            }
        }
    }

    private static async Task UntilAsync(LocalSystem system, Func<Task<bool>> isReached)
    {
        long start = Stopwatch.GetTimestamp();
        while (!await isReached())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"It takes too long.\n{system.App.Words}");
            Assert.False((await system.Client.HostAsync()).Clock.Reached, "The market has ended.");
            await Task.Delay(20);
        }
    }

    private static async Task<int> PositionsAsync(LocalSystem system) =>
        (await system.Client.GetAsync($"/api/bots/{AppClient.Bot}/positions")).GetArrayLength();

    private static async Task RestartAsync(LocalSystem system, string speed)
    {
        await system.KillAppAsync();
        system.Speed = speed;
        await system.StartAppAsync();
        // What the last process left in the queues is done.
        await Task.Delay(TimeSpan.FromSeconds(speed == "1" ? 5 : 0));
    }

    private static async Task<double> KillAsync(LocalSystem system, IReadOnlyDictionary<string, decimal> dust)
    {
        long start = Stopwatch.GetTimestamp();
        await system.Client.AcceptedAsync("kill");
        while (!await system.Account!.IsFlatAsync(dust))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"Not flat.\n{system.App.Words}");
            await Task.Delay(100);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
