using System.Security.Cryptography;

namespace Breakwater.EndToEnd.Tests;

/// <summary>The app is killed while it trades live and the exchange answers badly.</summary>
[Collection(Collections.System)]
public sealed class LiveKillTests
{
    private static readonly DateTimeOffset From = new(2025, 1, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);
    private static readonly string[] Moments = [" SIGNAL ", " ENTRY ", " ORDER ", " EXIT "];

    // Each strikes requests about orders, before or after they are carried out.
    private static readonly string[] Faults =
        ["timeout", "unexpected", "server-error", "busy", "timestamp", "drop", "hide", "partial", "too-many-orders"];

    [Fact]
    public Task KillNine_ThreeTimesWithFaultsOn_AccountStillEqualsTheJournal() => LiveAsync(3, TimeSpan.FromHours(3));

    /// <summary>Minutes long, so only when it is asked for: -explicit only.</summary>
    [Fact(Explicit = true)]
    public Task KillNine_FiftyTimesWithFaultsOn_AccountStillEqualsTheJournal() => LiveAsync(50, TimeSpan.FromHours(48));

    private static async Task LiveAsync(int wanted, TimeSpan length)
    {
        int seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        var chance = new Chance((ulong)seed);
        await using LocalSystem system = await LocalSystem.StartLiveAsync(Market.Replay(From, length));
        await system.Client.AcceptedAsync("start");
        int kills = 0;
        int faults = 0;
        while (kills < wanted && !await IsAtItsEndAsync(system))
        {
            faults += await DisturbAsync(system.Account!, chance);
            await MomentAsync(system, chance);
            await system.KillAppAsync();
            await system.StartAppAsync();
            kills++;
        }

        await system.Account!.EndFaultsAsync();
        await system.KillAppAsync();
        await system.StartAppAsync();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}: {kills} kills, {faults} faults set");
        try
        {
            Assert.True(kills >= wanted * 3 / 4, $"The market ended after {kills} kills.");
            (await system.FinishAsync(Patience)).DemandClean();
            await Agreement.DemandAsync(system, tradesLeast: 1, Patience);
        }
        catch (Xunit.Sdk.XunitException problem)
        {
            throw new Xunit.Sdk.XunitException($"seed {seed}: {problem.Message}", problem);
        }
    }

    // What the bot does not know at the end it asks about again in time, and the clock stands there.
    private static async Task<bool> IsAtItsEndAsync(LocalSystem system) =>
        (await system.Client.HostAsync()).Clock.Now > system.Until - TimeSpan.FromMinutes(30);

    // One or two things go wrong, each once or twice.
    private static async Task<int> DisturbAsync(SimulatedAccount account, Chance chance)
    {
        int count = 1 + chance.Below(2);
        for (int n = 0; n < count; n++)
        {
            await account.FaultAsync(new
            {
                kind = Faults[chance.Below(Faults.Length)],
                phase = chance.Below(2) == 0 ? "before" : "after",
                path = "/api/v3/order",
                count = 1 + chance.Below(2),
                delayMs = 10_000,
            });
        }

        return count;
    }

    // After an event of the trade, or at some moment.
    private static async Task MomentAsync(LocalSystem system, Chance chance)
    {
        string moment = Moments[chance.Below(Moments.Length)];
        await system.App.UntilAsync(
            () => system.App.Output.Any(line => line.Contains(moment, StringComparison.Ordinal)),
            TimeSpan.FromSeconds(1 + chance.Below(2)));
        await Task.Delay(chance.Below(30));
    }
}
