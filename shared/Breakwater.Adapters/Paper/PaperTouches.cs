using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Paper;

/// <summary>
/// Looks whether the market has touched a stop: now by the bid, before by the lows of closed minutes.
/// </summary>
internal static class PaperTouches
{
    // Few sizes, so that the market adapter's kept slices are found again.
    private static readonly int[] Sizes = [5, 60, 1000];

    public static async Task<PaperTouch> LookAsync(
        IMarketData market, PaperStop stop, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<BookTop> tops = await market.BookTopsAsync([stop.Symbol], cancellationToken);
        if (tops is [{ BidPrice: > 0m } top] && top.BidPrice <= stop.StopPrice)
        {
            return new PaperTouch(top.BidPrice, null);
        }

        // The minute in which the stop was placed may have dipped before it: only whole minutes after it count.
        DateTimeOffset from = Timeframe.M1.OpenTimeAt(stop.CheckedUntil) + Timeframe.M1.Duration();
        double minutes = (now - from).TotalMinutes;
        if (minutes < 1)
        {
            return new PaperTouch(null, null);
        }

        int size = Sizes.FirstOrDefault(size => size >= minutes, Sizes[^1]);
        CandleSeries? candles = await market.CandlesAsync(
            new CandleSlice(stop.Symbol, Timeframe.M1, size, now), cancellationToken);

        return Touched(candles, stop.StopPrice, from)
            ? new PaperTouch(stop.StopPrice, null)
            : new PaperTouch(null, candles?.CloseTime);
    }

    private static bool Touched(CandleSeries? candles, decimal stopPrice, DateTimeOffset from)
    {
        foreach (Candle candle in candles is null ? [] : candles.Candles)
        {
            if (candle.OpenTime >= from && candle.Low <= stopPrice)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What a look at a stop found.</summary>
/// <param name="Price">At what price it was touched; null when it was not.</param>
/// <param name="SeenUntil">Up to when the market is known not to have touched it; null when nothing new is
/// known.</param>
internal readonly record struct PaperTouch(decimal? Price, DateTimeOffset? SeenUntil);
