namespace Breakwater.Domain.Signals;

/// <summary>The prices around a broken level that a retest is about, quote currency.</summary>
/// <param name="Away">A high here is away from the level.</param>
/// <param name="Near">A low here has come back to it.</param>
/// <param name="Pierce">A low below this has gone through it.</param>
/// <param name="Left">A close here has left the pull-back.</param>
internal readonly record struct RetestZone(decimal Away, decimal Near, decimal Pierce, decimal Left)
{
    public static RetestZone Of(LevelWatch watch, RetestRules rules)
    {
        decimal away = watch.LevelPrice + (rules.MinAwayAtr * watch.Atr);
        decimal near = watch.LevelPrice + (rules.NearAtr * watch.Atr);

        return new RetestZone(
            away, near, watch.LevelPrice - (rules.MaxPierceAtr * watch.Atr), Math.Max(away, near));
    }

    public bool IsAway(LevelWatch watch) => watch.HighestHigh >= Away;
}
