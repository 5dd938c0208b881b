using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Levels;

/// <summary>A price that may be a level.</summary>
/// <param name="Price">Quote currency.</param>
/// <param name="Value">The same as a double.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Origin">Index of the candle that made it, or the one before the first that can have touched it.</param>
/// <param name="Seen">When the price was first made, for kinds that count as a touch by themselves.</param>
internal readonly record struct LevelCandidate(
    decimal Price,
    double Value,
    LevelKind Kind,
    int Origin,
    DateTimeOffset Seen)
{
    /// <summary>Whether it is a level without having been touched again.</summary>
    public bool StandsAlone => Kind is LevelKind.Donchian or LevelKind.PreviousDay or LevelKind.PreviousWeek;

    /// <summary>The high of one candle of the series.</summary>
    public static LevelCandidate High(CandleSeries series, int index, LevelKind kind)
    {
        ref readonly Candle candle = ref series.Candles[index];

        return new(candle.High, series.Highs[index], kind, index, candle.OpenTime);
    }
}
