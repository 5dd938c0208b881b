using System.Globalization;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Markets;

/// <summary>Every defect that the reference files are known to have is found, by kind and time.</summary>
public sealed class CandleQualityFileTests
{
    private const string Injected = "binance/defects/derived-BTCUSDT-5m-injected.csv.gz";
    private const string Log = "binance/defects/derived-injection-log.csv.gz";

    [Fact]
    public void Inspect_CleanFile_FindsNothing()
    {
        CandleSeries clean = Read("binance/defects/derived-BTCUSDT-5m-clean.csv.gz", Timeframe.M5);

        Assert.Empty(CandleQuality.Inspect(clean, clean.CloseTime).Defects);
    }

    [Fact]
    public void Inspect_InjectedFile_FindsExactlyWhatWasInjected()
    {
        CandleSeries series = Read(Injected, Timeframe.M5);
        (DateTimeOffset, CandleDefectKind)[] expected =
        [
            .. ReferenceSeries.Lines(Log).Skip(1).Select(static line => Expected(line.Split(','))),

            // Rows 489 and 490 are swapped: the older is missing where it belongs and out of order where it is.
            (Time("1735749900000"), CandleDefectKind.OutOfOrder),
        ];

        Assert.Equal(27, expected.Length);
        Assert.Equal(
            expected.Order(),
            CandleQuality.Inspect(series, series.CloseTime).Defects
                .Select(static defect => (defect.OpenTime, defect.Kind)).Order());
    }

    [Fact]
    public void Inspect_WindowOfOneDecision_FindsWhatWasInjected()
    {
        CandleSeries series = Read(Injected, Timeframe.M5);
        foreach (string line in ReferenceSeries.Lines(Log).Skip(1))
        {
            (DateTimeOffset time, CandleDefectKind kind) = Expected(line.Split(','));
            int row = series.Candles.ToArray().TakeWhile(candle => candle.OpenTime < time).Count();
            foreach (int after in (int[])[4, 60, 250])
            {
                int end = Math.Min(row + after, series.Count);
                ReadOnlySpan<Candle> window = series.Candles[Math.Max(0, end - 300)..end];
                CandleSeries known = new(series.Symbol, Timeframe.M5, window);

                Assert.Contains(
                    CandleQuality.Inspect(known, known.CloseTime).Defects,
                    defect => defect.OpenTime == time && defect.Kind == kind);
            }
        }
    }

    [Theory]
    [InlineData("defects/BCHUSDT-5m.csv.gz")]
    [InlineData("defects/MCOUSDT-5m.csv.gz")]
    [InlineData("defects/XTZUSDT-5m.csv.gz")]
    [InlineData("1h/BTCUSDT-1h.csv.gz")]
    [InlineData("1m/BTCUSDT-1m.csv.gz")]
    [InlineData("5m/ETCUSDT-5m.csv.gz")]
    public void Inspect_RealFile_FindsWhatItsManifestSays(string file)
    {
        string[] names = ReferenceSeries.Lines("binance/manifest.csv")[0].Split(',');
        string[] cells = ReferenceSeries.Lines("binance/manifest.csv").Select(static line => line.Split(','))
            .Single(row => row[0] == file);
        Dictionary<string, string> row = names.Zip(cells).ToDictionary();
        Timeframe timeframe = row["interval"] switch
        {
            "1m" => Timeframe.M1,
            "1h" => Timeframe.H1,
            _ => Timeframe.M5,
        };
        CandleSeries series = Read("binance/" + file, timeframe);
        CandleDefect[] defects = [.. CandleQuality.Inspect(series, series.CloseTime).Defects];
        CandleDefect[] gaps = [.. Of(CandleDefectKind.Gap)];
        string[] sample = row["gapSample"].Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Number("rows"), series.Count);
        Assert.Equal(Number("gaps"), gaps.Length);
        Assert.Equal(Number("missing"), gaps.Sum(static gap => gap.Value));

        // The manifest names the last candle before a gap.
        Assert.Equal(sample, gaps.Take(sample.Length).Select(gap =>
            $"{gap.OpenTime - timeframe.Duration():yyyy-MM-ddTHH:mm}Z+{gap.Value}"));
        Assert.Equal(Number("duplicates"), Of(CandleDefectKind.Duplicate).Count());
        Assert.Equal(Number("outOfOrder"), Of(CandleDefectKind.OutOfOrder).Count());
        Assert.Equal(Number("ohlcViolations"), Of(CandleDefectKind.ImpossibleCandle).Count());
        Assert.Equal(
            ZeroVolumeRuns(series),
            Of(CandleDefectKind.ZeroVolumeRun).Where(static run => run.Value >= 3m)
                .Select(static run => (run.OpenTime, run.Value)));

        int Number(string column) => int.Parse(row[column], CultureInfo.InvariantCulture);

        IEnumerable<CandleDefect> Of(CandleDefectKind kind) => defects.Where(defect => defect.Kind == kind);
    }

    [Fact]
    public void Inspect_OutageOfMarch2023_NamesTheSilenceAndTheGap()
    {
        CandleSeries series = Read("binance/defects/outage-2023-03-24-BTCUSDT-1m.csv.gz", Timeframe.M1);
        CandleDefect[] defects = [.. CandleQuality.Inspect(series, series.CloseTime).Defects];
        DateTimeOffset day = new(2023, 3, 24, 0, 0, 0, TimeSpan.Zero);

        CandleDefect silence = new(CandleDefectKind.ZeroVolumeRun, day.AddHours(11).AddMinutes(28), 72m);
        CandleDefect gap = new(CandleDefectKind.Gap, day.AddHours(12).AddMinutes(40), 80m);

        Assert.Contains(silence, defects);
        Assert.Contains(gap, defects);
    }

    [Fact]
    public void Inspect_EtherOfFebruary2018_NamesEachCandleOffTheGrid()
    {
        CandleSeries series = Read("binance/defects/ETHUSDT-1h.csv.gz", Timeframe.H1);
        DateTimeOffset[] offGrid =
        [
            .. series.Candles.ToArray().Select(static candle => candle.OpenTime)
                .Where(static time => time.Minute != 0 || time.Second != 0),
        ];

        Assert.NotEmpty(offGrid);
        Assert.All(offGrid, static time => Assert.Equal((2018, 2), (time.Year, time.Month)));
        Assert.Equal(
            offGrid,
            CandleQuality.Inspect(series, series.CloseTime).Defects
                .Where(static defect => defect.Kind == CandleDefectKind.OffGrid)
                .Select(static defect => defect.OpenTime));
    }

    [Theory]
    [InlineData("BTCUSDT")]
    [InlineData("FILUSDT")]
    public void Inspect_RealBreakoutsAndCrashes_AreNoOutliersOnceTheyAreHistory(string symbol)
    {
        CandleSeries series = Read($"binance/5m/{symbol}-5m.csv.gz", Timeframe.M5);

        // By the plain rule there are 66 and 36.
        Assert.Empty(CandleQuality.Inspect(series, series.CloseTime).Defects);
    }

    private static (DateTimeOffset, CandleDefectKind) Expected(string[] cells) => (
        Time(cells[1]).AddSeconds(cells[2] == "misaligned+1s" ? 1 : 0),
        cells[2] switch
        {
            "dup-conflict" or "dup-identical" => CandleDefectKind.Duplicate,
            "missing" or "missing3" or "swap-next" => CandleDefectKind.Gap,
            "misaligned+1s" => CandleDefectKind.OffGrid,
            "zero-volume-flat" => CandleDefectKind.ZeroVolumeRun,
            "price-spike-x10" => CandleDefectKind.Outlier,
            "high-below-close" or "high-below-low" or "low-zero" or "negative-volume" or "negative-price"
                or "zero-volume" => CandleDefectKind.ImpossibleCandle,
            "quoted-fields" or "empty-close" or "nan-close" or "inf-high" or "scientific-price" or "short-row"
                or "timestamp-as-date" or "comma-decimal" or "extra-columns" or "micros-timestamp" =>
                CandleDefectKind.ImpossibleCandle,
            _ => CandleDefectKind.None,
        });

    private static IEnumerable<(DateTimeOffset, decimal?)> ZeroVolumeRuns(CandleSeries series)
    {
        Candle[] candles = series.Candles.ToArray();
        for (int i = 0; i < candles.Length; i++)
        {
            int run = candles.Skip(i).TakeWhile(static candle => candle.Volume == 0m).Count();
            if (run >= 3)
            {
                yield return (candles[i].OpenTime, run);
            }

            i += run;
        }
    }

    private static DateTimeOffset Time(string milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(milliseconds, CultureInfo.InvariantCulture));

    // The name of the symbol does not matter here.
    private static CandleSeries Read(string relative, Timeframe timeframe) =>
        CandleQualityRows.Read(relative, "BTCUSDT", timeframe);
}
