namespace Breakwater.Domain.Indicators;

/// <summary>Running total of volume, added when the close rises and taken off when it falls.</summary>
/// <remarks>
/// The first candle has no direction, so the total starts at 0, as in Tulip and Skender (TA-Lib starts at the first
/// volume). Known at every candle. Only changes mean something. A copy goes on independently of the original; the
/// default value is the start.
/// </remarks>
public record struct OnBalanceVolume
{
    private double total;
    private double previousClose;
    private bool hasPrevious;

    /// <summary>Fills <paramref name="output"/> with the total at each candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lengths differ.</exception>
    public static void Over(ReadOnlySpan<double> closes, ReadOnlySpan<double> volumes, Span<double> output)
    {
        IndicatorValue.RefuseUnequal(closes.Length, volumes.Length, nameof(volumes));
        IndicatorValue.RefuseUnequal(closes.Length, output.Length, nameof(output));
        if (output.IsEmpty)
        {
            return;
        }

        double total = 0.0;
        output[0] = total;
        for (int i = 1; i < output.Length; i++)
        {
            total += Signed(closes[i] - closes[i - 1], volumes[i]);
            output[i] = total;
        }
    }

    /// <summary>The total at the next candle, in the unit of the volume.</summary>
    public double Next(double close, double volume)
    {
        total += hasPrevious ? Signed(close - previousClose, volume) : 0.0;
        previousClose = close;
        hasPrevious = true;

        return total;
    }

    // An unchanged close adds its change, 0; a change that is no finite number shows. There is no branch on the
    // direction, which nobody can foretell.
    private static double Signed(double change, double volume) =>
        Math.Abs(change) is > 0.0 and <= double.MaxValue ? volume * Math.CopySign(1.0, change) : change;
}
