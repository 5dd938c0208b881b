using System.Text.Json.Serialization;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>A recorded breakout whose first pull-back is waited for, or what became of it.</summary>
/// <remarks>
/// There is one per instrument. All distances of the retest are in <paramref name="Atr"/>, the range when the level
/// broke, so that what happened does not depend on when it was looked at.
/// </remarks>
/// <param name="Symbol">The instrument.</param>
/// <param name="LevelPrice">The level that broke, quote currency.</param>
/// <param name="LevelStrength">Its strength when it broke, 0 to 1.</param>
/// <param name="Atr">ATR of the level timeframe when it broke, quote currency, above zero.</param>
/// <param name="BreakoutCandle">Open time of the candle that broke it.</param>
/// <param name="HighestHigh">Highest high from the breakout candle on.</param>
/// <param name="PullBackLow">Lowest low of the first pull-back; null before it began.</param>
/// <param name="State">How far it has come.</param>
/// <param name="LastCandle">Open time of the newest candle that counted; of an ended watch, of the one that ended
/// it.</param>
public sealed record LevelWatch(
    Symbol Symbol,
    decimal LevelPrice,
    decimal LevelStrength,
    decimal Atr,
    DateTimeOffset BreakoutCandle,
    decimal HighestHigh,
    decimal? PullBackLow,
    WatchState State,
    DateTimeOffset LastCandle)
{
    /// <summary>Whether an entry may still come of it.</summary>
    [JsonIgnore]
    public bool IsActive => State is WatchState.Watching or WatchState.Away or WatchState.PullBack;

    /// <summary>The breakout at the newest of <paramref name="candles"/>.</summary>
    internal static LevelWatch Of(CandleSeries candles, FreshBreak broken, RetestRules rules)
    {
        LevelWatch watch = new(
            candles.Symbol,
            broken.Level.Price,
            broken.Level.Strength,
            broken.Atr,
            candles.Last.OpenTime,
            candles.Last.High,
            null,
            WatchState.Watching,
            candles.Last.OpenTime);

        return RetestZone.Of(watch, rules).IsAway(watch) ? watch with { State = WatchState.Away } : watch;
    }

    /// <summary>Whether this one stays, though a level at <paramref name="price"/> just broke.</summary>
    /// <remarks>
    /// While watched only a higher level takes its place. The same holds, until the watch would have expired, when the
    /// breakout was used up: breaking the level once more is not its first pull-back.
    /// </remarks>
    internal bool StandsAgainst(decimal price, DateTimeOffset candle, RetestRules rules) =>
        price <= LevelPrice
        && (IsActive || State is WatchState.Retested or WatchState.Taken or WatchState.Missed)
        && HoursUntil(candle) <= rules.WatchHours;

    /// <summary>Hours from the breakout candle's close to the close of the candle that opens at that time.</summary>
    internal decimal HoursUntil(DateTimeOffset candle) =>
        (decimal)(candle - BreakoutCandle).Ticks / TimeSpan.TicksPerHour;
}

/// <summary>What became of a recorded breakout.</summary>
public enum WatchState
{
    /// <summary>Nobody said.</summary>
    None = 0,

    /// <summary>Recorded; price has not been far enough above the level.</summary>
    Watching = 1,

    /// <summary>Price has been far enough above the level and has not come back.</summary>
    Away = 2,

    /// <summary>The first pull-back: price came back to the level and has neither held nor left.</summary>
    PullBack = 3,

    /// <summary>Ended: the pull-back held, which is an entry, or was one while nobody looked.</summary>
    Retested = 4,

    /// <summary>Ended at once: the breakout itself was an entry.</summary>
    Taken = 5,

    /// <summary>Ended: the first pull-back was left upwards without an entry.</summary>
    Missed = 6,

    /// <summary>Ended: a close back below the level soon after the breakout.</summary>
    FalseBreakout = 7,

    /// <summary>Ended: a low too far below the level.</summary>
    PiercedTooFar = 8,

    /// <summary>Ended: watched long enough.</summary>
    Expired = 9,

    /// <summary>Ended: candles were missed that nobody has any more.</summary>
    Lost = 10,
}
