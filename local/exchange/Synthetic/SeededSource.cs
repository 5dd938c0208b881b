using System.Numerics;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Synthetic;

/// <summary>Chance from a seed: hashes of a Weyl sequence, the same on every machine.</summary>
public sealed class SeededSource(long seed, string name)
{
    private ulong state = StableHash.Mix((ulong)seed, StableHash.Of(name));
    private double spare = double.NaN;

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit()
    {
        state = unchecked(state + 0x9E3779B97F4A7C15);
        return StableHash.Unit(StableHash.Mix(BitOperations.RotateLeft(state, 17), state));
    }

    public double Between(double low, double high) => low + ((high - low) * Unit());

    /// <summary>Standard normal, by the polar method.</summary>
    public double Normal()
    {
        if (!double.IsNaN(spare))
        {
            double kept = spare;
            spare = double.NaN;
            return kept;
        }

        double x;
        double y;
        double square;
        do
        {
            x = Between(-1, 1);
            y = Between(-1, 1);
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        double scale = Math.Sqrt(-2 * Math.Log(square) / square);
        spare = y * scale;
        return x * scale;
    }

    /// <summary>Unit variance with fat tails: now and then a draw three times as wide.</summary>
    public double FatNormal()
    {
        const double WideChance = 0.04;
        const double Wide = 3;
        double scale = Math.Sqrt((1 - WideChance) + (WideChance * Wide * Wide));
        return Normal() * (Unit() < WideChance ? Wide : 1) / scale;
    }
}
