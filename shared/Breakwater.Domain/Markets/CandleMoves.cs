namespace Breakwater.Domain.Markets;

/// <summary>Finds prices that no trading explains: outliers, and runs of candles without a trade.</summary>
/// <remarks>What is usual is told by <see cref="CandleScale"/> and never by a candle that stands out itself.</remarks>
internal ref struct CandleMoves(ReadOnlySpan<Candle> candles, bool arePossible, List<CandleDefect> defects)
{
    private const int IdleRunLeast = 3;
    private const double OutlierAtr = 5.0;

    // So far from the close before a silence opens no market in which nobody traded.
    private const double SilentMoveAtr = 0.5;

    // A move of n ATR takes at least n/4 times the usual volume; see CandleDefectKind.Outlier for the evidence.
    private const double VolumePerAtr = 0.25;

    // What the value of an outlier says at most: after a flat market every move is infinitely many ATR.
    private const double LargestMultiple = 1e6;

    private readonly ReadOnlySpan<Candle> candles = candles;
    private CandleScale scale = CandleScale.Of(candles);
    private double soundClose;
    private int idle;

    public void Find()
    {
        for (int i = 0; i < candles.Length; i++)
        {
            ref readonly Candle candle = ref candles[i];
            if (arePossible || CandleNumbers.IsPossible(in candle))
            {
                LookForIdleness(i, in candle);
                LookForOutlier(i, in candle);
            }
            else
            {
                EndIdleness(i, idle >= IdleRunLeast);
            }
        }

        EndIdleness(candles.Length, idle >= IdleRunLeast);
    }

    private void LookForIdleness(int i, ref readonly Candle candle)
    {
        if (candle.Volume == 0m)
        {
            idle++;
        }
        else if (idle > 0)
        {
            double opened = Math.Abs((double)(candle.Open - candles[i - 1].Close));
            EndIdleness(i, idle >= IdleRunLeast || opened > SilentMoveAtr * scale.Atr);
        }
    }

    private void EndIdleness(int end, bool isDefect)
    {
        if (isDefect)
        {
            defects.Add(new(CandleDefectKind.ZeroVolumeRun, candles[end - idle].OpenTime, idle));
        }

        idle = 0;
    }

    private void LookForOutlier(int i, ref readonly Candle candle)
    {
        double high = (double)candle.High;
        double low = (double)candle.Low;
        double volume = (double)candle.Volume;
        if (soundClose == 0.0)
        {
            soundClose = (double)candle.Close;

            return;
        }

        double away = Math.Max(high - soundClose, soundClose - low);
        double range = Math.Max(high - low, away);
        if (away > OutlierAtr * scale.Atr && IsOutlier(i, high, away, volume))
        {
            double multiple = Math.Min(away / scale.Atr, LargestMultiple);
            defects.Add(new(CandleDefectKind.Outlier, candle.OpenTime, (decimal)multiple));
            range = OutlierAtr * scale.Atr;
        }
        else
        {
            soundClose = (double)candle.Close;
        }

        scale.Push(range, volume);
    }

    private readonly bool IsOutlier(int i, double high, double away, double volume)
    {
        if (i == candles.Length - 1)
        {
            return scale.IsWarm;
        }

        double paid = scale.Volume * VolumePerAtr * (away / scale.Atr);
        double half = high - soundClose >= away ? away / 2.0 : -away / 2.0;

        return volume <= paid && (IsGivenBack(i, half) || IsGivenBack(i + 1, half));
    }

    private readonly bool IsGivenBack(int i, double half)
    {
        double left = (double)candles[i].Close - soundClose;

        return half > 0.0 ? left < half : left > half;
    }
}
