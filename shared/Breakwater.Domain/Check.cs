namespace Breakwater.Domain;

/// <summary>One test that a decision made, with the numbers it was made on.</summary>
/// <param name="Name">What was tested, stable across versions: reports group by it.</param>
/// <param name="Value">What was measured; null when it could not be measured, which never passes.</param>
/// <param name="Threshold">What it was compared with, in the unit of <paramref name="Value"/>.</param>
/// <param name="Passed">Whether the decision may go on.</param>
public sealed record Check(string Name, decimal? Value, decimal? Threshold, bool Passed)
{
    /// <summary>Passes when <paramref name="value"/> is known and at least <paramref name="threshold"/>.</summary>
    public static Check AtLeast(string name, decimal? value, decimal threshold) =>
        new(name, value, threshold, value >= threshold);

    /// <summary>Passes when <paramref name="value"/> is known and at most <paramref name="threshold"/>.</summary>
    public static Check AtMost(string name, decimal? value, decimal threshold) =>
        new(name, value, threshold, value <= threshold);

    /// <summary>Passes when <paramref name="holds"/> is true; recorded as 1 or 0 against 1.</summary>
    public static Check That(string name, bool holds) => new(name, holds ? 1m : 0m, 1m, holds);
}
