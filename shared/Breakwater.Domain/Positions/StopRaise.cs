using Breakwater.Domain.Execution;

namespace Breakwater.Domain.Positions;

/// <summary>Moves the stop up to the highest that any rule wishes, in one request. It never falls.</summary>
internal static class StopRaise
{
    public static PositionDecision? Decide(PositionCase position)
    {
        // While the venue refuses stops, the trade's own steps try again; more wishes would be a storm.
        if (TradeSteps.IsRefused(position.Trade, LegKind.Stop, position.Look.Now))
        {
            return null;
        }

        StopWish? highest = null;
        foreach (StopWish? wish in (ReadOnlySpan<StopWish?>)
            [BreakEven.Wish(position), StepTrail.Wish(position), ChandelierTrail.Wish(position)])
        {
            if (wish is { } better && IsWorthIt(position, better) && !(better.Price <= highest?.Price))
            {
                highest = better;
            }
        }

        return highest is { } chosen ? Move(position, chosen) : null;
    }

    // At the bid or above, the venue would refuse it or sell at once.
    private static bool IsWorthIt(PositionCase position, StopWish wish)
    {
        decimal rise = wish.Price - position.Trade.StopPrice;

        return rise > 0m && rise >= wish.MinStep && wish.Price < position.Bid;
    }

    private static PositionDecision Move(PositionCase position, StopWish wish)
    {
        var check = Check.AtLeast("stop.raise", wish.Price - position.Trade.StopPrice, wish.MinStep);
        // An add-on waits for the stop to rest there, so the candles are needed once more.
        Trade trade = AddOn.IsDue(position) ? position.Trade : position.Seen;

        return new PositionDecision(
            trade.WithHigherStop(wish.Price, wish.Reason, position.Look.Now), wish.Reason, [check]);
    }
}
