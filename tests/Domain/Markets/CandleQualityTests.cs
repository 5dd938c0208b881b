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
            candles[i] = candles[i] with { Volume = 0m };
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

    [Fact]
    public void Inspect_InjectedDefects_FindsEachThatReachesTheDomain()
    {
        CandleSeries clean = ReferenceSeries.Candles(
            "binance/defects/derived-BTCUSDT-5m-clean.csv.gz", "BTCUSDT", Timeframe.M5);
        CandleSeries series = ReferenceSeries.Candles(
            "binance/defects/derived-BTCUSDT-5m-injected.csv.gz", "BTCUSDT", Timeframe.M5);
        HashSet<(CandleDefectKind, long)> found =
        [
            .. CandleQuality.Inspect(series, series.CloseTime).Defects
                .Select(static defect => (defect.Kind, defect.OpenTime.ToUnixTimeMilliseconds())),
        ];

        Assert.True(CandleQuality.Inspect(clean, clean.CloseTime).IsSound);
        foreach (string[] cells in ReferenceSeries.Lines("binance/defects/derived-injection-log.csv.gz")
            .Skip(1).Select(static line => line.Split(',')))
        {
            long time = long.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture);
            long openTime = time + (cells[2] == "misaligned+1s" ? 1000 : 0);
            (CandleDefectKind Kind, long Time) expected = (KindOf(cells[2]), openTime);

            Assert.True(expected.Kind == CandleDefectKind.None || found.Contains(expected), string.Join(' ', cells));
        }
    }

    // Rows that no decimal can hold are a gap by the time they are candles; an outlier is a possible candle.
    private static CandleDefectKind KindOf(string injected) => injected switch
    {
        "dup-conflict" or "dup-identical" => CandleDefectKind.Duplicate,
        "swap-next" => CandleDefectKind.Gap,
        "misaligned+1s" => CandleDefectKind.OffGrid,
        "high-below-close" or "high-below-low" or "low-zero" or "negative-volume" or "negative-price" =>
            CandleDefectKind.ImpossibleCandle,
        "empty-close" or "nan-close" or "inf-high" or "missing3" or "missing" or "short-row" or "comma-decimal"
            or "timestamp-as-date" or "extra-columns" or "micros-timestamp" or "quoted-fields" => CandleDefectKind.Gap,
        _ => CandleDefectKind.None,
    };

    private static Candle[] Sound() => TestCandles.Walk(Timeframe.M5, 10, 5);

    private static DateTimeOffset OpenTime(int slot) => TestCandles.Start + (slot * Interval);

    private static CandleQualityReport Inspect(Candle[] candles, DateTimeOffset? now = null) =>
        CandleQuality.Inspect(TestCandles.Series(Timeframe.M5, candles), now ?? OpenTime(10));
}
