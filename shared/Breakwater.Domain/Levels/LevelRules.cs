namespace Breakwater.Domain.Levels;

/// <summary>How resistance levels are found on the level timeframe.</summary>
/// <param name="DonchianPeriod">Candles of the channel, the newest one excluded.</param>
/// <param name="PivotStrength">Candles on each side that confirm a swing high; it counts only once they have
/// closed.</param>
/// <param name="TouchToleranceAtr">How near a high must come to count as a touch, in ATR.</param>
/// <param name="MinTouches">Least touches of a swing level.</param>
/// <param name="MinReactionAtr">How far price must fall back from a touch, in ATR.</param>
/// <param name="InvalidationCandles">A level that closed broken within so many candles is worn out.</param>
public sealed record LevelRules(
    int DonchianPeriod,
    int PivotStrength,
    decimal TouchToleranceAtr,
    int MinTouches,
    decimal MinReactionAtr,
    int InvalidationCandles);
