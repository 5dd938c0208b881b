using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Risk;

/// <summary>The one door between a signal and an order.</summary>
public static class RiskGate
{
    /// <summary>
    /// Checks <paramref name="signal"/> gate after gate, and sizes it. Nothing that is known of the symbol beforehand,
    /// not even a size, goes around a gate.
    /// </summary>
    public static RiskDecision Assess(string tradeId, BreakoutSignal signal, RiskContext context, RiskRules rules)
    {
        var gates = new Gates();
        if (!IsKnown(gates, signal, context))
        {
            return gates.Denied;
        }

        RiskContext today = context with { Portfolio = context.Portfolio!.At(context.Now) };

        return MarketGates.Pass(gates, today, rules)
            && LedgerGates.Pass(gates, signal.Symbol, today, rules)
            && PriceGates.Pass(gates, signal, today, rules)
            ? SizeGates.Decide(gates, tradeId, signal, today, rules)
            : gates.Denied;
    }

    private static bool IsKnown(Gates gates, BreakoutSignal signal, RiskContext context)
    {
        var state = new Check(
            "trading.active",
            (int)context.State,
            (int)TradingState.Active,
            context.State is TradingState.Active);
        var balance = new Check("balance.known", context.FreeQuote, null, context.FreeQuote is not null);
        decimal minutesLeft = Gates.Minutes(signal.ExpiresAt - context.Now);

        return gates.Pass(DenialReason.TradingNotActive, state)
            && gates.AtLeast(DenialReason.SignalExpired, "signal.fresh", minutesLeft, 0m)
            && gates.That(DenialReason.NoMarketData, "market", IsSane(context.Instrument, context.Book))
            && gates.Above(DenialReason.NoEquity, "equity", context.Portfolio?.Equity, 0m)
            && gates.Pass(DenialReason.NoEquity, balance);
    }

    // A crossed book is a broken feed: its spread would be negative and pass every limit.
    private static bool? IsSane(Instrument? instrument, BookTop? book) => instrument is null || book is null
        ? null
        : instrument.IsTrading && book.BidPrice > 0m && book.BidPrice < book.AskPrice;
}
