namespace Breakwater.Domain.Indicators;

/// <summary>The current volume as a multiple of the median of the <c>period</c> before it.</summary>
/// <remarks>
/// The current volume is excluded, so that it does not raise what it is compared with. NaN while that median is 0:
/// nothing is usual then. The first surge is at candle <c>period</c>, counted from 0. The newest value equals
/// <see cref="MedianWindow.Surge"/>. A copy is the same indicator: both feed one window. The default value is refused
/// by <see cref="Next"/>.
/// </remarks>
public readonly record struct VolumeSurge
{
    /// <summary>The usual period.</summary>
    public const int StandardPeriod = MedianWindow.StandardPeriod;

    private readonly MedianWindow usual;

    /// <summary>Starts before the first candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    public VolumeSurge(int period) => usual = new MedianWindow(period);

    /// <summary>Fills <paramref name="output"/> with the surge at each candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the lengths differ.</exception>
    public static void Over(ReadOnlySpan<double> volumes, int period, Span<double> output)
    {
        IndicatorValue.RefuseUnequal(volumes.Length, output.Length, nameof(output));

        VolumeSurge surge = new(period);
        for (int i = 0; i < volumes.Length; i++)
        {
            output[i] = surge.Next(volumes[i]);
        }
    }

    /// <summary>The surge at the next candle, 0 or more; NaN until warm and while nothing is usual.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no window.</exception>
    public double Next(double volume)
    {
        double median = usual.Next(volume);

        return median > 0.0 ? volume / median : double.NaN;
    }
}
