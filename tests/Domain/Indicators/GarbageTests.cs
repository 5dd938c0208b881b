using Breakwater.Domain.Indicators;

namespace Breakwater.Domain.Tests.Indicators;

/// <summary>What a value that CandleQuality would have refused does: it shows, and no window keeps it.</summary>
public sealed class GarbageTests
{
    private const int Period = 20;
    private const int Where = 95;

    private delegate double[] Indicator(double[] values);

    public static TheoryData<string, double> Cases { get; } = new MatrixTheoryData<string, double>(
        [.. Windowed.Keys], [double.NaN, double.PositiveInfinity, double.NegativeInfinity]);

    public static TheoryData<string, double> RecursiveCases { get; } = new MatrixTheoryData<string, double>(
        [.. Recursive.Keys], [double.NaN, double.PositiveInfinity, double.NegativeInfinity]);

    private static Dictionary<string, Indicator> Windowed => new()
    {
        ["sma"] = static v => Over(v, output => SimpleMovingAverage.Over(v, Period, output)),
        ["sma stream"] = static v => [.. v.Select(new SimpleMovingAverage(Period).Next)],
        ["z-score"] = static v => Over(v, output => ZScore.Over(v, Period, output)),
        ["slope"] = static v => Over(v, output => SimpleSlope.Over(v, Period, output)),
        ["correlation"] = static v => Over(v, output => RollingCorrelation.Over(v, Walk(), Period, output)),
        ["bollinger"] = static v => Bands(v),
        ["bollinger stream"] = static v => [.. v.Select(new BollingerBands(Period, 2.0).Next).Select(b => b.Upper)],
    };

    private static Dictionary<string, Indicator> Recursive => new()
    {
        ["ema"] = static v => Over(v, output => ExponentialMovingAverage.Over(v, Period, output)),
        ["ema stream"] = static v =>
        {
            ExponentialMovingAverage average = new(Period);

            return [.. v.Select(value => average.Next(value))];
        },
        ["rma"] = static v => Over(v, output => WilderAverage.Over(v, Period, output)),
        ["rsi"] = static v => Over(v, output => RelativeStrengthIndex.Over(v, Period, output)),
        ["atr"] = static v => Over(v, output => AverageTrueRange.Over(v, v, v, Period, output)),
        ["adx"] = static v =>
        {
            DirectionalMovement[] values = new DirectionalMovement[v.Length];
            AverageDirectionalIndex.Over(new PriceColumns(v, v, v), Period, values);

            return [.. values.Select(static value => value.Adx)];
        },
        ["macd"] = static v =>
        {
            MacdValue[] values = new MacdValue[v.Length];
            Macd.Over(v, 12, 26, 9, values);

            return [.. values.Select(static value => value.Line)];
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Over_ValueThatIsNoNumber_ShowsWhileInTheWindowAndLeavesNothing(string name, double garbage)
    {
        double[] healthy = Walk();
        double[] sick = Walk();
        sick[Where] = garbage;
        double[] expected = Windowed[name](healthy);
        double[] values = Windowed[name](sick);

        Assert.Equal(expected[..Where], values[..Where]);
        Assert.All(values[Where..(Where + Period)], static value => Assert.False(double.IsFinite(value)));
        Assert.Equal(expected[(Where + Period)..], values[(Where + Period)..]);
    }

    [Theory]
    [MemberData(nameof(RecursiveCases))]
    public void Over_ValueThatIsNoNumber_StaysUnknown(string name, double garbage)
    {
        double[] sick = Walk();
        sick[Where] = garbage;

        // One candle later at the latest infinity meets itself.
        Assert.All(Recursive[name](sick)[(Where + 2)..], static value => Assert.Equal(double.NaN, value));
    }

    [Fact]
    public void Next_NaNAsExtremeMedianOrRank_IsUnknownUntilItLeaves()
    {
        DonchianChannel channel = new(3);
        MedianWindow median = new(3);
        PercentileRank rank = new(3);
        double[] values = [1, 2, 3, double.NaN, 5, 6, 7, 8];
        double[] uppers = [.. values.Select(value => channel.Next(value, value).Upper)];
        double[] batch = new double[8];
        DonchianChannel.Over(values, values, 3, batch, new double[8]);
        double unknown = double.NaN;

        Assert.Equal([unknown, unknown, unknown, 3, unknown, unknown, unknown, 7], uppers);
        Assert.Equal(uppers, batch);
        Assert.Equal(
            [unknown, unknown, unknown, 2, unknown, unknown, unknown, 6], [.. values.Select(median.Next)]);
        Assert.Equal(
            [unknown, unknown, unknown, unknown, unknown, unknown, unknown, 100], [.. values.Select(rank.Next)]);
    }

    [Fact]
    public void Next_VwapOfNaN_IsUnknownUntilTheDayEnds()
    {
        SessionVwap average = default;
        DateTimeOffset morning = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

        Assert.Equal(double.NaN, average.Next(morning, 1, 1, double.NaN, 1));
        Assert.Equal(double.NaN, average.Next(morning.AddHours(6), 1, 1, 1, 1));
        Assert.Equal(1.0, average.Next(morning.AddDays(1), 1, 1, 1, 1));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Next_OnBalanceVolumeOfNoNumber_StaysUnknown(double garbage)
    {
        OnBalanceVolume volume = default;
        volume.Next(1, 1);
        volume.Next(garbage, 1);

        Assert.Equal(double.NaN, volume.Next(1, 1));
        Assert.Equal(double.NaN, volume.Next(2, 1));
    }

    private static double[] Walk() => [.. Enumerable.Range(0, 200).Select(static i => 100.0 + (i * 7919 % 101 / 7.0))];

    private static double[] Over(double[] values, Action<double[]> fill)
    {
        double[] output = new double[values.Length];
        fill(output);

        return output;
    }

    private static double[] Bands(double[] values)
    {
        PriceBand[] bands = new PriceBand[values.Length];
        BollingerBands.Over(values, Period, 2.0, bands);

        return [.. bands.Select(static band => band.Upper)];
    }
}
