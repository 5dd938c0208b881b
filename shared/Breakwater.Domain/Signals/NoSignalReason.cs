namespace Breakwater.Domain.Signals;

/// <summary>Why there is no signal. Reports group by the names; new reasons come last.</summary>
public enum NoSignalReason
{
    /// <summary>There is one.</summary>
    None = 0,

    /// <summary>The candidate was looked at after its candle was worth anything.</summary>
    TooLate,

    /// <summary>A series has a defect.</summary>
    DefectiveCandles,

    /// <summary>A series is too short, or the market does not move.</summary>
    NotWarm,

    /// <summary>There is no level to break.</summary>
    NoLevel,

    /// <summary>The close is not beyond a trigger, or the close before it already was.</summary>
    NoBreakout,

    /// <summary>The close is further beyond the trigger than may be paid.</summary>
    TooFarBeyond,

    /// <summary>The candle's volume is usual, or what is usual is unknown.</summary>
    VolumeTooLow,

    /// <summary>The close is not far enough above the open for the candle's range.</summary>
    BodyTooSmall,

    /// <summary>The stop is at or above the entry, or nearer than allowed.</summary>
    StopTooNear,

    /// <summary>The stop is at or below zero and cannot be placed.</summary>
    StopNotPositive,

    /// <summary>The base below the level is too low for the risk.</summary>
    BaseTooLow,

    /// <summary>The market was not squeezed before the breakout, or that is unknown.</summary>
    NotSqueezed,

    /// <summary>Too few of the soft checks passed.</summary>
    SoftPoolTooFew,

    /// <summary>No breakout is watched, or price has not come back to the level from far enough away.</summary>
    NotRetested,

    /// <summary>The watch ended: its time is over, or candles were missed.</summary>
    WatchOver,

    /// <summary>A close back below the level soon after it broke.</summary>
    FalseBreakout,

    /// <summary>The pull-back reached too far below the level.</summary>
    PierceTooDeep,

    /// <summary>The pull-back did not close above the level and above its open.</summary>
    PullBackNotHeld,

    /// <summary>The volume of the pull-back is too low, or unknown.</summary>
    ActivityTooLow,

    /// <summary>The rules name no kind of entry.</summary>
    NoEntryKind,
}
