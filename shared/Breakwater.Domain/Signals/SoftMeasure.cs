using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>What the soft checks look at; null is what could not be measured.</summary>
internal static class SoftMeasure
{
    private const int ApproachCandles = 10;
    private const int SlopeCandles = 3;

    /// <summary>The close above the VWAP since 00:00 UTC, in ATR; null when the series begins later.</summary>
    public static decimal? VwapGapAtr(CandleSeries candles, decimal atr)
    {
        if (candles.Candles[0].OpenTime > Timeframe.D1.OpenTimeAt(candles.Last.OpenTime))
        {
            return null;
        }

        SessionVwap average = default;
        double vwap = double.NaN;
        for (int i = 0; i < candles.Count; i++)
        {
            vwap = average.Next(
                candles.Candles[i].OpenTime, candles.Highs[i], candles.Lows[i], candles.Closes[i], candles.Volumes[i]);
        }

        return (candles.Last.Close - IndicatorValue.ToDecimal(vwap)) / atr;
    }

    /// <summary>RSI 14 at the newest candle, 0 to 100.</summary>
    public static decimal? Rsi(CandleSeries candles)
    {
        RelativeStrengthIndex index = new(RelativeStrengthIndex.StandardPeriod);
        double value = double.NaN;
        foreach (double close in candles.Closes)
        {
            value = index.Next(close);
        }

        return IndicatorValue.ToDecimal(value);
    }

    /// <summary>ADX 14 at the newest of the first <paramref name="known"/> candles, 0 to 100.</summary>
    public static decimal? Adx(CandleSeries candles, int known)
    {
        AverageDirectionalIndex index = new(AverageDirectionalIndex.StandardPeriod);
        double value = double.NaN;
        for (int i = 0; i < known; i++)
        {
            value = index.Next(candles.Highs[i], candles.Lows[i], candles.Closes[i]).Adx;
        }

        return IndicatorValue.ToDecimal(value);
    }

    /// <summary>EMA of the closes at the newest of the first <paramref name="known"/> candles.</summary>
    public static decimal? Ema(CandleSeries candles, int known, int period)
    {
        ExponentialMovingAverage average = new(period);
        double value = double.NaN;
        foreach (double close in candles.Closes[..known])
        {
            value = average.Next(close);
        }

        return IndicatorValue.ToDecimal(value);
    }

    /// <summary>Mean rise of the ten closes before the newest, per cent each.</summary>
    public static decimal? ApproachPercent(CandleSeries candles) => RisePercent(candles.Candles[..^1], ApproachCandles);

    /// <summary>Mean rise of the newest three closes, per cent each.</summary>
    public static decimal? SlopePercent(CandleSeries candles) => RisePercent(candles.Candles, SlopeCandles);

    /// <summary>Closes above the trigger among so many before the newest; null when there are fewer candles.</summary>
    public static decimal? ClosesBeyond(CandleSeries candles, decimal trigger, int before)
    {
        if (candles.Count <= before)
        {
            return null;
        }

        int beyond = 0;
        foreach (Candle candle in candles.Candles[^(before + 1)..^1])
        {
            beyond += candle.Close > trigger ? 1 : 0;
        }

        return beyond;
    }

    /// <summary>Closes at the level or within half an ATR below it, of the ten before the newest.</summary>
    public static decimal? ClosesNear(CandleSeries candles, FreshBreak broken)
    {
        if (candles.Count <= ApproachCandles)
        {
            return null;
        }

        decimal top = broken.Level.Price;
        decimal bottom = top - (broken.Atr / 2m);
        int near = 0;
        foreach (Candle candle in candles.Candles[^(ApproachCandles + 1)..^1])
        {
            near += candle.Close >= bottom && candle.Close <= top ? 1 : 0;
        }

        return near;
    }

    private static decimal? RisePercent(ReadOnlySpan<Candle> candles, int count)
    {
        if (candles.Length <= count)
        {
            return null;
        }

        decimal from = candles[^(count + 1)].Close;

        return (candles[^1].Close - from) / from / count * 100m;
    }
}
