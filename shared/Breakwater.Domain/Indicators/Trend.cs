namespace Breakwater.Domain.Indicators;

/// <summary>Sums of differences from the anchor, plain and times their offset.</summary>
internal readonly record struct Trend(double Sum, double Weighted) : IWindowSum<Trend, double>
{
    public static Trend Empty => default;

    public static Trend Join(Trend older, Trend newer) => new(older.Sum + newer.Sum, older.Weighted + newer.Weighted);

    public Trend With(double value, double anchor, int offset)
    {
        double difference = value - anchor;

        return new Trend(Sum + difference, Weighted + (difference * offset));
    }
}
