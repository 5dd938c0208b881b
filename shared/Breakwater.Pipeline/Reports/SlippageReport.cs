using Breakwater.Domain.Execution;

namespace Breakwater.Pipeline.Reports;

/// <summary>What fills cost beyond the prices they were decided at, basis points; positive is worse for us.</summary>
/// <param name="Fills">How many fills are counted: those of orders that were decided at a known price.</param>
/// <param name="Mean">Of the fills, each counted once; null without one.</param>
/// <param name="P95">At most so much for 95 of 100 fills (nearest rank); null without one.</param>
/// <param name="EntryMean">Mean of the trades' entries; null without one.</param>
/// <param name="ExitMean">Mean of the trades' sales; null without one.</param>
public sealed record SlippageReport(int Fills, decimal? Mean, decimal? P95, decimal? EntryMean, decimal? ExitMean)
{
    /// <summary>Of these trades.</summary>
    public static SlippageReport Of(IReadOnlyList<Trade> trades)
    {
        decimal[] fills =
        [
            .. trades.SelectMany(trade => trade.Legs)
                .SelectMany(leg => leg.Fills.Select(fill => Slippage.Of(leg, fill)))
                .OfType<decimal>()
                .Order(),
        ];

        return new SlippageReport(
            fills.Length,
            MeanOf(fills),
            fills.Length == 0 ? null : fills[(((fills.Length * 95) + 99) / 100) - 1],
            MeanOf([.. Of(trades, isPurchase: true)]),
            MeanOf([.. Of(trades, isPurchase: false)]));
    }

    private static IEnumerable<decimal> Of(IEnumerable<Trade> trades, bool isPurchase) => trades
        .Select(trade => Slippage.Of(trade.Legs.Where(leg => leg.IsPurchase == isPurchase)))
        .OfType<decimal>();

    private static decimal? MeanOf(decimal[] values) => values.Length == 0 ? null : values.Sum() / values.Length;
}
