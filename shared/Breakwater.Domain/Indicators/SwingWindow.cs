namespace Breakwater.Domain.Indicators;

/// <summary>The candles on both sides of the one that may be a swing.</summary>
internal sealed class SwingWindow
{
    // The window after a candle is the window before another: the same sums serve both sides, one of them later.
    private readonly BlockWindow<Extremes, Extremes> side;
    private readonly Extremes[] sides;
    private readonly Extremes[] candles;
    private int slot;
    private int missing;

    public SwingWindow(int strength)
    {
        side = new BlockWindow<Extremes, Extremes>(strength);
        sides = new Extremes[strength + 1];
        candles = new Extremes[strength + 1];
        missing = 2 * strength;
    }

    public ConfirmedSwing Next(double high, double low)
    {
        Extremes candle = new(high, low);
        side.Push(candle);
        Extremes left = sides[slot];
        Extremes right = side.Sum;
        candles[slot] = candle;
        sides[slot] = right;
        slot = slot + 1 == candles.Length ? 0 : slot + 1;
        if (missing > 0)
        {
            missing--;

            return new ConfirmedSwing(double.NaN, double.NaN);
        }

        Extremes centre = candles[slot];

        return new ConfirmedSwing(
            centre.Highest > left.Highest && centre.Highest >= right.Highest ? centre.Highest : double.NaN,
            centre.Lowest < left.Lowest && centre.Lowest <= right.Lowest ? centre.Lowest : double.NaN);
    }
}
