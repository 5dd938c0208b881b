namespace Breakwater.Domain.Signals;

/// <summary>Whether the newest closed candle is an entry: <see cref="Found"/> or <see cref="None"/>.</summary>
public abstract record SignalDecision
{
    private SignalDecision(IReadOnlyList<Check> checks) => Checks = checks;

    /// <summary>The tests in the order they were made, up to and with the first that shut a gate.</summary>
    /// <remarks>Those named <c>soft.</c> shut nothing one by one; <c>soft.passed</c> counts them.</remarks>
    public IReadOnlyList<Check> Checks { get; }

    /// <summary>There is an entry.</summary>
    public sealed record Found : SignalDecision
    {
        /// <summary>All <paramref name="checks"/> passed, but for soft ones.</summary>
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
