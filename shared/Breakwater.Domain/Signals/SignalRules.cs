namespace Breakwater.Domain.Signals;

/// <summary>When a closed candle beyond a level is a breakout worth trading.</summary>
/// <param name="BreakAtr">How far the close must be beyond the level, in ATR of the level timeframe.</param>
/// <param name="BreakPercent">The same in per cent of the level; the larger of the two counts.</param>
/// <param name="MaxChaseAtr">Denied when the close is further than this beyond the trigger, in ATR.</param>
/// <param name="MinVolumeMultiplier">Least ratio of the candle's volume to the median of the 20 before it.</param>
/// <param name="MinBodyFraction">Least body as a share of the candle's range, 0 to 1.</param>
/// <param name="StopAtr">Distance of a breakout's stop below the entry, in ATR of the level timeframe.</param>
/// <param name="SwingLookback">The lowest low of so many signal candles may lift the stop, never lower it.</param>
/// <param name="MinStopPercent">The stop is never nearer than this, in per cent of the entry: costs would eat the
/// trade.</param>
/// <param name="ExpiryCandles">Signal candles after which the signal is worthless.</param>
/// <param name="Entries">Which entries are looked for, the first that is found is taken.</param>
/// <param name="MaxChasePercent">The same as <paramref name="MaxChaseAtr"/> in per cent of the trigger; the smaller of
/// the two counts.</param>
/// <param name="MinBaseHeightR">Least height of the base below a level that breaks, in R; 0 asks for none.</param>
/// <param name="Retest">When a pull-back to a broken level is an entry.</param>
/// <param name="Squeeze">When a market is squeezed.</param>
/// <param name="Soft">What else should speak for a breakout.</param>
public sealed record SignalRules(
    decimal BreakAtr,
    decimal BreakPercent,
    decimal MaxChaseAtr,
    decimal MinVolumeMultiplier,
    decimal MinBodyFraction,
    decimal StopAtr,
    int SwingLookback,
    decimal MinStopPercent,
    int ExpiryCandles,
    IReadOnlyList<EntryKind> Entries,
    decimal MaxChasePercent,
    decimal MinBaseHeightR,
    RetestRules Retest,
    SqueezeRules Squeeze,
    SoftRules Soft);

/// <summary>How a broken level is entered.</summary>
public enum EntryKind
{
    /// <summary>Nobody said.</summary>
    None = 0,

    /// <summary>The close that breaks the level.</summary>
    Momentum = 1,

    /// <summary>The first pull-back to a level whose breakout was recorded.</summary>
    Retest = 2,

    /// <summary>The close that breaks the level out of a squeeze.</summary>
    Squeeze = 3,
}
