namespace Breakwater.Simulation.Outside;

/// <summary>Something that must hold did not.</summary>
/// <param name="Law">Which.</param>
/// <param name="Text">The numbers.</param>
/// <param name="Step">After how many steps.</param>
public sealed record Violation(Law Law, string Text, int Step);

/// <summary>What must hold.</summary>
public enum Law
{
    None = 0,

    /// <summary>No order without a stored intent of the same terms.</summary>
    IntentFirst,

    /// <summary>No client order id is sent again once an order with it was taken.</summary>
    OneOrderPerIntent,

    /// <summary>What a trade has booked is what the venue filled.</summary>
    FillsAsBooked,

    /// <summary>The account holds what the trades hold.</summary>
    PositionAsBooked,

    /// <summary>A position is not without its stop for longer than the watchdog needs.</summary>
    Protected,

    /// <summary>Open and reserved risk stay within the limits.</summary>
    RiskWithinLimits,

    /// <summary>One reservation for each running trade and no other.</summary>
    ReservationPerTrade,

    /// <summary>No purchase is sent once a kill, stop or pause was stored.</summary>
    NoEntryAfterStop,

    /// <summary>Killed means flat once faults have stopped.</summary>
    KilledIsFlat,

    /// <summary>The journal explains each end of a trade, each denial, each command.</summary>
    JournalExplains,

    /// <summary>Each message took effect or lies in the dead-letter queue with a reason.</summary>
    NoMessageLost,

    /// <summary>All work ends once faults have stopped.</summary>
    ComesToRest,

    /// <summary>Equity is start plus results, and the account agrees.</summary>
    EquityAsBooked,

    /// <summary>The history holds each ended trade once.</summary>
    HistoryOnce,

    /// <summary>The stored events of a trade lead to the stored trade.</summary>
    EventsLeadToIt,

    /// <summary>Handlers fail in the ways that are meant.</summary>
    NoBug,

    /// <summary>Orders that are not ours are not touched.</summary>
    OthersLeftAlone,

    /// <summary>No purchase is sent once its signal has expired.</summary>
    EntryInTime,

    /// <summary>Each chunk counts once, each breakout is used once, each candle gives one signal.</summary>
    ScannedOnce,
}
