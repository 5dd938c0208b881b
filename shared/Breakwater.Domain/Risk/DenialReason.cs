namespace Breakwater.Domain.Risk;

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

    /// <summary>Equity is unknown or not positive, or the free balance is unknown.</summary>
    NoEquity,

    /// <summary>The symbol is held or being entered.</summary>
    SymbolAlreadyHeld,

    /// <summary>Too many trades are open or being entered.</summary>
    TooManyPositions,

    /// <summary>A loss streak's cool-down is running.</summary>
    CoolingDown,

    /// <summary>Today's loss is at its limit, in per cent or in R.</summary>
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

    /// <summary>The market as a whole is falling too fast, or nobody knows.</summary>
    RegimeNotFit,

    /// <summary>Nothing is entered at this time of the week.</summary>
    Blackout,

    /// <summary>The venue failed too often: the breaker is open.</summary>
    CircuitOpen,

    /// <summary>A trade in the symbol ended a short time ago.</summary>
    SymbolCoolingDown,

    /// <summary>The day's entries are used up.</summary>
    TooManyTradesToday,

    /// <summary>The symbol moves with one that is held, or nobody knows whether it does.</summary>
    TooCorrelated,

    /// <summary>The order book offers too little for the entry, or nobody knows what it offers.</summary>
    DepthTooThin,
}
