namespace Breakwater.Domain.Markets;

/// <summary>
/// Closed candles of one instrument and timeframe, oldest first, with their values as doubles for indicators.
/// </summary>
/// <remarks>
/// Immutable. Holds at least one candle; order, gaps and plausibility are judged by <c>CandleQuality</c>.
/// </remarks>
public sealed class CandleSeries
{
    private readonly Candle[] candles;
    private readonly int start;
    private readonly double[] highs;
    private readonly double[] lows;
    private readonly double[] closes;
    private readonly double[] volumes;

    /// <summary>Takes a copy of <paramref name="candles"/>.</summary>
    /// <exception cref="ArgumentException">There is no candle.</exception>
    public CandleSeries(Symbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
        if (candles.IsEmpty)
        {
            throw new ArgumentException($"A series of {symbol} needs at least one candle.", nameof(candles));
        }

        Symbol = symbol;
        Timeframe = timeframe;
        Count = candles.Length;
        this.candles = candles.ToArray();
        highs = Column(this.candles, static candle => candle.High);
        lows = Column(this.candles, static candle => candle.Low);
        closes = Column(this.candles, static candle => candle.Close);
        volumes = Column(this.candles, static candle => candle.Volume);
    }

    private CandleSeries(CandleSeries whole, int start, int count)
    {
        Symbol = whole.Symbol;
        Timeframe = whole.Timeframe;
        Count = count;
        this.start = whole.start + start;
        candles = whole.candles;
        highs = whole.highs;
        lows = whole.lows;
        closes = whole.closes;
        volumes = whole.volumes;
    }

    /// <summary>The instrument.</summary>
    public Symbol Symbol { get; }

    /// <summary>The length of each candle.</summary>
    public Timeframe Timeframe { get; }

    /// <summary>How many candles there are; at least one.</summary>
    public int Count { get; }

    /// <summary>The newest closed candle.</summary>
    public Candle Last => candles[start + Count - 1];

    /// <summary>When <see cref="Last"/> closed, exclusive.</summary>
    public DateTimeOffset CloseTime => Last.OpenTime + Timeframe.Duration();

    /// <summary>The candles, oldest first.</summary>
    public ReadOnlySpan<Candle> Candles => candles.AsSpan(start, Count);

    /// <summary>High prices, oldest first.</summary>
    public ReadOnlySpan<double> Highs => highs.AsSpan(start, Count);

    /// <summary>Low prices, oldest first.</summary>
    public ReadOnlySpan<double> Lows => lows.AsSpan(start, Count);

    /// <summary>Close prices, oldest first.</summary>
    public ReadOnlySpan<double> Closes => closes.AsSpan(start, Count);

    /// <summary>Volumes in base currency, oldest first.</summary>
    public ReadOnlySpan<double> Volumes => volumes.AsSpan(start, Count);

    /// <summary>A part of this series; it shares the numbers and costs nothing to make.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is empty or not inside the series.</exception>
    public CandleSeries Slice(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count - start);

        return start == 0 && count == Count ? this : new CandleSeries(this, start, count);
    }

    private static double[] Column(Candle[] candles, Func<Candle, decimal> value)
    {
        double[] column = new double[candles.Length];
        for (int i = 0; i < candles.Length; i++)
        {
            column[i] = (double)value(candles[i]);
        }

        return column;
    }
}
