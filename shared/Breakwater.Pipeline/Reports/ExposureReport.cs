using Breakwater.Domain.Execution;

namespace Breakwater.Pipeline.Reports;

/// <summary>How long closed trades were held without a stop at the venue, milliseconds.</summary>
/// <param name="Trades">How many trades are counted: those that held something.</param>
/// <param name="MaxMs">The longest of a trade; null without one.</param>
/// <param name="P95Ms">At most so much for 95 of 100 trades (nearest rank); null without one.</param>
public sealed record ExposureReport(int Trades, long? MaxMs, long? P95Ms)
{
    /// <summary>Of these trades.</summary>
    public static ExposureReport Of(IEnumerable<Trade> closed)
    {
        long[] times =
        [
            .. closed.Where(trade => trade.BoughtQuantity > 0m)
                .Select(trade => (long)Exposure.Of(trade, trade.ClosedAt ?? trade.CreatedAt).TotalMilliseconds)
                .Order(),
        ];

        return times.Length == 0
            ? new ExposureReport(0, null, null)
            : new ExposureReport(times.Length, times[^1], times[(((times.Length * 95) + 99) / 100) - 1]);
    }
}
