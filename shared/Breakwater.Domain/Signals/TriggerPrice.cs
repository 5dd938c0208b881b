namespace Breakwater.Domain.Signals;

/// <summary>Where a level counts as broken, and how much may be paid for it, quote currency.</summary>
internal static class TriggerPrice
{
    /// <summary>A close above this breaks the level.</summary>
    public static decimal Of(decimal level, decimal atr, SignalRules rules) =>
        level + Math.Max(rules.BreakAtr * atr, rules.BreakPercent / 100m * level);

    /// <summary>The chase limit: the nearer of the two that the rules name.</summary>
    public static decimal MaxEntry(decimal trigger, decimal atr, SignalRules rules) =>
        trigger + Math.Min(rules.MaxChaseAtr * atr, rules.MaxChasePercent / 100m * trigger);
}
