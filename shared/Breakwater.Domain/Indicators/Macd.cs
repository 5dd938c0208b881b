namespace Breakwater.Domain.Indicators;

/// <summary>Moving average convergence divergence: fast minus slow exponential average, and its own average.</summary>
/// <remarks>
/// Each of the three averages is an <see cref="ExponentialMovingAverage"/> seeded with the mean of its own first
/// values, as in Skender: the line is known from candle <c>slow</c> - 1 on, counted from 0, signal and histogram from
/// candle <c>slow</c> + <c>signal</c> - 2. (TA-Lib delays the fast seed and the line to suit the slow one, which is
/// equal after some hundred candles; Tulip uses other weights for 12 and 26.) All 0 in a flat market.
/// A copy goes on independently of the original. The default value is refused by <see cref="Next"/>.
/// </remarks>
public record struct Macd
{
    /// <summary>The usual period of the fast average.</summary>
    public const int StandardFast = 12;

    /// <summary>The usual period of the slow average.</summary>
    public const int StandardSlow = 26;

    /// <summary>The usual period of the signal line.</summary>
    public const int StandardSignal = 9;

    private SeededAverage fast;
    private SeededAverage slow;
    private SeededAverage signal;

    /// <summary>Starts before the first candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A period is below 1, or fast is not below slow.</exception>
    public Macd(int fast, int slow, int signal)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        this.fast = ExponentialMovingAverage.Of(fast);
        this.slow = ExponentialMovingAverage.Of(slow);
        this.signal = ExponentialMovingAverage.Of(signal);
    }

    /// <summary>Fills <paramref name="output"/> with the values at each candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A period is below 1, the fast is not below the slow, or the lengths differ.
    /// </exception>
    public static void Over(ReadOnlySpan<double> closes, int fast, int slow, int signal, Span<MacdValue> output)
    {
        IndicatorValue.RefuseUnequal(closes.Length, output.Length, nameof(output));

        Macd macd = new(fast, slow, signal);
        int i = 0;
        for (; i < output.Length && !macd.signal.IsWarm; i++)
        {
            output[i] = macd.Next(closes[i]);
        }

        macd.Continue(closes[i..], output[i..]);
    }

    /// <summary>The values at the next candle, in the unit of the prices; NaN until warm.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no period.</exception>
    public MacdValue Next(double close)
    {
        double quick = fast.Next(close);
        double line = quick - slow.Next(close);
        double average = slow.IsWarm ? signal.Next(line) : double.NaN;

        return new MacdValue(line, average, line - average);
    }

    private readonly void Continue(ReadOnlySpan<double> closes, Span<MacdValue> output)
    {
        (double quick, double late, double average) = (fast.State, slow.State, signal.State);
        (double quickWeight, double lateWeight, double weight) = (fast.Weight, slow.Weight, signal.Weight);
        for (int i = 0; i < closes.Length && i < output.Length; i++)
        {
            quick = SeededAverage.Step(quick, quickWeight, closes[i]);
            late = SeededAverage.Step(late, lateWeight, closes[i]);
            double line = quick - late;
            average = SeededAverage.Step(average, weight, line);
            output[i] = new MacdValue(line, average, line - average);
        }
    }
}

/// <summary>MACD at one candle.</summary>
/// <param name="Line">Fast minus slow average, in the unit of the prices; NaN until warm.</param>
/// <param name="Signal">Average of the line; NaN until warm.</param>
/// <param name="Histogram">Line minus signal; NaN until warm.</param>
public readonly record struct MacdValue(double Line, double Signal, double Histogram);
