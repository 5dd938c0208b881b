namespace Breakwater.Simulation.Scenarios;

/// <summary>What a scenario may do next.</summary>
public enum Deed
{
    None = 0,

    // The business.
    Signal,
    SignalTwice,

    /// <summary>A signal, and a stop of entries while it is being carried out.</summary>
    SignalThenStop,

    // The operator.
    Start,
    Stop,
    Pause,
    Resume,
    Retry,
    Kill,
    ResetKill,
    EmergencyStop,
    Flatten,
    CancelOrders,
    Sync,
    ActivateBreaker,
    DeactivateBreaker,
    ClosePosition,
    OtherPreset,
    FirstPreset,

    // The outside.
    Storm,
    Crash,
    CrashAll,
    ScaleOut,
    Skew,
    Gap,
    BadPrice,
    Halt,
    CancelOnly,
    Delist,
    StopCancelledByVenue,
    StopCancelledByHand,
    ForeignOrder,
    ForeignBalance,
    BalanceTaken,
    Poison,
}
