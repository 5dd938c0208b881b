namespace Breakwater.Domain.Levels;

/// <summary>How resistance levels are found on the level timeframe.</summary>
/// <param name="DonchianPeriod">Candles of the channel, the newest one excluded.</param>
/// <param name="PivotStrength">Candles on each side that confirm a swing high; it counts only once they have
/// closed.</param>
/// <param name="TouchToleranceAtr">How near a high must come to count as a touch, in ATR.</param>
/// <param name="MinTouches">Least touches of a swing high, a most traded high or a round number; the Donchian edge and
/// the highs of the previous day and week need none.</param>
/// <param name="MinReactionAtr">How far price must fall back from a touch, in ATR.</param>
/// <param name="InvalidationCandles">A level that a close broke within so many candles is worn out.</param>
/// <param name="Kinds">Where levels come from.</param>
/// <param name="ClusterAtr">Levels nearer to each other than this are one, at the highest of them, in ATR.</param>
/// <param name="HighVolumeShare">The highs of this share of candles, most traded first, are levels, 0 to 1.</param>
/// <param name="RoundStepPercent">Round numbers are multiples of 1, 2 or 5 times a power of ten: the largest such step
/// up to this per cent of the last close; 0 for none.</param>
/// <param name="CascadeRadiusAtr">Levels above within this distance strengthen a level, in ATR.</param>
/// <param name="MinSpacingAtr">Of two levels nearer than this the stronger stays, the higher of equals, in ATR.</param>
/// <param name="MaxAgeHours">A level not touched for longer is forgotten, from its last touch to the newest
/// candle.</param>
/// <param name="MinStrength">Weaker levels are left out, 0 to 1.</param>
public sealed record LevelRules(
    int DonchianPeriod,
    int PivotStrength,
    decimal TouchToleranceAtr,
    int MinTouches,
    decimal MinReactionAtr,
    int InvalidationCandles,
    IReadOnlyList<LevelKind> Kinds,
    decimal ClusterAtr,
    decimal HighVolumeShare,
    decimal RoundStepPercent,
    decimal CascadeRadiusAtr,
    decimal MinSpacingAtr,
    decimal MaxAgeHours,
    decimal MinStrength);
