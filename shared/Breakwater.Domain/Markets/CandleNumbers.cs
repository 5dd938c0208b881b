namespace Breakwater.Domain.Markets;

/// <summary>Finds candles whose numbers no trading can make.</summary>
internal static class CandleNumbers
{
    /// <summary>Adds the impossible candles to <paramref name="defects"/>; true when there is none.</summary>
    public static bool Find(ReadOnlySpan<Candle> candles, List<CandleDefect> defects)
    {
        bool arePossible = true;
        foreach (ref readonly Candle candle in candles)
        {
            if (!IsPossible(in candle))
            {
                arePossible = false;
                defects.Add(new(CandleDefectKind.ImpossibleCandle, candle.OpenTime, ImpossibleNumber(in candle)));
            }
        }

        return arePossible;
    }

    /// <summary>Whether trades can have made this candle. Without a trade no price can have moved.</summary>
    public static bool IsPossible(ref readonly Candle candle) =>
        candle.Low > 0m
        && candle.Low <= candle.Open
        && candle.Low <= candle.Close
        && candle.High >= candle.Open
        && candle.High >= candle.Close
        && (candle.Volume > 0m || (candle.Volume == 0m && candle.High == candle.Low));

    private static decimal ImpossibleNumber(ref readonly Candle candle) => candle switch
    {
        { Open: <= 0m } => candle.Open,
        { High: <= 0m } => candle.High,
        { Low: <= 0m } => candle.Low,
        { Close: <= 0m } => candle.Close,
        { Volume: < 0m } => candle.Volume,
        _ when candle.Low > Math.Min(candle.Open, candle.Close) => candle.Low,
        _ when candle.High < Math.Max(candle.Open, candle.Close) => candle.High,
        _ => candle.Volume,
    };
}
