using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Markets;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Indicators;

/// <summary>What every indicator owes: warm-up, equality of batch and streaming, and no look-ahead.</summary>
public abstract class CandleContract
{
    private const int Outputs = 3;

    /// <summary>How many values are unknown before the first that may be known.</summary>
    protected abstract int Warmup(int period, int output);

    /// <summary>Whether every value after the warm-up is known.</summary>
    protected virtual bool IsDense => true;

    /// <summary>What is small beside the values: below it the tolerance is absolute.</summary>
    protected virtual double Scale => 0.0;

    /// <summary>The bounds of every known value, apart from rounding.</summary>
    protected virtual (double Low, double High) Bounds => (double.NegativeInfinity, double.PositiveInfinity);

    protected abstract double[][] Batch(CandleSeries series, int period);

    protected abstract IndicatorFeed Streaming(CandleSeries series, int period);

    protected abstract double[] Naive(CandleSeries series, int period, int output, out double tolerance);

    /// <summary>Runs the batch form into spans that were allocated before.</summary>
    protected abstract void BatchInto(CandleSeries series);

    protected static double[] Room { get; } = new double[3000];

    protected static double[] OtherRoom { get; } = new double[3000];

    [Fact]
    public void Over_AnyCandles_EqualsNextBitForBit() => ForAnySeries((series, period) =>
        Batch(series, period).Zip(Stream(series, period)).All(pair => SameBits(pair.First, pair.Second)));

    [Theory]
    [MemberData(nameof(ExtremeCandles.Kinds), MemberType = typeof(ExtremeCandles))]
    public void Over_ExtremeCandles_EqualsNextBitForBitAndKeepsItsBounds(string kind)
    {
        CandleSeries series = ExtremeCandles.Of(kind, 400);
        foreach (int period in (int[])[2, 3, 7, 14, 20, 65, 130])
        {
            double[][] batch = Batch(series, period);
            double[][] stream = Stream(series, period);
            for (int output = 0; output < batch.Length; output++)
            {
                Assert.True(SameBits(batch[output], stream[output]), $"period {period}, output {output}");
                Assert.All(batch[output].Where(double.IsFinite), value => Assert.InRange(
                    value, Bounds.Low, Bounds.High));
                Assert.DoesNotContain(batch[output], double.IsInfinity);
            }
        }
    }

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
                    || Math.Abs(expected[i] - outputs[output][i]) > tolerance * Math.Max(Scale, Math.Abs(expected[i])))
                {
                    return false;
                }
            }
        }

        return true;
    });

    [Fact]
    public void Over_AnyCandles_IsUnknownExactlyUntilWarm() => ForAnySeries((series, period) =>
        Batch(series, period).Index().All(output =>
            output.Item.Take(Warmup(period, output.Index)).All(double.IsNaN)
            && (!IsDense || !output.Item.Skip(Warmup(period, output.Index)).Any(double.IsNaN))));

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

    [Fact]
    public void Over_AfterItsFirstCall_AllocatesTheSameForAnyLength()
    {
        CandleSeries few = TestCandles.Series(Timeframe.M5, TestCandles.Walk(Timeframe.M5, 300, 7));
        CandleSeries many = TestCandles.Series(Timeframe.M5, TestCandles.Walk(Timeframe.M5, 3000, 7));
        BatchInto(few);

        Assert.Equal(LeastAllocated(() => BatchInto(few)), LeastAllocated(() => BatchInto(many)));
    }

    [Fact]
    public void Next_TenThousandCandles_AllocatesNothing()
    {
        CandleSeries series = TestCandles.Series(Timeframe.M5, TestCandles.Walk(Timeframe.M5, 10_100, 7));
        IndicatorFeed feed = Streaming(series, 20);
        void Run(int from, int until)
        {
            Span<double> values = stackalloc double[Outputs];
            for (int i = from; i < until; i++)
            {
                feed(i, values);
            }
        }

        Run(0, 100);

        Assert.Equal(0, LeastAllocated(() => Run(100, series.Count)));
    }

    // A collection that another test causes meanwhile counts the rest of the thread's buffer as allocated.
    private static long LeastAllocated(Action work) => Enumerable.Range(0, 5).Min(_ =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();

        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    private static void ForAnySeries(Func<CandleSeries, int, bool> holds) =>
        Prop.ForAll<NonEmptyArray<int>, PositiveInt>((steps, period) => holds(
            TestCandles.Series(Timeframe.M5, TestCandles.Walk(Timeframe.M5, steps.Get)), ((period.Get - 1) % 12) + 1))
            .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

    private static bool SameBits(IEnumerable<double> left, IEnumerable<double> right) =>
        left.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(right.Select(BitConverter.DoubleToInt64Bits));

    private double[][] Stream(CandleSeries series, int period)
    {
        double[][] outputs = [.. Enumerable.Range(0, Outputs).Select(_ => new double[series.Count])];
        IndicatorFeed feed = Streaming(series, period);
        Span<double> values = stackalloc double[Outputs];
        for (int i = 0; i < series.Count; i++)
        {
            feed(i, values);
            for (int output = 0; output < Outputs; output++)
            {
                outputs[output][i] = values[output];
            }
        }

        return outputs;
    }
}
