using System.Text.Json;
using Breakwater.Domain.Indicators;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Indicators;

/// <summary>Skender's published results on its own 502 candles.</summary>
public sealed class SkenderOracleTests
{
    private readonly string[] lines = ReferenceSeries.Lines("indicators/skender/quotes/default.csv");

    private double[] Highs => Oracle.Column(lines, "high");

    private double[] Lows => Oracle.Column(lines, "low");

    private double[] Closes => Oracle.Column(lines, "close");

    private double[] Volumes => Oracle.Column(lines, "volume");

    private int Count => lines.Length - 1;

    [Fact]
    public void Averages_EqualSkender()
    {
        double[] values = new double[Count];
        SimpleMovingAverage.Over(Closes, 20, values);
        Oracle.Agrees(Expected("sma", "sma"), values);
        ExponentialMovingAverage.Over(Closes, 20, values);
        Oracle.Agrees(Expected("ema", "ema"), values);
        WilderAverage.Over(Closes, 20, values);
        Oracle.Agrees(Expected("smma", "smma"), values);
        RelativeStrengthIndex.Over(Closes, 14, values);
        Oracle.Agrees(Expected("rsi", "rsi"), values);
        AverageTrueRange.Over(Highs, Lows, Closes, 14, values);
        Oracle.Agrees(Expected("atr", "atr"), values);
    }

    [Fact]
    public void DirectionalIndex_EqualsSkender()
    {
        DirectionalMovement[] values = new DirectionalMovement[Count];
        AverageDirectionalIndex.Over(new PriceColumns(Highs, Lows, Closes), 14, values);

        Oracle.Agrees(Expected("adx", "pdi"), [.. values.Select(static value => value.PlusDi)]);
        Oracle.Agrees(Expected("adx", "mdi"), [.. values.Select(static value => value.MinusDi)]);
        Oracle.Agrees(Expected("adx", "adx"), [.. values.Select(static value => value.Adx)]);
    }

    [Fact]
    public void Bands_EqualSkender()
    {
        PriceBand[] values = new PriceBand[Count];
        BollingerBands.Over(Closes, 20, 2.0, values);
        Oracle.Agrees(Expected("bb", "upperBand"), [.. values.Select(static band => band.Upper)]);
        Oracle.Agrees(Expected("bb", "sma"), [.. values.Select(static band => band.Middle)]);
        Oracle.Agrees(Expected("bb", "lowerBand"), [.. values.Select(static band => band.Lower)]);
        Oracle.Agrees(Expected("bb", "width"), [.. values.Select(static band => band.Width)]);

        KeltnerChannel.Over(new PriceColumns(Highs, Lows, Closes), 20, 10, 2.0, values);
        Oracle.Agrees(Expected("keltner", "upperBand"), [.. values.Select(static band => band.Upper)]);
        Oracle.Agrees(Expected("keltner", "centerline"), [.. values.Select(static band => band.Middle)]);
        Oracle.Agrees(Expected("keltner", "lowerBand"), [.. values.Select(static band => band.Lower)]);
        Oracle.Agrees(Expected("keltner", "width"), [.. values.Select(static band => band.Width)]);
    }

    [Fact]
    public void Macd_EqualsSkender()
    {
        MacdValue[] values = new MacdValue[Count];
        Macd.Over(Closes, 12, 26, 9, values);

        Oracle.Agrees(Expected("macd", "macd"), [.. values.Select(static value => value.Line)], 1e-2);
        Oracle.Agrees(Expected("macd", "signal"), [.. values.Select(static value => value.Signal)], 1e-2);
        Oracle.Agrees(Expected("macd", "histogram"), [.. values.Select(static value => value.Histogram)], 1e-2);
    }

    [Fact]
    public void Channels_EqualSkender()
    {
        (double[] upper, double[] lower) = (new double[Count], new double[Count]);
        DonchianChannel.Over(Highs, Lows, 20, upper, lower);
        Oracle.Agrees(Expected("donchian", "upperBand"), upper);
        Oracle.Agrees(Expected("donchian", "lowerBand"), lower);

        ChandelierStop.Over(new PriceColumns(Highs, Lows, Closes), 22, 3.0, upper);
        Oracle.Agrees(Expected("chexit", "chandelierExit"), upper);
    }

    [Fact]
    public void Volume_EqualsSkender()
    {
        double[] values = new double[Count];
        OnBalanceVolume.Over(Closes, Volumes, values);
        Oracle.Agrees(Expected("obv", "obv"), values);

        // Skender sums from the first candle: all in one session.
        SessionVwap.Over(new DateTimeOffset[Count], new PriceColumns(Highs, Lows, Closes), Volumes, values);
        Oracle.Agrees(Expected("vwap", "vwap"), values);
    }

    [Fact]
    public void ZScore_EqualsSkender()
    {
        double[] values = new double[Count];
        ZScore.Over(Closes, 14, values);

        Oracle.Agrees(Expected("stdev", "zScore"), values, 1e-2);
    }

    private static double[] Expected(string indicator, string output)
    {
        string text = string.Join('\n', ReferenceSeries.Lines($"indicators/skender/results/{indicator}.standard.json"));
        using JsonDocument document = JsonDocument.Parse(text);

        return [.. document.RootElement.EnumerateArray().Select(row =>
            row.TryGetProperty(output, out JsonElement value) && value.ValueKind == JsonValueKind.Number
                ? value.GetDouble()
                : double.NaN)];
    }
}
