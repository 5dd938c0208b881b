using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Tests.Markets;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Scanning;

/// <summary>What the filters measure, against the definitions written out.</summary>
public sealed class ScanMetricsTests
{
    private static readonly SymbolSnapshot Full = Scenario.Full();

    [Fact]
    public void Assess_AnyCandles_RanksTheBandWidthByDefinition() => ForAnyWalk(130, 250, series =>
    {
        double[] widths = [.. Enumerable.Range(0, 101).Select(back => Width(series, series.Count - back))];
        double expected = widths.Skip(1).Sum(width =>
            Math.Abs(width - widths[0]) < 1e-12 ? 0.5 : width < widths[0] ? 1.0 : 0.0);

        return Near(Measure(series, "bandWidthPercentile"), expected, 1e-9);
    });

    [Fact]
    public void Assess_AnyCandles_ScoresTheNewestRangeByDefinition() => ForAnyWalk(22, 60, series =>
    {
        double[] ranges = [.. Enumerable.Range(0, 21).Select(back => Range(series, series.Count - 1 - back))];
        double[] before = ranges[1..];
        double mean = before.Average();
        double deviation = Math.Sqrt(before.Average(range => (range - mean) * (range - mean)));

        return Near(Measure(series, "volatilitySpike"), (ranges[0] - mean) / deviation, 1e-9);
    });

    [Fact]
    public void Assess_AnyCandles_ComparesTheHoursByDefinition() => ForAnyWalk(8, 60, series => Near(
        MarketScanner.Assess(Full with { SignalCandles = Named(series) }, Scenario.Strict).Value("volumeSurge.hour"),
        Middle(series, 4, 0) / Middle(series, 4, 4),
        1e-9));

    [Theory]
    [InlineData(Timeframe.M1, 120)]
    [InlineData(Timeframe.M5, 24)]
    [InlineData(Timeframe.M15, 8)]
    [InlineData(Timeframe.H1, 2)]
    [InlineData(Timeframe.H4, 2)]
    public void Assess_HourOfAnyTimeframe_NeedsTwoHoursAndAtLeastTwoCandles(Timeframe timeframe, int needed)
    {
        CandleSeries series = Named(TestCandles.Series(
            timeframe,
            [
                .. Enumerable.Range(0, needed).Select(slot => TestCandles.At(timeframe, slot, 9m, 9m, 9m, 9m) with
                {
                    Volume = slot < needed / 2 ? 10m : 25m,
                }),
            ]));

        Assert.Equal(2.5m, Surge(series));
        Assert.Null(Surge(new CandleSeries(series.Symbol, timeframe, series.Candles[1..])));
    }

    [Fact]
    public void Assess_EqualRanges_HaveNoSpikeUnlessTheNewestIsGreater()
    {
        Assert.Equal(0m, Spike(10m, 10m));
        Assert.Equal(0m, Spike(10m, 9m));
        Assert.Equal(0m, Spike(0m, 0m));
        // Infinitely many deviations: no number, no entry.
        Assert.Null(Spike(10m, 10.1m));
        Assert.Null(Spike(0m, 1m));
        // Sums of tenths are equal but for rounding.
        Assert.Equal(0m, Spike(0.1m, 0.1m));
    }

    [Fact]
    public void Assess_FlatMarket_RanksItsBandsInTheMiddle() => Assert.Equal(
        50m, Measure(Full.LevelCandles!.With(static candle => candle with { Close = 1000m }), "bandWidthPercentile"));

    private static decimal? Surge(CandleSeries series) =>
        MarketScanner.Assess(Full with { SignalCandles = series }, Scenario.Strict).Value("volumeSurge.hour");

    private static decimal? Spike(decimal usual, decimal newest) => Measure(
        Full.LevelCandles!.With(candle =>
        {
            decimal low = 1000.3m;
            decimal range = candle.OpenTime == Full.LevelCandles!.Last.OpenTime ? newest : usual;

            return candle with { Open = low, High = low + range, Low = low, Close = low };
        }),
        "volatilitySpike");

    private static decimal? Measure(CandleSeries level, string name) => MarketScanner.Assess(
        Full with { LevelCandles = Named(level) },
        Scenario.Strict with { Weights = new ScoreWeights(0m, 0m, 0m, 0m, 0m, 1m, 0m) }).Value(name);

    private static CandleSeries Named(CandleSeries series) =>
        new(Full.Instrument.Symbol, series.Timeframe, series.Candles);

    private static double Width(CandleSeries series, int end)
    {
        double[] closes = series.Closes[(end - 20)..end].ToArray();
        double mean = closes.Average();

        return 4.0 * Math.Sqrt(closes.Average(close => (close - mean) * (close - mean))) / mean;
    }

    private static double Range(CandleSeries series, int candle) =>
        Math.Max(series.Highs[candle], series.Closes[candle - 1])
            - Math.Min(series.Lows[candle], series.Closes[candle - 1]);

    private static double Middle(CandleSeries series, int count, int back)
    {
        double[] sorted = [.. series.Volumes[^(count + back)..^back].ToArray().Order()];

        return (sorted[1] + sorted[2]) / 2.0;
    }

    private static bool Near(decimal? value, double expected, double tolerance) =>
        value is decimal known && Math.Abs((double)known - expected) < tolerance * (1.0 + Math.Abs(expected));

    private static void ForAnyWalk(int shortest, int longest, Func<CandleSeries, bool> holds) =>
        Prop.ForAll<PositiveInt, PositiveInt>((seed, length) => holds(TestCandles.Series(
            Timeframe.M15,
            TestCandles.Walk(
                Timeframe.M15, shortest + (length.Get * 7 % (longest - shortest)), (uint)seed.Get * 7919u))))
            .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));
}
