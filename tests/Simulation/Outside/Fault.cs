namespace Breakwater.Simulation.Outside;

/// <summary>Everything that goes wrong outside of the code, each drawn from the seed and counted.</summary>
public enum Fault
{
    None = 0,

    // The bus.
    MessageDuplicated,
    MessageReordered,
    MessageDelayed,
    MessageReplayedLate,
    LockLostAfterSuccess,
    LockLostMeanwhile,
    PoisonMessage,
    SendLost,
    SendTakenUnanswered,
    BusDown,

    // The store.
    StoreConflict,
    StoreFalseConflict,
    StoreTimeoutApplied,
    StoreTimeoutLost,
    StoreThrottled,
    StoreReadFailed,
    StoreDown,

    // The venue's answers.
    OrderLost,
    OrderTakenUnanswered,
    OrderTakenLate,
    ServerError,
    LateVisible,
    HiddenLong,
    OrderRefused,
    ReplaceHalfDone,
    ClockRefused,
    RateLimited,
    Banned,
    QueryUnanswered,
    CancelUnanswered,
    VenueDown,

    // The market.
    FilledInPart,
    FillStalled,
    SymbolHalted,
    CancelOnly,
    Delisted,
    PriceGap,
    BadPrice,
    MarketUnseen,

    // Other hands on the account.
    StopCancelledByVenue,
    StopCancelledByHand,
    ForeignOrder,
    ForeignBalance,

    // The processes.
    Crash,
    ScaleOut,
    Stall,
    TimerMissed,
    TimerTwice,
    ClockSkewed,

    // Whoever listens.
    JournalFailed,
    PushSlow,

    // Another hand takes what a trade holds.
    BalanceTaken,

    // Each delay that the grace of an order is made of, at its longest, together.
    SlowestOrder,
}
