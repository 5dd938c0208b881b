namespace Breakwater.Domain.Signals;

/// <summary>When the first pull-back to a level that was broken is an entry. The ATR is that at the breakout.</summary>
/// <param name="WatchHours">A breakout is watched so long for its pull-back, from its close to the pull-back's.</param>
/// <param name="MinAwayAtr">How far above the level price must have been before it came back, in ATR.</param>
/// <param name="NearAtr">How near to the level the low of the pull-back must come, in ATR.</param>
/// <param name="MaxPierceAtr">How far below the level the pull-back may reach, in ATR.</param>
/// <param name="MinActivity">Least median volume of the newest 5 candles as a share of that of the 15 before.</param>
/// <param name="StopAtr">Distance of the stop below the level, in ATR.</param>
/// <param name="FalseBreakCandles">A close back below the level within so many candles is a false breakout: the level
/// is not watched any more.</param>
public sealed record RetestRules(
    decimal WatchHours,
    decimal MinAwayAtr,
    decimal NearAtr,
    decimal MaxPierceAtr,
    decimal MinActivity,
    decimal StopAtr,
    int FalseBreakCandles);
