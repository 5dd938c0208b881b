namespace Breakwater.Simulation.Outside;

/// <summary>Every branch of the outcome table, with how often it was taken.</summary>
public enum Outcome
{
    None = 0,
    Accepted,
    AcceptedFilled,
    AcceptedFilledInPart,
    Rejected,
    RejectedDuplicate,
    NotAccepted,
    Unknown,
    UnknownThenFound,
    UnknownThenNotFound,
    ReplacedBoth,
    ReplacedHalf,
    ReplaceNotTried,
    ReplaceUnknown,
    ListFilled,
    ListFilledInPart,
    ListUnfilled,
    ListRejected,
    ListNotAccepted,
    ListUnknown,
    SliceRested,
    Cancelled,
    CancelTooLate,
    CancelUnknown,
    QueryFound,
    QueryNotFound,
    QueryUnknown,
    StopFilled,
    StopFilledInPart,
    EntryApproved,
    EntryDenied,
    TradeClosed,
    TradeAbandoned,
    DeadLettered,
    KilledWithPositions,
    TakenInPart,
    TakenWhole,
    CycleOpened,
    ChunkScanned,
    ChunkLate,
    BreakoutWatched,
    BreakoutTaken,
    BreakoutFound,
    RetestFound,
    FoundEntered,
    OrdersUnlisted,
}

/// <summary>How often each branch was taken.</summary>
public sealed class OutcomeCounts
{
    private readonly int[] counts = new int[Enum.GetValues<Outcome>().Length];

    /// <summary>By the branch's number.</summary>
    public IReadOnlyList<int> Counts => counts;

    public void Count(Outcome outcome) => counts[(int)outcome]++;
}
