using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Positions;

/// <summary>What the position rules know at one look.</summary>
/// <param name="BidPrice">What a sale would bring now, quote currency.</param>
/// <param name="Candles">Closed signal candles up to now; null when no new one has closed since the last look.</param>
/// <param name="Now">The time of the look.</param>
public sealed record PositionLook(decimal BidPrice, CandleSeries? Candles, DateTimeOffset Now);

/// <summary>What the position rules decided.</summary>
/// <param name="Trade">The trade, with new intents if any.</param>
/// <param name="Outcome">One word for the journal; <c>hold</c> when nothing changed but what was seen.</param>
/// <param name="Checks">The numbers.</param>
public sealed record PositionDecision(Trade Trade, string Outcome, IReadOnlyList<Check> Checks)
{
    /// <summary>The outcome of a look that changed nothing.</summary>
    public const string Hold = "hold";
}

/// <summary>Targets, break-even, trailing and time exits of an open position. Stops only ever rise.</summary>
public static class PositionRules
{
    /// <summary>
    /// Decides for <paramref name="trade"/>; while an order is in doubt or on its way nothing is decided.
    /// </summary>
    public static PositionDecision Decide(Trade trade, PositionLook look, ExitRules rules)
    {
        bool busy = trade.Legs.Any(leg => leg.State is LegState.Intent || leg.IsInDoubt);
        // A price of zero or below is a broken feed, not a crash of the market.
        if (trade.Status is not TradeStatus.Open || busy || look.BidPrice <= 0m || trade.InitialRisk <= 0m)
        {
            return new PositionDecision(trade, PositionDecision.Hold, []);
        }

        return AtPassedStop(trade, look)
            ?? AtTarget(trade, look, rules)
            ?? AtTime(trade, look, rules)
            ?? (look.Candles is { } candles ? AtCandle(trade, look, candles, rules) : null)
            ?? new PositionDecision(trade, PositionDecision.Hold, []);
    }

    // A raised stop that the price passed before it was placed is refused by the venue, and the old one still rests.
    private static PositionDecision? AtPassedStop(Trade trade, PositionLook look)
    {
        decimal wanted = trade.Instrument.PriceDown(trade.StopPrice);
        var check = Check.AtLeast("bid", look.BidPrice, wanted);

        return !check.Passed && trade.RestingStop?.StopPrice < wanted
            ? Leave(trade, "stop-passed", look, check)
            : null;
    }

    private static PositionDecision? AtTarget(Trade trade, PositionLook look, ExitRules rules)
    {
        if (trade.TargetsDone >= rules.Targets.Count || TradeSteps.IsRefused(trade, LegKind.Target, look.Now))
        {
            return null;
        }

        ProfitTarget target = rules.Targets[trade.TargetsDone];
        decimal price = trade.EntryPrice + (target.R * trade.InitialRisk);
        var check = Check.AtLeast("bid", look.BidPrice, price);
        if (!check.Passed)
        {
            return null;
        }

        int number = trade.TargetsDone + 1;
        decimal breakEven = trade.EntryPrice * (1m + (rules.BreakEvenBufferBasisPoints / 10_000m));
        // The stop that shrinks for the target moves up in the same request.
        Trade lifted = breakEven < look.BidPrice
            ? trade with { StopPrice = Math.Max(trade.StopPrice, trade.Instrument.PriceDown(breakEven)) }
            : trade;
        Trade taken = lifted.TakeTarget(
            number, trade.BoughtQuantity * target.Fraction, look.BidPrice, look.Now);

        return new PositionDecision(taken, $"target-{number}", [check]);
    }

    private static PositionDecision? AtTime(Trade trade, PositionLook look, ExitRules rules)
    {
        decimal hours = (decimal)(look.Now - (trade.OpenedAt ?? trade.CreatedAt)).TotalHours;
        decimal shown = (look.BidPrice - trade.EntryPrice) / trade.InitialRisk;
        var hold = Check.AtMost("held.hours", hours, rules.MaxHoldHours);
        if (!hold.Passed)
        {
            return Leave(trade, "max-hold", look, hold);
        }

        var progress = Check.AtLeast("progress.r", shown, rules.TimeStopMinR);

        return hours > rules.TimeStopHours && trade.TargetsDone == 0 && !progress.Passed
            ? Leave(trade, "time-stop", look, progress)
            : null;
    }

    private static PositionDecision AtCandle(Trade trade, PositionLook look, CandleSeries candles, ExitRules rules)
    {
        Trade seen = trade with { LastCandle = candles.Last.OpenTime };
        long age = (candles.Last.OpenTime - trade.Signal.CandleOpenTime).Ticks / candles.Timeframe.Duration().Ticks;
        var above = Check.AtLeast("close", candles.Last.Close, trade.Signal.LevelPrice);
        if (age >= 1 && age <= rules.FailedBreakoutCandles && trade.TargetsDone == 0 && !above.Passed)
        {
            return Leave(seen, "failed-breakout", look, above);
        }

        return Trail(seen, look, candles, rules) ?? new PositionDecision(seen, PositionDecision.Hold, [above]);
    }

    private static PositionDecision? Trail(Trade trade, PositionLook look, CandleSeries candles, ExitRules rules)
    {
        int since = candles.Candles.Length - CountBefore(candles, trade.Signal.CandleOpenTime);
        if (since < 1)
        {
            return null;
        }

        decimal high = Highest(candles.Candles[^Math.Min(since, rules.ChandelierLookback)..]);
        if (high < trade.EntryPrice + (rules.TrailAfterR * trade.InitialRisk))
        {
            return null;
        }

        decimal stop = high - (rules.ChandelierAtr * trade.Signal.Atr);
        var step = Check.AtLeast("stop.raise", stop - trade.StopPrice, rules.MinStopStepAtr * trade.Signal.Atr);

        return step.Passed && stop < look.BidPrice
            ? new PositionDecision(trade.WithHigherStop(stop, "trail", look.Now), "trail", [step])
            : null;
    }

    private static PositionDecision Leave(Trade trade, string reason, PositionLook look, Check check) =>
        new(trade.Exit(reason, look.BidPrice, look.Now), reason, [check]);

    private static int CountBefore(CandleSeries candles, DateTimeOffset openTime)
    {
        int count = 0;
        foreach (Candle candle in candles.Candles)
        {
            count += candle.OpenTime <= openTime ? 1 : 0;
        }

        return count;
    }

    private static decimal Highest(ReadOnlySpan<Candle> candles)
    {
        decimal highest = 0m;
        foreach (Candle candle in candles)
        {
            highest = Math.Max(highest, candle.High);
        }

        return highest;
    }
}
