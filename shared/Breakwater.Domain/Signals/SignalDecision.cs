namespace Breakwater.Domain.Signals;

/// <summary>Whether the newest closed candle is a breakout: <see cref="Found"/> or <see cref="None"/>.</summary>
public abstract record SignalDecision
{
    private SignalDecision(IReadOnlyList<Check> checks) => Checks = checks;

    /// <summary>The tests in the order they were made, up to and with the first that failed.</summary>
    public IReadOnlyList<Check> Checks { get; }

    /// <summary>There is a breakout.</summary>
    public sealed record Found : SignalDecision
    {
        /// <summary>All <paramref name="checks"/> passed.</summary>
        public Found(BreakoutSignal signal, IReadOnlyList<Check> checks)
            : base(checks) => Signal = signal;

        /// <summary>What risk may size.</summary>
        public BreakoutSignal Signal { get; }
    }

    /// <summary>There is none.</summary>
    public sealed record None : SignalDecision
    {
        /// <summary>The last of <paramref name="checks"/> failed.</summary>
        public None(NoSignalReason reason, IReadOnlyList<Check> checks)
            : base(checks) => Reason = reason;

        /// <summary>The first gate that was shut.</summary>
        public NoSignalReason Reason { get; }
    }
}

/// <summary>Why there is no signal, in the order of the gates.</summary>
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
}
