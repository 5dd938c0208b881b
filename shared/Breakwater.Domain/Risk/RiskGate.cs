using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Risk;

/// <summary>What the gate knows when it decides. Unknown is null and is a denial, never a guess.</summary>
/// <param name="State">What the operator allows.</param>
/// <param name="Portfolio">The ledger.</param>
/// <param name="Instrument">The venue's steps and limits.</param>
/// <param name="Book">Best bid and ask now.</param>
/// <param name="FreeQuote">Quote currency that can be spent.</param>
/// <param name="Now">The time of the decision.</param>
public sealed record RiskContext(
    TradingState State,
    Portfolio? Portfolio,
    Instrument? Instrument,
    BookTop? Book,
    decimal? FreeQuote,
    DateTimeOffset Now)
{
    /// <summary>How the market as a whole stands.</summary>
    public MarketRegime Regime { get; init; }

    /// <summary>
    /// Correlation of the candidate's returns with those of each symbol that is held or being entered, -1 to 1; null
    /// where it is not known, which is a denial.
    /// </summary>
    public IReadOnlyDictionary<Symbol, decimal?> Correlations { get; init; } = new Dictionary<Symbol, decimal?>();
}

/// <summary>The one door between a signal and an order.</summary>
public static class RiskGate
{
    /// <summary>Checks <paramref name="signal"/> gate after gate, and sizes it.</summary>
    public static RiskDecision Assess(string tradeId, BreakoutSignal signal, RiskContext context, RiskRules rules)
    {
        var gates = new Gates();
        if (!IsKnown(gates, signal, context))
        {
            return gates.Denied;
        }

        RiskContext today = context with { Portfolio = context.Portfolio!.At(context.Now) };

        return PassesLedger(gates, signal.Symbol, today, rules) && PassesPrice(gates, signal, context, rules)
            ? Size(gates, tradeId, signal, today, rules)
            : gates.Denied;
    }

    private static bool IsKnown(Gates gates, BreakoutSignal signal, RiskContext context) =>
        gates.That(DenialReason.TradingNotActive, "trading.active", context.State is TradingState.Active)
        && gates.That(DenialReason.SignalExpired, "signal.fresh", context.Now <= signal.ExpiresAt)
        && gates.That(DenialReason.NoMarketData, "market", IsSane(context))
        && gates.That(DenialReason.NoEquity, "equity", context is { Portfolio.Equity: > 0m, FreeQuote: not null });

    // A crossed book is a broken feed: its spread would be negative and pass every limit.
    private static bool IsSane(RiskContext context) =>
        context is { Instrument.IsTrading: true, Book: { BidPrice: > 0m } book } && book.BidPrice < book.AskPrice;

    private static bool PassesLedger(Gates gates, Symbol symbol, RiskContext context, RiskRules rules)
    {
        Portfolio portfolio = context.Portfolio!;
        bool free = !portfolio.Reservations.Any(reservation => reservation.Symbol == symbol);
        bool rested = portfolio.CoolDownUntil is null || context.Now >= portfolio.CoolDownUntil;
        decimal dayLoss = Percent(portfolio.DayStartEquity - portfolio.Equity, portfolio.DayStartEquity);
        decimal drawdown = Percent(portfolio.HighWaterMark - portfolio.Equity, portfolio.HighWaterMark);
        int positions = portfolio.Reservations.Count + 1;

        return gates.That(DenialReason.SymbolAlreadyHeld, "symbol.free", free)
            && gates.AtMost(DenialReason.TooManyPositions, "positions", positions, rules.MaxOpenPositions)
            && gates.That(DenialReason.CoolingDown, "cooldown.over", rested)
            && gates.Below(DenialReason.DailyLossLimit, "loss.day.percent", dayLoss, rules.MaxDailyLossPercent)
            && gates.Below(DenialReason.DrawdownLimit, "drawdown.percent", drawdown, rules.MaxDrawdownPercent);
    }

    private static bool PassesPrice(Gates gates, BreakoutSignal signal, RiskContext context, RiskRules rules)
    {
        BookTop book = context.Book!;
        decimal? spread = book.SpreadBasisPoints;
        decimal? ask = book.AskPrice > 0m ? book.AskPrice : null;
        // On the tick, as the order will be: a coarse tick may reach down to the stop.
        decimal distance = context.Instrument!.PriceDown(signal.MaxEntryPrice) - signal.StopPrice;
        bool stopIsBelow = distance > 0m && signal.StopPrice < book.BidPrice;
        decimal costs = signal.MaxEntryPrice / 10_000m
            * ((2m * rules.FeeBasisPoints) + rules.SlippageBasisPoints + (spread ?? 0m));

        return gates.AtMost(DenialReason.PriceBeyondChaseLimit, "ask", ask, signal.MaxEntryPrice)
            && gates.AtMost(DenialReason.SpreadTooWide, "spread.bps", spread, rules.MaxSpreadBasisPoints)
            && gates.That(DenialReason.StopNotBelowEntry, "stop.below.entry", stopIsBelow)
            && gates.AtMost(DenialReason.CostTooHigh, "cost.to.risk", costs / distance, rules.MaxCostToRisk);
    }

    private static RiskDecision Size(
        Gates gates, string tradeId, BreakoutSignal signal, RiskContext context, RiskRules rules)
    {
        Portfolio portfolio = context.Portfolio!;
        Instrument instrument = context.Instrument!;
        decimal free = context.FreeQuote!.Value;
        bool usable = free > 0m && free >= instrument.MinNotional;
        if (!gates.That(DenialReason.InsufficientBalance, "balance.usable", usable))
        {
            return gates.Denied;
        }

        decimal limit = instrument.PriceDown(signal.MaxEntryPrice);
        decimal quantity = PositionSizer.Size(portfolio.Equity, limit, signal.StopPrice, free, (instrument, rules));
        decimal risk = quantity * (limit - signal.StopPrice);
        decimal notional = quantity * limit;
        decimal atStop = quantity * signal.StopPrice;
        decimal openRisk = Percent(portfolio.OpenRisk + risk, portfolio.Equity);
        decimal exposure = Percent(portfolio.Exposure + notional, portfolio.Equity);

        bool open = gates.That(DenialReason.QuantityBelowMinimum, "quantity.positive", quantity > 0m)
            && gates.AtLeast(DenialReason.QuantityBelowMinimum, "quantity", quantity, instrument.MinQuantity)
            && gates.AtLeast(DenialReason.NotionalBelowMinimum, "notional", atStop, instrument.MinNotional)
            && gates.AtMost(DenialReason.OpenRiskLimit, "risk.open.percent", openRisk, rules.MaxOpenRiskPercent)
            && gates.AtMost(DenialReason.ExposureLimit, "exposure.percent", exposure, rules.MaxExposurePercent)
            && gates.AtMost(DenialReason.InsufficientBalance, "balance", notional, free);

        return open
            ? new RiskDecision.Approved(
                new EntryApproval(signal.Symbol, quantity, limit, risk),
                new Reservation(tradeId, signal.Symbol, risk, notional),
                gates.Checks)
            : gates.Denied;
    }

    private static decimal Percent(decimal part, decimal whole) =>
        whole == 0m ? 0m : part / whole * 100m;
}
