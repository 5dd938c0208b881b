namespace Breakwater.Domain.Markets;

/// <summary>What range and volume are usual before the next candle.</summary>
/// <remarks>
/// Wilder's average of true range and volume over 14 candles, as the indicator of that name; this stage comes before
/// the indicators. While it warms up the medians of the first 14 candles stand for it, so that a damaged candle among
/// them neither passes nor sets the scale. NaN in a series too short for it.
/// </remarks>
internal struct CandleScale
{
    private const int Period = 14;

    private int count;
    private double ranges;
    private double volumes;

    private CandleScale(double range, double volume)
    {
        Atr = range;
        Volume = volume;
    }

    /// <summary>Usual true range, quote currency.</summary>
    public double Atr { readonly get; private set; }

    /// <summary>Usual volume, base currency.</summary>
    public double Volume { readonly get; private set; }

    /// <summary>Whether <see cref="Atr"/> is an average yet.</summary>
    public readonly bool IsWarm => count >= Period;

    /// <summary>The scale before the second candle.</summary>
    public static CandleScale Of(ReadOnlySpan<Candle> candles)
    {
        if (candles.Length <= Period)
        {
            return new CandleScale(double.NaN, double.NaN);
        }

        Span<double> ranges = stackalloc double[Period];
        Span<double> volumes = stackalloc double[Period];
        for (int i = 0; i < Period; i++)
        {
            ref readonly Candle candle = ref candles[i + 1];
            double close = (double)candles[i].Close;
            double high = (double)candle.High;
            double low = (double)candle.Low;
            ranges[i] = Math.Max(high - low, Math.Max(high - close, close - low));
            volumes[i] = (double)candle.Volume;
        }

        return new CandleScale(Middle(ranges), Middle(volumes));
    }

    /// <summary>Takes the next candle's true range and volume in.</summary>
    public void Push(double range, double volume)
    {
        count++;
        if (count > Period)
        {
            Atr = ((Atr * (Period - 1)) + range) / Period;
            Volume = ((Volume * (Period - 1)) + volume) / Period;

            return;
        }

        ranges += range;
        volumes += volume;
        if (count == Period)
        {
            Atr = ranges / Period;
            Volume = volumes / Period;
        }
    }

    private static double Middle(Span<double> values)
    {
        values.Sort();

        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2.0;
    }
}
