using Breakwater.Domain.Indicators;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class DefaultAndCopyTests
{
    public static TheoryData<string> Names { get; } = [.. Uses.Keys];

    private static Dictionary<string, Action> Uses => new()
    {
        ["sma"] = static () => default(SimpleMovingAverage).Next(1),
        ["ema"] = static () => default(ExponentialMovingAverage).Next(1),
        ["rma"] = static () => default(WilderAverage).Next(1),
        ["rsi"] = static () => default(RelativeStrengthIndex).Next(1),
        ["macd"] = static () => default(Macd).Next(1),
        ["bollinger"] = static () => default(BollingerBands).Next(1),
        ["width percentile"] = static () => default(BollingerWidthPercentile).Next(1),
        ["keltner"] = static () => default(KeltnerChannel).Next(2, 1, 1),
        ["donchian"] = static () => default(DonchianChannel).Next(2, 1),
        ["adx"] = static () => default(AverageDirectionalIndex).Next(2, 1, 1),
        ["pivots"] = static () => default(SwingPivots).Next(2, 1),
        ["chandelier"] = static () => default(ChandelierStop).Next(2, 1, 1),
        ["correlation"] = static () => default(RollingCorrelation).Next(1, 1),
        ["z-score"] = static () => default(ZScore).Next(1),
        ["rank"] = static () => default(PercentileRank).Next(1),
        ["surge"] = static () => default(VolumeSurge).Next(1),
        ["median"] = static () => default(MedianWindow).Next(1),
        ["slope"] = static () => default(SimpleSlope).Next(1),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Next_DefaultValue_Throws(string name) => Assert.Throws<InvalidOperationException>(Uses[name]);

    [Fact]
    public void Next_CopyOfAPlainIndicator_GoesOnAlone()
    {
        ExponentialMovingAverage average = new(2);
        average.Next(10);
        ExponentialMovingAverage copy = average;
        copy.Next(1000);

        Assert.Equal(15.0, average.Next(20));
    }

    [Fact]
    public void Next_CopyOfAWindowedIndicator_IsTheSameIndicator()
    {
        SimpleMovingAverage average = new(2);
        average.Next(10);
        SimpleMovingAverage copy = average;
        copy.Next(20);

        Assert.Equal(25.0, average.Next(30));
        Assert.Equal(average, copy);
    }

    [Fact]
    public void PriceColumns_LengthsDiffer_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PriceColumns([1], [], [1]).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PriceColumns([1], [1], []).Count);
    }

    [Fact]
    public void Over_OutputTooShort_Throws()
    {
        double[] two = [1, 2];
        PriceColumns Prices() => new(two, two, two);

        Assert.Throws<ArgumentOutOfRangeException>(() => SimpleMovingAverage.Over(two, 1, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExponentialMovingAverage.Over(two, 1, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WilderAverage.Over(two, 1, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RelativeStrengthIndex.Over(two, 1, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Macd.Over(two, 1, 2, 1, new MacdValue[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BollingerBands.Over(two, 1, 2.0, new PriceBand[1]));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => BollingerWidthPercentile.Over(two, 1, 2.0, 1, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeltnerChannel.Over(Prices(), 1, 1, 2.0, new PriceBand[1]));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => AverageDirectionalIndex.Over(Prices(), 1, new DirectionalMovement[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChandelierStop.Over(Prices(), 1, 3.0, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RollingCorrelation.Over(two, two, 2, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RollingCorrelation.Over(two, [1], 2, new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ZScore.Over(two, 1, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PercentileRank.Over(two, 1, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => VolumeSurge.Over(two, 1, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SimpleSlope.Over(two, 2, new double[1]));
    }
}
