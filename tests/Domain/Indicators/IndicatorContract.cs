using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Markets;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Indicators;

/// <summary>What every indicator owes: warm-up, equality of batch and streaming, and no look-ahead.</summary>
public abstract class IndicatorContract
{
    /// <summary>How many values are unknown before the first that may be known.</summary>
    protected abstract int Warmup(int period);

    /// <summary>Whether every value after the warm-up is known.</summary>
    protected virtual bool IsDense => true;

    protected abstract double[][] Batch(CandleSeries series, int period);

    protected abstract double[][] Stream(CandleSeries series, int period);

    protected abstract double[] Naive(CandleSeries series, int period, int output, out double tolerance);

    [Fact]
    public void Over_AnyCandles_EqualsNextBitForBit() => ForAnySeries((series, period) =>
        Batch(series, period).Zip(Stream(series, period)).All(pair => SameBits(pair.First, pair.Second)));

    [Fact]
    public void Over_AnyCandles_EqualsTheDefinition() => ForAnySeries((series, period) =>
    {
        double[][] outputs = Batch(series, period);
        for (int output = 0; output < outputs.Length; output++)
        {
            double[] expected = Naive(series, period, output, out double tolerance);
            for (int i = 0; i < expected.Length; i++)
            {
                if (double.IsNaN(expected[i]) != double.IsNaN(outputs[output][i])
                    || Math.Abs(expected[i] - outputs[output][i]) > tolerance * Math.Abs(expected[i]))
                {
                    return false;
                }
            }
        }

        return true;
    });

    [Fact]
    public void Over_AnyCandles_IsUnknownExactlyUntilWarm() => ForAnySeries((series, period) =>
        Batch(series, period).All(values =>
            values.Take(Warmup(period)).All(double.IsNaN)
            && (!IsDense || !values.Skip(Warmup(period)).Any(double.IsNaN))));

    [Fact]
    public void Over_LaterCandlesChangedOrMissing_KeepsEarlierValues() => ForAnySeries((series, period) =>
    {
        int cut = (series.Count / 2) + 1;
        Candle[] changed = series.Candles.ToArray();
        for (int i = cut; i < changed.Length; i++)
        {
            changed[i] = changed[i] with { High = 9999m, Low = 1m, Close = 5000m, Volume = 777m };
        }

        double[][] whole = Batch(series, period);
        double[][] altered = Batch(TestCandles.Series(Timeframe.M5, changed), period);
        ReadOnlySpan<Candle> kept = series.Candles[..Math.Min(cut, series.Count)];
        double[][] truncated = Batch(TestCandles.Series(Timeframe.M5, kept), period);

        return Enumerable.Range(0, whole.Length).All(output =>
            SameBits(whole[output].Take(cut), altered[output].Take(cut))
            && SameBits(whole[output].Take(cut), truncated[output]));
    });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Over_PeriodBelowOne_Throws(int period)
    {
        CandleSeries series = TestCandles.Series(Timeframe.M5, TestCandles.Walk(Timeframe.M5, 5, 1));

        Assert.Throws<ArgumentOutOfRangeException>(() => Batch(series, period));
        Assert.Throws<ArgumentOutOfRangeException>(() => Stream(series, period));
    }

    [Fact]
    public void Next_AfterConstruction_AllocatesNothing()
    {
        CandleSeries few = TestCandles.Series(Timeframe.M5, TestCandles.Walk(Timeframe.M5, 300, 7));
        CandleSeries many = TestCandles.Series(Timeframe.M5, TestCandles.Walk(Timeframe.M5, 3000, 7));
        BatchInto(few);
        long before = GC.GetAllocatedBytesForCurrentThread();
        BatchInto(few);
        long forFew = GC.GetAllocatedBytesForCurrentThread() - before;
        before = GC.GetAllocatedBytesForCurrentThread();
        BatchInto(many);

        Assert.Equal(forFew, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Runs the batch form into spans that were allocated before.</summary>
    protected abstract void BatchInto(CandleSeries series);

    protected static double[] Room { get; } = new double[3000];

    protected static double[] OtherRoom { get; } = new double[3000];

    private static void ForAnySeries(Func<CandleSeries, int, bool> holds) =>
        Prop.ForAll<NonEmptyArray<int>, PositiveInt>((steps, period) => holds(
            TestCandles.Series(Timeframe.M5, TestCandles.Walk(Timeframe.M5, steps.Get)), ((period.Get - 1) % 12) + 1))
            .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

    private static bool SameBits(IEnumerable<double> left, IEnumerable<double> right) =>
        left.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(right.Select(BitConverter.DoubleToInt64Bits));
}
