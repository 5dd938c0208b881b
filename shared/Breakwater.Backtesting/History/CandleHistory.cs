using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.History;

/// <summary>All candles of one symbol, and the longer candles that are made of them. Immutable.</summary>
public sealed class CandleHistory : ICandleHistory
{
    // Few enough that sums of many years stay exact in a decimal: the same days give the same sum wherever they start.
    private const int ValueDecimals = 8;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly CandleSeries candles;
    private readonly CandleIndex index;
    private readonly Dictionary<Timeframe, Lazy<(CandleSeries Series, CandleIndex Index)?>> longer;
    private readonly decimal[] valueBefore;

    /// <summary>Takes a copy of <paramref name="candles"/>.</summary>
    /// <exception cref="ArgumentException">There is no candle, or one does not come after the one before
    /// it.</exception>
    public CandleHistory(Symbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
        this.candles = new CandleSeries(symbol, timeframe, candles);
        index = new CandleIndex(this.candles);
        valueBefore = Sums(candles);
        longer = Enum.GetValues<Timeframe>()
            .Where(other => other > timeframe && (int)other % (int)timeframe == 0)
            .ToDictionary(static other => other, other => new Lazy<(CandleSeries, CandleIndex)?>(() => Build(other)));
    }

    /// <inheritdoc />
    public Symbol Symbol => candles.Symbol;

    /// <inheritdoc />
    public Timeframe Timeframe => candles.Timeframe;

    /// <inheritdoc />
    public DateTimeOffset From => candles.Candles[0].OpenTime;

    /// <inheritdoc />
    public DateTimeOffset Until => candles.CloseTime;

    /// <summary>How many candles were read.</summary>
    public int Count => candles.Count;

    /// <summary>What was read, oldest first.</summary>
    public ReadOnlySpan<Candle> Candles => candles.Candles;

    /// <inheritdoc />
    public Candle? OpeningAt(DateTimeOffset openTime) =>
        index.Find(openTime) is >= 0 and int found ? candles.Candles[found] : null;

    /// <summary>
    /// The newest candles that closed at or before a time, as a venue would have sent them; null when there is none.
    /// </summary>
    /// <remarks>
    /// A longer candle exists when every candle that it is made of exists: one with a hole is left out, so that the
    /// series has a gap and is denied.
    /// </remarks>
    /// <param name="timeframe">The timeframe of the file or a multiple of it; for any other there is nothing.</param>
    /// <param name="count">How many at most; at least 1.</param>
    /// <param name="closedBy">The time.</param>
    public CandleSeries? Slice(Timeframe timeframe, int count, DateTimeOffset closedBy)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (timeframe == Timeframe)
        {
            return Newest(candles, index, count, closedBy);
        }

        return longer.TryGetValue(timeframe, out Lazy<(CandleSeries Series, CandleIndex Index)?>? made)
            && made.Value is { } built
            ? Newest(built.Series, built.Index, count, closedBy)
            : null;
    }

    /// <summary>The 24 hours before a time; null when nothing closed within them.</summary>
    DayWindow? ICandleHistory.DayAt(DateTimeOffset time)
    {
        int end = index.ClosedBy(time);
        int start = index.ClosedBy(time - Day);

        return end == start
            ? null
            : new DayWindow(
                candles.Candles[start].Open, candles.Candles[end - 1], valueBefore[end] - valueBefore[start]);
    }

    private static CandleSeries? Newest(CandleSeries series, CandleIndex index, int count, DateTimeOffset closedBy)
    {
        int end = index.ClosedBy(closedBy);
        int taken = Math.Min(count, end);

        return taken == 0 ? null : series.Slice(end - taken, taken);
    }

    private (CandleSeries Series, CandleIndex Index)? Build(Timeframe timeframe)
    {
        Candle[] made = CandleAggregation.Whole(candles, timeframe);
        if (made.Length == 0)
        {
            return null;
        }

        CandleSeries series = new(Symbol, timeframe, made);

        return (series, new CandleIndex(series));
    }

    private static decimal[] Sums(ReadOnlySpan<Candle> candles)
    {
        decimal[] sums = new decimal[candles.Length + 1];
        for (int i = 0; i < candles.Length; i++)
        {
            sums[i + 1] = sums[i] + Math.Round(candles[i].Close * candles[i].Volume, ValueDecimals);
        }

        return sums;
    }
}
