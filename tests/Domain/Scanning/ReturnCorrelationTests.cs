using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Tests.Markets;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Scanning;

public sealed class ReturnCorrelationTests
{
    private static readonly CandleSeries Left = Walk(60, 1);

    [Fact]
    public void Of_AnySeries_IsPearsonOfTheNewestReturnsAndSymmetric() =>
        Prop.ForAll<PositiveInt, PositiveInt, byte>((one, two, length) =>
        {
            int period = 2 + (length % 30);
            CandleSeries left = Walk(60, (uint)one.Get);
            CandleSeries right = Walk(60, (uint)(two.Get + 1_000_000));
            decimal? value = ReturnCorrelation.Of(left, right, period);

            return value is >= -1m and <= 1m
                && Math.Abs((double)value - Pearson(left, right, period)) < 1e-9
                && Math.Abs(value.Value - ReturnCorrelation.Of(right, left, period)!.Value) < 1e-12m;
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

    [Fact]
    public void Of_ItselfScaledOrMirrored_IsOneOrMinusOne()
    {
        CandleSeries tenfold = Left.With(static candle => candle with { Close = candle.Close * 10m });
        CandleSeries mirrored = FromReturns(Returns(Left).Select(static change => -change));

        Assert.Equal(1m, ReturnCorrelation.Of(Left, Left)!.Value, 9);
        Assert.Equal(1m, ReturnCorrelation.Of(Left, tenfold)!.Value, 9);
        Assert.Equal(-1m, ReturnCorrelation.Of(Left, mirrored)!.Value, 6);
    }

    [Fact]
    public void Of_TooFewPairs_IsNull()
    {
        Assert.NotNull(ReturnCorrelation.Of(Walk(21, 1), Walk(21, 2)));
        Assert.Null(ReturnCorrelation.Of(Walk(20, 1), Walk(21, 2)));
        Assert.Null(ReturnCorrelation.Of(Walk(1, 1), Walk(21, 2)));
        Assert.Null(ReturnCorrelation.Of(Walk(60, 1), Shifted(Walk(60, 2), 60)));
        // 39 times in common are 38 returns.
        Assert.NotNull(ReturnCorrelation.Of(Walk(60, 1), Shifted(Walk(60, 2), 21), 38));
        Assert.Null(ReturnCorrelation.Of(Walk(60, 1), Shifted(Walk(60, 2), 21), 39));
    }

    [Fact]
    public void Of_ReturnsThatDoNotVary_IsNull()
    {
        CandleSeries flat = Left.With(static candle => candle with { Close = 100m });
        CandleSeries steady = FromReturns(Enumerable.Repeat(0.01m, 59));

        Assert.Null(ReturnCorrelation.Of(Left, flat));
        Assert.Null(ReturnCorrelation.Of(flat, Left));
        Assert.Null(ReturnCorrelation.Of(flat, flat));
        // Equal but for rounding: not a correlation of noise.
        Assert.Null(ReturnCorrelation.Of(Left, steady));
    }

    [Fact]
    public void Of_NewestOfOneMissing_ComparesEqualTimes()
    {
        CandleSeries late = new(Left.Symbol, Left.Timeframe, Left.Candles[..^3]);

        Assert.Equal(1m, ReturnCorrelation.Of(Left, late)!.Value, 9);
        Assert.Equal(1m, ReturnCorrelation.Of(late, Left)!.Value, 9);
    }

    [Fact]
    public void Of_GapInOne_LeavesOutTheReturnsOverIt()
    {
        CandleSeries gapped = new(Left.Symbol, Left.Timeframe, [.. Left.Candles[..50], .. Left.Candles[52..]]);

        // 59 returns; two candles are missing, and the next one has no candle right before it.
        Assert.Equal(1m, ReturnCorrelation.Of(Left, gapped, 56)!.Value, 9);
        Assert.Null(ReturnCorrelation.Of(Left, gapped, 57));
    }

    [Fact]
    public void Of_PriceOfZero_IsNull() => Assert.Null(ReturnCorrelation.Of(
        Left, Left.With(static candle => candle with { Close = candle.OpenTime.Minute == 0 ? 0m : candle.Close })));

    [Fact]
    public void Of_OtherTimeframeOrPeriod_Throws()
    {
        Assert.Throws<ArgumentException>(() => ReturnCorrelation.Of(
            Left, TestCandles.Series(Timeframe.M5, TestCandles.Walk(Timeframe.M5, 60, 1))));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReturnCorrelation.Of(Left, Left, 1));
    }

    private static CandleSeries Walk(int count, uint seed) =>
        TestCandles.Series(Timeframe.M15, TestCandles.Walk(Timeframe.M15, count, seed));

    private static CandleSeries Shifted(CandleSeries series, int candles) => series.With(
        candle => candle with { OpenTime = candle.OpenTime + (candles * series.Timeframe.Duration()) });

    private static CandleSeries FromReturns(IEnumerable<decimal> returns)
    {
        List<decimal> closes = [1000m];
        closes.AddRange(returns.Select(change => closes[^1] * (1m + change)));

        return TestCandles.Series(
            Timeframe.M15, [.. closes.Select(static (close, slot) => Scenario.Flat(Timeframe.M15, slot, close))]);
    }

    private static decimal[] Returns(CandleSeries series) =>
    [
        .. Enumerable.Range(1, series.Count - 1)
            .Select(i => (series.Candles[i].Close / series.Candles[i - 1].Close) - 1m),
    ];

    private static double Pearson(CandleSeries left, CandleSeries right, int period)
    {
        double[] xs = [.. Returns(left).TakeLast(period).Select(static value => (double)value)];
        double[] ys = [.. Returns(right).TakeLast(period).Select(static value => (double)value)];
        double x = xs.Average();
        double y = ys.Average();

        return xs.Zip(ys).Sum(pair => (pair.First - x) * (pair.Second - y))
            / Math.Sqrt(xs.Sum(value => (value - x) * (value - x)) * ys.Sum(value => (value - y) * (value - y)));
    }
}
