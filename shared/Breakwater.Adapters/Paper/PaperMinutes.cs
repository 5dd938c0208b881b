using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Paper;

/// <summary>The closed minutes of one look; orders that ask for the same ones share an answer.</summary>
internal sealed class PaperMinutes(IMarketData market, DateTimeOffset now)
{
    /// <summary>Pages of one look, two weeks; what an outage leaves beyond them is seen by the next looks.</summary>
    private const int PagesMax = 20;

    // Few sizes, so that the market adapter's kept slices are found again.
    private static readonly int[] Sizes = [5, 60, 1000];

    private readonly Dictionary<CandleSlice, CandleSeries?> known = [];

    /// <summary>Shows every minute that began after a time, oldest first, until one is answered with false.</summary>
    /// <returns>Up to when the minutes are known; null when no new one is.</returns>
    public async Task<DateTimeOffset?> VisitAsync(
        Symbol symbol, DateTimeOffset since, Func<Candle, bool> goesOn, CancellationToken cancellationToken)
    {
        DateTimeOffset from = NextWholeMinute(since);
        DateTimeOffset? seen = null;
        for (int page = 0; page < PagesMax && now - from >= Timeframe.M1.Duration(); page++)
        {
            double minutes = (now - from).TotalMinutes;
            int size = Sizes.FirstOrDefault(size => size >= minutes, Sizes[^1]);
            DateTimeOffset until = minutes > size ? from.AddMinutes(size) : now;
            CandleSeries? candles = await AskAsync(
                new CandleSlice(symbol, Timeframe.M1, size, until), cancellationToken);
            if (candles is not null && !Show(candles, from, goesOn))
            {
                return seen;
            }

            // Up to the last candle that there is: a minute that the venue has yet to show counts as unseen.
            seen = candles is not null && candles.CloseTime > from ? candles.CloseTime : seen;
            from = until;
        }

        return seen;
    }

    /// <summary>How far the price moved in the newest closed minute, quote currency; zero when there is none.</summary>
    public async Task<decimal> LastRangeAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        CandleSeries? candles = await AskAsync(
            new CandleSlice(symbol, Timeframe.M1, Sizes[0], now), cancellationToken);

        return candles is null ? 0m : candles.Last.High - candles.Last.Low;
    }

    private async Task<CandleSeries?> AskAsync(CandleSlice slice, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue(slice, out CandleSeries? candles))
        {
            candles = await market.CandlesAsync(slice, cancellationToken);
            known[slice] = candles;
        }

        return candles;
    }

    // The minute in which an order was placed may have moved before it: only whole minutes after it count.
    private static DateTimeOffset NextWholeMinute(DateTimeOffset time)
    {
        DateTimeOffset minute = Timeframe.M1.OpenTimeAt(time);

        return minute == time ? minute : minute + Timeframe.M1.Duration();
    }

    private static bool Show(CandleSeries candles, DateTimeOffset from, Func<Candle, bool> goesOn)
    {
        foreach (Candle candle in candles.Candles)
        {
            if (candle.OpenTime >= from && !goesOn(candle))
            {
                return false;
            }
        }

        return true;
    }
}
