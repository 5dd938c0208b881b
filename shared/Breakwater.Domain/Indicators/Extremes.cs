namespace Breakwater.Domain.Indicators;

/// <summary>The highest high and the lowest low of some candles.</summary>
internal readonly record struct Extremes(double Highest, double Lowest) : IWindowSum<Extremes, Extremes>
{
    public static Extremes Empty => new(double.NegativeInfinity, double.PositiveInfinity);

    public static Extremes Join(Extremes older, Extremes newer) =>
        new(Math.Max(older.Highest, newer.Highest), Math.Min(older.Lowest, newer.Lowest));

    public Extremes With(Extremes value, Extremes anchor, int offset) => Join(this, value);
}
