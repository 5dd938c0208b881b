namespace Breakwater.Domain.Indicators;

/// <summary>An exponential average that starts at the mean of its first <c>period</c> values.</summary>
internal record struct SeededAverage
{
    private int count;

    public SeededAverage(int period, double weight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        Period = period;
        Weight = weight;
    }

    /// <summary>How many values make the seed; 0 in the default value.</summary>
    public int Period { get; }

    /// <summary>The share of a new value.</summary>
    public double Weight { get; }

    /// <summary>Whether <c>period</c> values have come.</summary>
    public bool IsWarm { get; private set; }

    /// <summary>The average; while warming up the mean so far.</summary>
    public double State { get; private set; }

    /// <summary>The one step of every average here. Rounded once, and exactly flat when the values are.</summary>
    public static double Step(double state, double weight, double value) =>
        Math.FusedMultiplyAdd(value - state, weight, state);

    /// <summary>Fills <paramref name="output"/> with what <see cref="Next"/> would return.</summary>
    public static void Fill(SeededAverage average, ReadOnlySpan<double> values, Span<double> output)
    {
        IndicatorValue.RefuseUnequal(values.Length, output.Length, nameof(output));

        int warm = Math.Min(average.Period, values.Length);
        for (int i = 0; i < warm; i++)
        {
            output[i] = average.Next(values[i]);
        }

        // A local stays in a register; the field of a struct would pass through memory at each step.
        double state = average.State;
        double weight = average.Weight;
        for (int i = warm; i < values.Length; i++)
        {
            state = Step(state, weight, values[i]);
            output[i] = state;
        }
    }

    public double Next(double value)
    {
        if (!IsWarm)
        {
            return WarmUp(value);
        }

        State = Step(State, Weight, value);

        return State;
    }

    private double WarmUp(double value)
    {
        IndicatorValue.RefuseDefault(Period);
        count++;
        State += (value - State) / count;
        IsWarm = count == Period;

        return IsWarm ? State : double.NaN;
    }
}
