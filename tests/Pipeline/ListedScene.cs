using Breakwater.Domain.Execution;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>What the venue does with an entry and its stop in one request.</summary>
internal static class ListedScene
{
    public static async Task<TradeLife> BeginAsync(string scene, CrashPlan crash)
    {
        TradeLife life = await TradeLife.BeginAsync(crash, lists: scene is "oto" ? ListKind.Oto : ListKind.Opo);
        ScriptedVenue venue = life.World.Venue;
        venue.NextFillShare = scene switch { "part" => 0.5m, "none" => 0m, _ => 1m };
        venue.NextPendingFor = scene is "late" ? 5 : 0;
        venue.FailSubmit(scene switch
        {
            "unknown" => VenueFault.DoneButUnknown,
            "lost" => VenueFault.LostAndUnknown,
            _ => VenueFault.None,
        });
        if (scene is "through" && venue.Arriving is { } check)
        {
            venue.Arriving = order =>
            {
                life.World.Market.SetTop(life.Symbol, 97.9m, 98.5m);

                return check(order);
            };
        }

        return life;
    }
}
