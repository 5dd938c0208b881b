using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Markets;

public sealed class CandleQualityTests
{
    private static readonly TimeSpan Interval = Timeframe.M5.Duration();

    [Fact]
    public void Inspect_SoundSeries_FindsNothing()
    {
        CandleQualityReport report = Inspect(Sound());

        Assert.True(report.IsSound);
        Assert.Empty(report.Defects);
    }

    [Fact]
    public void Inspect_MissingCandles_IsOneGapWithItsLength()
    {
        Candle[] candles = [.. Sound()[..4], .. Sound()[6..]];

        Assert.Equal([new CandleDefect(CandleDefectKind.Gap, OpenTime(4), 2m)], Inspect(candles).Defects);
    }

    [Fact]
    public void Inspect_SameCandleTwice_IsDuplicate()
    {
        Candle[] candles = [.. Sound()[..5], .. Sound()[4..]];

        Assert.Equal([new CandleDefect(CandleDefectKind.Duplicate, OpenTime(4), null)], Inspect(candles).Defects);
    }

    [Fact]
    public void Inspect_OldCandleRepeatedLater_IsDuplicate()
    {
        Candle[] candles = [.. Sound(), Sound()[2]];

        Assert.Equal([new CandleDefect(CandleDefectKind.Duplicate, OpenTime(2), null)], Inspect(candles).Defects);
    }

    [Fact]
    public void Inspect_TwoCandlesSwapped_IsOutOfOrder()
    {
        Candle[] candles = Sound();
        (candles[3], candles[4]) = (candles[4], candles[3]);

        Assert.Equal(
            [
                new CandleDefect(CandleDefectKind.Gap, OpenTime(3), 1m),
                new CandleDefect(CandleDefectKind.OutOfOrder, OpenTime(3), null),
            ],
            Inspect(candles).Defects);
    }

    [Fact]
    public void Inspect_CandleASecondLate_IsOffGridAndNothingElse()
    {
        Candle[] candles = Sound();
        candles[3] = candles[3] with { OpenTime = OpenTime(3).AddSeconds(1) };

        Assert.Equal(
            [new CandleDefect(CandleDefectKind.OffGrid, OpenTime(3).AddSeconds(1), 1m)], Inspect(candles).Defects);
    }

    [Fact]
    public void Inspect_OtherUtcOffset_IsTheSameGrid()
    {
        Candle[] candles = [.. Sound().Select(static candle => candle with
        {
            OpenTime = candle.OpenTime.ToOffset(TimeSpan.FromHours(5.5)),
        })];

        Assert.True(Inspect(candles).IsSound);
    }

    [Theory]
    [InlineData(0, 11, 9, 10, 1, 0)]
    [InlineData(10, 11, 0, 10, 1, 0)]
    [InlineData(10, 11, -9, 10, 1, -9)]
    [InlineData(10, 11, 9, -10, 1, -10)]
    [InlineData(10, 0, 9, 10, 1, 0)]
    [InlineData(10, 11, 9, 12, 1, 11)]
    [InlineData(12, 11, 9, 10, 1, 11)]
    [InlineData(10, 11, 10.5, 10.2, 1, 10.5)]
    [InlineData(10, 11, 9, 10, -1, -1)]
    [InlineData(10, 11, 10, 10, 0, 0)]
    public void Inspect_ImpossibleNumbers_NamesTheNumber(
        double open, double high, double low, double close, double volume, double wrong)
    {
        Candle[] candles = Sound();
        candles[3] = new Candle(
            OpenTime(3), (decimal)open, (decimal)high, (decimal)low, (decimal)close, (decimal)volume);

        Assert.Equal(
            [new CandleDefect(CandleDefectKind.ImpossibleCandle, OpenTime(3), (decimal)wrong)],
            Inspect(candles).Defects);
    }

    [Fact]
    public void Inspect_FlatCandle_IsPossible()
    {
        Candle[] candles = Sound();
        candles[3] = new Candle(OpenTime(3), 10m, 10m, 10m, 10m, 0m);

        Assert.True(Inspect(candles).IsSound);
    }

    [Theory]
    [InlineData(2, 0, 0)]
    [InlineData(2, 3, 3)]
    [InlineData(7, 3, 3)]
    [InlineData(0, 10, 10)]
    public void Inspect_ZeroVolume_CountsFromThreeInARow(int from, int length, int found)
    {
        Candle[] candles = Sound();
        for (int i = from; i < from + Math.Max(length, 2); i++)
        {
            candles[i] = Untraded(candles[i]);
        }

        CandleDefect[] expected = found == 0
            ? []
            : [new CandleDefect(CandleDefectKind.ZeroVolumeRun, OpenTime(from), found)];

        Assert.Equal(expected, Inspect(candles).Defects);
    }

    [Fact]
    public void Inspect_SuccessorOverdue_IsStale()
    {
        DateTimeOffset last = OpenTime(9);
        DateTimeOffset due = last + (2 * Interval) + TimeSpan.FromSeconds(5);

        Assert.True(Inspect(Sound(), due).IsSound);
        Assert.Equal(
            [new CandleDefect(CandleDefectKind.Stale, last, 606m)],
            Inspect(Sound(), due.AddSeconds(1)).Defects);
    }

    [Fact]
    public void Inspect_NewestStillForming_IsNotClosed()
    {
        DateTimeOffset close = OpenTime(10);

        Assert.True(Inspect(Sound(), close).IsSound);
        Assert.Equal(
            [new CandleDefect(CandleDefectKind.NotClosed, OpenTime(9), 0.5m)],
            Inspect(Sound(), close.AddSeconds(-0.5)).Defects);
    }

    [Fact]
    public void Inspect_NoTimeframe_Throws() => Assert.Throws<ArgumentOutOfRangeException>(
        () => CandleQuality.Inspect(TestCandles.Series(Timeframe.None, Sound()), OpenTime(10)));

    [Fact]
    public void Inspect_RealOutages_FindsEachGap()
    {
        CandleSeries series = ReferenceSeries.Candles("binance/defects/BCHUSDT-5m.csv.gz", "BCHUSDT", Timeframe.M5);
        CandleDefect[] defects = [.. CandleQuality.Inspect(series, series.CloseTime).Defects];

        Assert.Equal(
            [12m, 70m, 25m, 30m],
            defects.Where(static defect => defect.Kind == CandleDefectKind.Gap).Select(static defect => defect.Value));
        Assert.DoesNotContain(defects, static defect => defect.Kind
            is not (CandleDefectKind.Gap or CandleDefectKind.ZeroVolumeRun));
    }

    private static Candle[] Sound() => TestCandles.Walk(Timeframe.M5, 10, 5);

    // Without a trade no price moves, or the candle would be impossible.
    private static Candle Untraded(Candle candle) =>
        new(candle.OpenTime, candle.Open, candle.Open, candle.Open, candle.Open, 0m);

    private static DateTimeOffset OpenTime(int slot) => TestCandles.Start + (slot * Interval);

    private static CandleQualityReport Inspect(Candle[] candles, DateTimeOffset? now = null) =>
        CandleQuality.Inspect(TestCandles.Series(Timeframe.M5, candles), now ?? OpenTime(10));
}
