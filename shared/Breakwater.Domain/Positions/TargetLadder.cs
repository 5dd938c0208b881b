using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Positions;

/// <summary>Takes profit in steps, each at its distance in R and each a share of what the entry bought.</summary>
internal static class TargetLadder
{
    public static PositionDecision? Decide(PositionCase position)
    {
        Trade trade = position.Trade;
        IReadOnlyList<ProfitTarget> targets = position.Rules.Targets;
        if (trade.TargetsDone >= targets.Count || TradeSteps.IsRefused(trade, LegKind.Target, position.Look.Now))
        {
            return null;
        }

        var check = Check.AtLeast("bid", position.Bid, position.PriceAt(targets[trade.TargetsDone].R));

        return check.Passed ? Take(position, trade.TargetsDone + 1, check) : null;
    }

    private static PositionDecision Take(PositionCase position, int number, Check check)
    {
        decimal breakEven = BreakEven.StopOf(position.Trade, position.Rules);
        // The stop that shrinks for the target moves up in the same request.
        Trade lifted = breakEven < position.Bid && breakEven > position.Trade.StopPrice
            ? position.Trade with { StopPrice = breakEven }
            : position.Trade;
        Trade taken = lifted.TakeTarget(number, Due(lifted, position.Rules, number), position.Bid, position.Look.Now);

        return ReferenceEquals(taken, lifted)
            ? position.Wait(check)
            : new PositionDecision(taken, $"target-{number}", [check]);
    }

    // Counted from the start, so what an earlier target was too small for, or could not sell, is due now.
    private static decimal Due(Trade trade, ExitRules rules, int number)
    {
        decimal share = rules.Targets.Take(number).Sum(target => target.Fraction);
        decimal taken = trade.Legs.Where(leg => leg.Kind is LegKind.Target).Sum(leg => leg.FilledQuantity);

        return trade.Instrument.QuantityDown(trade.FirstQuantity * share) - taken;
    }
}
