using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Indicators;

/// <summary>20,000 real candles against TA-Lib and Skender, each where it means the same.</summary>
public sealed class RealCandleOracleTests
{
    private const string Folder = "indicators/real/BTCUSDT-1h-2018_2023-20000";

    private static CandleSeries Series => ReferenceSeries.Candles(Folder + ".csv.gz", "BTCUSDT", Timeframe.H1);

    [Theory]
    [InlineData("talib")]
    [InlineData("skender3")]
    public void Averages_EqualTheReference(string library)
    {
        string[] lines = ReferenceSeries.Lines($"{Folder}.{library}.csv.gz");
        CandleSeries series = Series;
        double[] values = new double[series.Count];

        SimpleMovingAverage.Over(series.Closes, 20, values);
        Oracle.Agrees(Oracle.Column(lines, "sma20"), values);
        ExponentialMovingAverage.Over(series.Closes, 20, values);
        Oracle.Agrees(Oracle.Column(lines, "ema20"), values);
        RelativeStrengthIndex.Over(series.Closes, 14, values);
        Oracle.Agrees(Oracle.Column(lines, "rsi14"), values);
        AverageTrueRange.Over(series.Highs, series.Lows, series.Closes, 14, values);
        Oracle.Agrees(Oracle.Column(lines, "atr14"), values);
    }

    [Theory]
    [InlineData("talib")]
    [InlineData("skender3")]
    public void Bollinger_EqualsTheReference(string library)
    {
        string[] lines = ReferenceSeries.Lines($"{Folder}.{library}.csv.gz");
        CandleSeries series = Series;
        PriceBand[] bands = new PriceBand[series.Count];
        BollingerBands.Over(series.Closes, 20, 2.0, bands);

        Oracle.Agrees(Oracle.Column(lines, "bbUpper"), [.. bands.Select(static band => band.Upper)]);
        Oracle.Agrees(Oracle.Column(lines, "bbMiddle"), [.. bands.Select(static band => band.Middle)]);
        Oracle.Agrees(Oracle.Column(lines, "bbLower"), [.. bands.Select(static band => band.Lower)]);
    }

    // TA-Lib seeds the fast average later and shows the line later; the difference has gone after 500 candles.
    [Theory]
    [InlineData("talib", 500)]
    [InlineData("skender3", 0)]
    public void Macd_EqualsTheReference(string library, int from)
    {
        string[] lines = ReferenceSeries.Lines($"{Folder}.{library}.csv.gz");
        CandleSeries series = Series;
        MacdValue[] values = new MacdValue[series.Count];
        Macd.Over(series.Closes, 12, 26, 9, values);

        Oracle.Agrees(Oracle.Column(lines, "macd"), [.. values.Select(static value => value.Line)], 1.0, from);
        Oracle.Agrees(Oracle.Column(lines, "macdSignal"), [.. values.Select(static value => value.Signal)], 1.0, from);
        Oracle.Agrees(Oracle.Column(lines, "macdHist"), [.. values.Select(static value => value.Histogram)], 1.0, from);
    }

    [Theory]
    [InlineData("talib", true)]
    [InlineData("skender3", false)]
    public void OnBalanceVolume_EqualsTheReferenceBesideItsStart(string library, bool startsAtFirstVolume)
    {
        double[] expected = Oracle.Column(ReferenceSeries.Lines($"{Folder}.{library}.csv.gz"), "obv");
        CandleSeries series = Series;
        double[] values = new double[series.Count];
        OnBalanceVolume.Over(series.Closes, series.Volumes, values);
        double start = startsAtFirstVolume ? series.Volumes[0] : 0.0;

        Oracle.Agrees(expected, [.. values.Select(value => value + start)], 1000.0);
    }

    [Fact]
    public void Donchian_IsTheMaximumOfTaLibOneCandleBefore()
    {
        string[] lines = ReferenceSeries.Lines($"{Folder}.talib.csv.gz");
        CandleSeries series = Series;
        double[] upper = new double[series.Count];
        double[] lower = new double[series.Count];
        DonchianChannel.Over(series.Highs, series.Lows, 20, upper, lower);

        Assert.Equal(Oracle.Column(lines, "highest20")[..^1], upper[1..]);
        Assert.Equal(Oracle.Column(lines, "lowest20")[..^1], lower[1..]);
    }

    [Fact]
    public void Vwap_WithinOneSession_EqualsSkender()
    {
        double[] expected = Oracle.Column(ReferenceSeries.Lines($"{Folder}.skender3.csv.gz"), "vwapFromFirstBar");
        CandleSeries series = Series;
        double[] values = new double[series.Count];
        SessionVwap.Over(new DateTimeOffset[series.Count], PriceColumns.Of(series), series.Volumes, values);

        Oracle.Agrees(expected, values);
    }

    [Fact]
    public void Correlation_TaLibsOwnCandles_EqualsTaLib()
    {
        string[] lines = ReferenceSeries.Lines("indicators/talib/quotes-252.csv");
        double[] values = new double[lines.Length - 1];
        RollingCorrelation.Over(Oracle.Column(lines, "high"), Oracle.Column(lines, "low"), 20, values);

        // The expected values of TA-Lib's own regression test.
        Assert.Equal(0.9401569, values[19], 1e-7);
        Assert.Equal(0.9471812, values[20], 1e-7);
        Assert.Equal(0.8866901, values[251], 1e-7);
    }

    [Fact]
    public void Slope_TaLibsOwnCandles_EqualsTaLib()
    {
        string[] lines = ReferenceSeries.Lines("indicators/talib/quotes-252.csv");
        double[] values = new double[lines.Length - 1];
        SimpleSlope.Over(Oracle.Column(lines, "close"), 20, values);

        // What TA_LINEARREG_SLOPE of TA-Lib 0.6.4 returns for them.
        Assert.Equal(-0.185255639097742, values[19], 1e-12);
        Assert.Equal(-0.271733082706766, values[20], 1e-12);
        Assert.Equal(-0.351157894736848, values[251], 1e-12);
    }
}
