using Breakwater.Domain.Indicators;

namespace Breakwater.Benchmarks;

/// <summary>Where the results go.</summary>
internal sealed class Room(int count)
{
    public double[] First { get; } = new double[count];

    public double[] Second { get; } = new double[count];

    public PriceBand[] Bands { get; } = new PriceBand[count];

    public MacdValue[] Macd { get; } = new MacdValue[count];

    public DirectionalMovement[] Movement { get; } = new DirectionalMovement[count];
}
