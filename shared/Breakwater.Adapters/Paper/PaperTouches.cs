using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Paper;

/// <summary>
/// Looks whether the market has touched a stop: before by the lows of closed minutes, now by the bid.
/// </summary>
internal static class PaperTouches
{
    /// <summary>Pages of one look, two weeks; what an outage leaves beyond them is seen by the next looks.</summary>
    private const int PagesMax = 20;

    // Few sizes, so that the market adapter's kept slices are found again.
    private static readonly int[] Sizes = [5, 60, 1000];

    public static async Task<PaperTouch> LookAsync(
        IMarketData market, PaperStop stop, BookTop top, DateTimeOffset now, CancellationToken cancellationToken)
    {
        PaperTouch before = await LookBackAsync(market, stop, now, cancellationToken);

        // A stop that was touched before is sold at what it met then, not at what the bid has become.
        return before.Price is null && top.BidPrice > 0m && top.BidPrice <= stop.StopPrice
            ? new PaperTouch(top.BidPrice, null)
            : before;
    }

    private static async Task<PaperTouch> LookBackAsync(
        IMarketData market, PaperStop stop, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset from = NextWholeMinute(stop.CheckedUntil);
        DateTimeOffset? seen = null;
        for (int page = 0; page < PagesMax && now - from >= Timeframe.M1.Duration(); page++)
        {
            double minutes = (now - from).TotalMinutes;
            int size = Sizes.FirstOrDefault(size => size >= minutes, Sizes[^1]);
            DateTimeOffset until = minutes > size ? from.AddMinutes(size) : now;
            CandleSeries? candles = await market.CandlesAsync(
                new CandleSlice(stop.Symbol, Timeframe.M1, size, until), cancellationToken);
            if (candles is not null && FirstTouch(candles, stop.StopPrice, from) is { } touch)
            {
                return new PaperTouch(Math.Min(stop.StopPrice, touch.Open), null);
            }

            // Up to the last candle that there is: a minute that the venue has yet to show counts as unseen.
            seen = candles is not null && candles.CloseTime >= from ? candles.CloseTime : seen;
            from = until;
        }

        return new PaperTouch(null, seen);
    }

    // The minute in which the stop was placed may have dipped before it: only whole minutes after it count.
    private static DateTimeOffset NextWholeMinute(DateTimeOffset time)
    {
        DateTimeOffset minute = Timeframe.M1.OpenTimeAt(time);

        return minute == time ? minute : minute + Timeframe.M1.Duration();
    }

    private static Candle? FirstTouch(CandleSeries candles, decimal stopPrice, DateTimeOffset from)
    {
        foreach (Candle candle in candles.Candles)
        {
            if (candle.OpenTime >= from && candle.Low <= stopPrice)
            {
                return candle;
            }
        }

        return null;
    }
}

/// <summary>What a look at a stop found.</summary>
/// <param name="Price">At what price it was touched; null when it was not.</param>
/// <param name="SeenUntil">Up to when the market is known not to have touched it; null when nothing new is
/// known.</param>
internal readonly record struct PaperTouch(decimal? Price, DateTimeOffset? SeenUntil);
