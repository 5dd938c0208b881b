using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Pipeline.Reports;

/// <summary>The values of all indicators with their usual periods at the newest candle of a series.</summary>
internal static class NewestIndicators
{
    public static IReadOnlyDictionary<string, decimal?> Of(CandleSeries series)
    {
        Dictionary<string, double> values = [];
        AddAverages(values, series);
        AddTrend(values, series);
        AddChannels(values, series);
        AddVolume(values, series);

        return values.ToDictionary(pair => pair.Key, pair => IndicatorValue.ToDecimal(pair.Value));
    }

    private static void AddAverages(Dictionary<string, double> values, CandleSeries series)
    {
        var simple = new SimpleMovingAverage(SimpleMovingAverage.StandardPeriod);
        var exponential = new ExponentialMovingAverage(ExponentialMovingAverage.StandardPeriod);
        var score = new ZScore(ZScore.StandardPeriod);
        foreach (double close in series.Closes)
        {
            values["sma20"] = simple.Next(close);
            values["ema20"] = exponential.Next(close);
            values["zScore20"] = score.Next(close);
        }
    }

    private static void AddTrend(Dictionary<string, double> values, CandleSeries series)
    {
        var strength = new RelativeStrengthIndex(RelativeStrengthIndex.StandardPeriod);
        var macd = new Macd(Macd.StandardFast, Macd.StandardSlow, Macd.StandardSignal);
        var direction = new AverageDirectionalIndex(AverageDirectionalIndex.StandardPeriod);
        for (int i = 0; i < series.Count; i++)
        {
            values["rsi14"] = strength.Next(series.Closes[i]);
            (values["macd"], values["macdSignal"], values["macdHistogram"]) = macd.Next(series.Closes[i]);
            (values["plusDi14"], values["minusDi14"], values["adx14"]) =
                direction.Next(series.Highs[i], series.Lows[i], series.Closes[i]);
        }
    }

    private static void AddChannels(Dictionary<string, double> values, CandleSeries series)
    {
        var range = new AverageTrueRange(AverageTrueRange.StandardPeriod);
        var bollinger = new BollingerBands(BollingerBands.StandardPeriod, BollingerBands.StandardMultiplier);
        var keltner = new KeltnerChannel(
            KeltnerChannel.StandardPeriod, KeltnerChannel.StandardRangePeriod, KeltnerChannel.StandardMultiplier);
        var donchian = new DonchianChannel(DonchianChannel.StandardPeriod);
        var chandelier = new ChandelierStop(ChandelierStop.StandardPeriod, ChandelierStop.StandardMultiplier);
        for (int i = 0; i < series.Count; i++)
        {
            (double high, double low, double close) = (series.Highs[i], series.Lows[i], series.Closes[i]);
            values["atr14"] = range.Next(high, low, close);
            values["atr14Percent"] = values["atr14"] / close * 100.0;
            (values["bollingerUpper"], values["bollingerMiddle"], values["bollingerLower"]) = bollinger.Next(close);
            (values["keltnerUpper"], values["keltnerMiddle"], values["keltnerLower"]) =
                keltner.Next(high, low, close);
            (values["donchianUpper"], values["donchianLower"]) = donchian.Next(high, low);
            values["chandelierStop"] = chandelier.Next(high, low, close);
        }
    }

    private static void AddVolume(Dictionary<string, double> values, CandleSeries series)
    {
        OnBalanceVolume balance = default;
        SessionVwap session = default;
        var surge = new VolumeSurge(VolumeSurge.StandardPeriod);
        for (int i = 0; i < series.Count; i++)
        {
            values["onBalanceVolume"] = balance.Next(series.Closes[i], series.Volumes[i]);
            values["sessionVwap"] = session.Next(
                series.Candles[i].OpenTime, series.Highs[i], series.Lows[i], series.Closes[i], series.Volumes[i]);
            values["volumeSurge20"] = surge.Next(series.Volumes[i]);
        }
    }
}
