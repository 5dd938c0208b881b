namespace Breakwater.Domain.Execution;

/// <summary>How long a position was held without a stop at the venue.</summary>
public static class Exposure
{
    /// <summary>
    /// The time from the first purchase to the last sale in which no stop was known to rest, or something was bought
    /// after the one that did.
    /// </summary>
    /// <remarks>
    /// Measured from what is stored: fills at the venue's time, stops from the answer that first showed them resting to
    /// the one that showed their end. A stop that was sent with its entry rests from the entry's last fill on: the
    /// venue places it in that moment.
    /// </remarks>
    /// <param name="trade">Running or ended.</param>
    /// <param name="now">Until when, while something is held.</param>
    public static TimeSpan Of(Trade trade, DateTimeOffset now)
    {
        DateTimeOffset[] bought = [.. trade.Purchases.Select(fill => fill.At)];
        if (bought.Length == 0)
        {
            return TimeSpan.Zero;
        }

        Leg[] stops = [.. trade.Legs.Where(leg => leg is { Kind: LegKind.Stop, RestsSince: not null })];
        DateTimeOffset end = EndOf(trade, now);
        DateTimeOffset[] moments =
        [
            .. bought.Append(end)
                .Concat(stops.Select(stop => stop.RestsSince!.Value))
                .Concat(stops.Select(stop => stop.EndedAt ?? end))
                .Where(moment => moment >= bought.Min() && moment <= end)
                .Distinct()
                .Order(),
        ];
        TimeSpan bare = TimeSpan.Zero;
        for (int i = 1; i < moments.Length; i++)
        {
            DateTimeOffset from = moments[i - 1];
            DateTimeOffset last = bought.Where(moment => moment <= from).Max();
            bool isProtected = stops.Any(stop =>
                stop.RestsSince >= last && stop.RestsSince <= from && (stop.EndedAt ?? DateTimeOffset.MaxValue) > from);
            bare += isProtected ? TimeSpan.Zero : moments[i] - from;
        }

        return bare;
    }

    private static DateTimeOffset EndOf(Trade trade, DateTimeOffset now) =>
        !trade.IsSold ? now : trade.Sales.Select(fill => fill.At).DefaultIfEmpty(trade.ClosedAt ?? now).Max();
}
