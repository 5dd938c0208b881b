namespace Breakwater.Domain.Risk;

/// <summary>What risk said about a signal, with every check it made.</summary>
public abstract record RiskDecision
{
    private RiskDecision(IReadOnlyList<Check> checks) => Checks = checks;

    /// <summary>The checks in the order they were made; a denial ends with the one that failed.</summary>
    public IReadOnlyList<Check> Checks { get; }

    /// <summary>The entry may be made.</summary>
    /// <param name="Entry">What it may be at most.</param>
    /// <param name="Reservation">The risk it takes.</param>
    /// <param name="Checks">All passed.</param>
    public sealed record Approved(EntryApproval Entry, Reservation Reservation, IReadOnlyList<Check> Checks)
        : RiskDecision(Checks);

    /// <summary>The entry may not be made; nothing left the house.</summary>
    /// <param name="Reason">The first check that failed.</param>
    /// <param name="Checks">Up to and including it.</param>
    public sealed record Denied(DenialReason Reason, IReadOnlyList<Check> Checks) : RiskDecision(Checks);
}

/// <summary>Why risk denied an entry. Names are stable: alerts and reports group by them.</summary>
public enum DenialReason
{
    /// <summary>It was not denied.</summary>
    None = 0,

    /// <summary>The bot is stopped, paused or killed.</summary>
    TradingNotActive,

    /// <summary>The signal is older than its candle allows.</summary>
    SignalExpired,

    /// <summary>No price, no instrument, or no trading in it.</summary>
    NoMarketData,

    /// <summary>Equity is unknown or not positive.</summary>
    NoEquity,

    /// <summary>The symbol is held or being entered.</summary>
    SymbolAlreadyHeld,

    /// <summary>Too many trades are open or being entered.</summary>
    TooManyPositions,

    /// <summary>A loss streak's cool-down is running.</summary>
    CoolingDown,

    /// <summary>Today's loss is at its limit.</summary>
    DailyLossLimit,

    /// <summary>The loss from the high-water mark is at its limit.</summary>
    DrawdownLimit,

    /// <summary>The ask has run past the chase limit.</summary>
    PriceBeyondChaseLimit,

    /// <summary>The spread is too wide.</summary>
    SpreadTooWide,

    /// <summary>The stop is not below the price to be paid.</summary>
    StopNotBelowEntry,

    /// <summary>Fees, spread and slippage are too large a share of R.</summary>
    CostTooHigh,

    /// <summary>The size rounds to less than the venue's smallest quantity.</summary>
    QuantityBelowMinimum,

    /// <summary>At the stop the position would be worth less than the venue's smallest order.</summary>
    NotionalBelowMinimum,

    /// <summary>Open and reserved risk would pass the limit.</summary>
    OpenRiskLimit,

    /// <summary>The value of all positions would pass the limit.</summary>
    ExposureLimit,

    /// <summary>There is not enough free quote currency.</summary>
    InsufficientBalance,
}
