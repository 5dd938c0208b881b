namespace Breakwater.Domain.Indicators;

/// <summary>What a chandelier stop keeps: the highs of its window and the average range.</summary>
internal sealed class ChandelierWindow
{
    private readonly BlockWindow<Extremes, Extremes> highs;
    private readonly double multiplier;
    private AverageTrueRange range;

    public ChandelierWindow(int period, double multiplier)
    {
        highs = new BlockWindow<Extremes, Extremes>(period);
        range = new AverageTrueRange(period);
        this.multiplier = IndicatorValue.RefuseNegative(multiplier);
    }

    public double Next(double high, double low, double close)
    {
        highs.Push(new Extremes(high, low));

        return highs.Sum.Highest - (multiplier * range.Next(high, low, close));
    }
}
