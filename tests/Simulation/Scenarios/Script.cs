using Breakwater.Domain.Engine;
using Breakwater.Domain.Risk;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Time;

namespace Breakwater.Simulation.Scenarios;

/// <summary>What is done to the bot from outside, one deed after the other, each drawn by its number.</summary>
public sealed class Script(Site site, Doer doer, RunRequest request)
{
    private static readonly (Deed Deed, int Weight, Fault Needs)[] Table =
    [
        (Deed.Signal, 42, Fault.None),
        (Deed.SignalTwice, 3, Fault.MessageDuplicated),
        (Deed.SignalThenStop, 3, Fault.None),
        (Deed.Stop, 1, Fault.None),
        (Deed.Pause, 2, Fault.None),
        (Deed.Resume, 1, Fault.None),
        (Deed.Start, 1, Fault.None),
        (Deed.Retry, 1, Fault.None),
        (Deed.Kill, 2, Fault.None),
        (Deed.ResetKill, 1, Fault.None),
        (Deed.EmergencyStop, 1, Fault.None),
        (Deed.Flatten, 2, Fault.None),
        (Deed.CancelOrders, 2, Fault.None),
        (Deed.Sync, 2, Fault.None),
        (Deed.ActivateBreaker, 1, Fault.None),
        (Deed.DeactivateBreaker, 1, Fault.None),
        (Deed.ClosePosition, 2, Fault.None),
        (Deed.OtherPreset, 1, Fault.None),
        (Deed.FirstPreset, 1, Fault.None),
        (Deed.Storm, 5, Fault.None),
        (Deed.Crash, 6, Fault.Crash),
        (Deed.CrashAll, 1, Fault.Crash),
        (Deed.ScaleOut, 3, Fault.ScaleOut),
        (Deed.Skew, 2, Fault.ClockSkewed),
        (Deed.Gap, 4, Fault.PriceGap),
        (Deed.BadPrice, 2, Fault.BadPrice),
        (Deed.Halt, 2, Fault.SymbolHalted),
        (Deed.CancelOnly, 2, Fault.CancelOnly),
        (Deed.Delist, 1, Fault.Delisted),
        (Deed.StopCancelledByVenue, 2, Fault.StopCancelledByVenue),
        (Deed.StopCancelledByHand, 2, Fault.StopCancelledByHand),
        (Deed.ForeignOrder, 2, Fault.ForeignOrder),
        (Deed.ForeignBalance, 2, Fault.ForeignBalance),
        (Deed.BalanceTaken, 2, Fault.BalanceTaken),
        (Deed.Poison, 1, Fault.PoisonMessage),
    ];

    private readonly (Deed Deed, int Weight, Fault Needs)[] possible =
        [.. Table.Where(row => row.Needs is Fault.None || site.Faults.Has(row.Needs))];

    private int next;

    /// <summary>How many deeds were drawn.</summary>
    public int Drawn => next;

    public void Begin() => Schedule();

    private void Schedule()
    {
        int number = next++;
        Chance chance = Chance.Of(site.Seed, "deed", number);
        site.Timeline.Every(site.Now + chance.Seconds(1, 22), () =>
        {
            if (site.Faults.IsOver)
            {
                return;
            }

            if (!request.LeftOut.Contains(number))
            {
                Deed deed = Choose(chance);
                site.Trace.Add(null, "deed", NameOf(number, deed));
                doer.Do(deed, chance, number);
            }

            Schedule();
        });
    }

    // A bot that does not trade is dull: half of the time the operator does what makes it trade again.
    private Deed Choose(Chance chance)
    {
        if (site.Watch.Control.Trading is not TradingState.Active && chance.Happens(0.5))
        {
            return site.Watch.Control switch
            {
                { KilledBecause: not null } => Deed.ResetKill,
                { BreakerBecause: not null } => Deed.DeactivateBreaker,
                { MismatchHalts: true } => Deed.Resume,
                { Run: BotRun.Paused } => Deed.Resume,
                _ => Deed.Start,
            };
        }

        int draw = chance.Below(possible.Sum(row => row.Weight));
        foreach ((Deed deed, int weight, _) in possible)
        {
            draw -= weight;
            if (draw < 0)
            {
                return deed;
            }
        }

        return Deed.None;
    }

    private static string NameOf(int number, Deed deed) => $"{number} {deed}";
}
