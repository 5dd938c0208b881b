using Breakwater.Domain.Execution;

namespace Breakwater.Domain.Positions;

/// <summary>Targets, exits, rising stops and the add-on of an open position. Stops only ever rise.</summary>
public static class PositionRules
{
    /// <summary>
    /// Decides for <paramref name="trade"/>; while an order is in doubt or on its way nothing is decided.
    /// </summary>
    /// <remarks>
    /// The order is that of urgency: what the price has passed already, profit that is there, time, what the candles
    /// say against the trade, a better stop, and only then more of it.
    /// </remarks>
    public static PositionDecision Decide(Trade trade, PositionLook look, ExitRules rules)
    {
        bool busy = trade.Legs.Any(leg => leg.State is LegState.Intent || leg.IsInDoubt);
        // A price of zero or below is a broken feed, not a crash of the market.
        if (trade.Status is not TradeStatus.Open || busy || look.BidPrice <= 0m)
        {
            return new PositionDecision(trade, PositionDecision.Hold, []);
        }

        var position = new PositionCase(trade, look, rules);

        if (trade.InitialRisk <= 0m)
        {
            // Bought at its stop or below there is no R to measure by: the stop ends it, or its time.
            return TimeExit.TooLong(position) ?? position.Wait();
        }

        return PassedStop.Decide(position)
            ?? TargetLadder.Decide(position)
            ?? TimeExit.Decide(position)
            ?? FailedBreakout.Decide(position)
            ?? WeakImpulse.Decide(position)
            ?? ActivityDrop.Decide(position)
            ?? VolatilityExit.Decide(position)
            ?? StopRaise.Decide(position)
            ?? AddOn.Decide(position)
            ?? new PositionDecision(position.Seen, PositionDecision.Hold, []);
    }

    /// <summary>Whether an add-on may come of this look, so that its limits are worth being asked for.</summary>
    public static bool WantsAddOn(Trade trade, PositionLook look, ExitRules rules) =>
        AddOn.IsWanted(new PositionCase(trade, look, rules));
}
