using Breakwater.Domain.Execution;
using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Positions;

/// <summary>Adds to a winner, once. The stop has risen so far that the total risk is not above the first.</summary>
internal static class AddOn
{
    private const int EmaPeriod = 9;

    /// <summary>
    /// Whether this look may lead to an add-on. One that bought anything is the last; one that bought nothing may be
    /// tried again with the next candle, after a refusal only when the venue has been left alone for a while.
    /// </summary>
    public static bool IsDue(PositionCase position) => position.Look.AddOn is not null && IsWanted(position);

    /// <summary>The same, before anybody knows what the ledger and the account would allow.</summary>
    public static bool IsWanted(PositionCase position) =>
        position.Rules.AddOn.MaxFraction > 0m
        && position.Look.Candles is not null
        && position.Bid >= position.PriceAt(position.Rules.AddOn.AfterR)
        && !position.Trade.Legs.Any(leg => leg is { Kind: LegKind.AddOn, Fills.Count: > 0 })
        && !TradeSteps.IsRefused(position.Trade, LegKind.AddOn, position.Look.Now);

    public static PositionDecision? Decide(PositionCase position)
    {
        if (!IsDue(position) || position.Look is not { AddOn: { } limits, Candles: { } candles })
        {
            return null;
        }

        var checks = new List<Check>();
        if (!Passes(checks, Check.That("addOn.active", limits.State is TradingState.Active))
            || !Passes(checks, NearAverage(position, candles, out decimal chase)))
        {
            return Stay(position, checks);
        }

        Trade trade = position.Trade;
        decimal quantity = trade.Instrument.QuantityDown(trade.FirstQuantity * position.Rules.AddOn.MaxFraction);
        decimal price = trade.Instrument.PriceDown(Math.Min(chase, WorstFill(position.Bid, limits.Rules)));
        bool fits = IsSized(checks, trade, quantity, price)
            && Passes(checks, Check.AtMost(
                "addOn.risk", AddOnRisk.Of(trade, quantity, price), trade.InitialRiskAmount));

        return fits && AddOnLedger.Raise(checks, position, limits, quantity * price) is { } ledger
            ? new PositionDecision(Plan(position, candles, quantity, price), "add-on", checks) { Portfolio = ledger }
            : Stay(position, checks);
    }

    // What the averages say is out of date when the next candle closes.
    private static Trade Plan(PositionCase position, CandleSeries candles, decimal quantity, decimal price)
    {
        decimal risk = quantity * (price - position.Trade.StopPrice);
        var approval = new EntryApproval(position.Trade.Symbol, quantity, price, risk);
        DateTimeOffset expiresAt = candles.CloseTime + candles.Timeframe.Duration();

        return position.Seen.Add(approval, position.Bid, position.Look.Now, expiresAt);
    }

    private static PositionDecision Stay(PositionCase position, List<Check> checks) =>
        new(position.Seen, PositionDecision.Hold, checks);

    // The same distance from the average is the chase limit: paying more would be the chase that the rule forbids.
    private static Check NearAverage(PositionCase position, CandleSeries candles, out decimal chase)
    {
        decimal? average = Average(candles);
        chase = (average ?? 0m) * (1m + (position.Rules.AddOn.MaxEmaDistancePercent / 100m));

        return Check.AtMost("addOn.bid", average is null ? null : position.Bid, chase);
    }

    private static decimal? Average(CandleSeries candles)
    {
        var average = new ExponentialMovingAverage(EmaPeriod);
        double value = double.NaN;
        foreach (double close in candles.Closes)
        {
            value = average.Next(close);
        }

        return IndicatorValue.ToDecimal(value);
    }

    // The ask is at most the widest spread above the bid, or risk would not have let the entry pass either.
    private static decimal WorstFill(decimal bid, RiskRules rules) =>
        bid * (1m + ((rules.MaxSpreadBasisPoints + rules.SlippageBasisPoints) / 10_000m));

    // The stop that will cover it all must not be larger than one order may be.
    private static bool IsSized(List<Check> checks, Trade trade, decimal quantity, decimal price)
    {
        Instrument instrument = trade.Instrument;
        decimal most = instrument.MaxQuantity == 0m ? decimal.MaxValue : instrument.MaxQuantity;

        return Passes(checks, Check.That("addOn.quantity.positive", quantity > 0m))
            && Passes(checks, Check.AtLeast("addOn.quantity.min", quantity, instrument.MinQuantity))
            && Passes(checks, Check.AtMost("addOn.quantity.max", trade.HeldQuantity + quantity, most))
            && Passes(checks, Check.AtLeast("addOn.notional.min", quantity * price, instrument.MinNotional));
    }

    private static bool Passes(List<Check> checks, Check check)
    {
        checks.Add(check);

        return check.Passed;
    }
}
