using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Risk;

/// <summary>Whether the ledger has room for one more trade.</summary>
internal static class LedgerGates
{
    public static bool Pass(Gates gates, Symbol symbol, RiskContext context, RiskRules rules) =>
        HasRoom(gates, symbol, context.Portfolio!, rules)
        && IsRested(gates, symbol, context, rules)
        && IsWithinLosses(gates, context.Portfolio!, rules)
        && IsDiverse(gates, context, rules);

    private static bool HasRoom(Gates gates, Symbol symbol, Portfolio portfolio, RiskRules rules)
    {
        bool free = !portfolio.Reservations.Any(reservation => reservation.Symbol == symbol);
        int positions = portfolio.Reservations.Count + 1;
        int trades = portfolio.TradesToday + 1;

        return gates.That(DenialReason.SymbolAlreadyHeld, "symbol.free", free)
            && gates.AtMost(DenialReason.TooManyPositions, "positions", positions, rules.MaxOpenPositions)
            && gates.AtMost(DenialReason.TooManyTradesToday, "trades.day", trades, rules.MaxTradesPerDay);
    }

    private static bool IsRested(Gates gates, Symbol symbol, RiskContext context, RiskRules rules)
    {
        Portfolio portfolio = context.Portfolio!;
        DateTimeOffset? rested = portfolio.RestsUntil(symbol, rules);

        return gates.Over(DenialReason.CoolingDown, "cooldown.over", portfolio.CoolDownUntil, context.Now)
            && gates.Over(DenialReason.SymbolCoolingDown, "cooldown.symbol.over", rested, context.Now);
    }

    private static bool IsWithinLosses(Gates gates, Portfolio portfolio, RiskRules rules)
    {
        Losses lost = Losses.Of(portfolio, rules);

        return gates.Below(DenialReason.DailyLossLimit, "loss.day.percent", lost.DayPercent, rules.MaxDailyLossPercent)
            && gates.Below(DenialReason.DailyLossLimit, "loss.day.r", lost.DayR, rules.MaxDailyLossR)
            && gates.Below(
                DenialReason.DrawdownLimit, "drawdown.percent", lost.DrawdownPercent, rules.MaxDrawdownPercent);
    }

    // The ledger says what is held, not the map: a symbol that is missing there is not known.
    private static bool IsDiverse(Gates gates, RiskContext context, RiskRules rules) =>
        rules.MaxCorrelation >= 1m || context.Portfolio!.Reservations.All(reservation => gates.AtMost(
            DenialReason.TooCorrelated,
            $"correlation.{reservation.Symbol}",
            context.Correlations.GetValueOrDefault(reservation.Symbol),
            rules.MaxCorrelation));
}
