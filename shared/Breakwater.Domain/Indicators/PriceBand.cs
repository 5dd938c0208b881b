namespace Breakwater.Domain.Indicators;

/// <summary>A band around an average at one candle.</summary>
/// <param name="Upper">Upper edge, in the unit of the prices; NaN until warm.</param>
/// <param name="Middle">The average; NaN until warm.</param>
/// <param name="Lower">Lower edge; NaN until warm.</param>
public readonly record struct PriceBand(double Upper, double Middle, double Lower)
{
    /// <summary>Nothing is known.</summary>
    public static readonly PriceBand Unknown = new(double.NaN, double.NaN, double.NaN);

    /// <summary>Upper minus lower as a share of the middle; 0 in a flat window, NaN until warm.</summary>
    public double Width => (Upper - Lower) / Middle;
}
