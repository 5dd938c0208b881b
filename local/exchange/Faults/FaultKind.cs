namespace Breakwater.Local.Exchange.Faults;

/// <summary>What can be made to go wrong.</summary>
public enum FaultKind
{
    /// <summary>No fault: a default must do no harm.</summary>
    None,

    /// <summary>-1007, HTTP 504.</summary>
    Timeout,

    /// <summary>-1006, HTTP 502.</summary>
    Unexpected,

    /// <summary>-1000, HTTP 500.</summary>
    ServerError,

    /// <summary>-1008, HTTP 503.</summary>
    Busy,

    /// <summary>-1021, never processed.</summary>
    Timestamp,

    /// <summary>-1003, HTTP 429 with Retry-After; never processed.</summary>
    TooMuchWeight,

    /// <summary>-1015, HTTP 429 with Retry-After; never processed.</summary>
    TooManyOrders,

    /// <summary>-1003, HTTP 418 with Retry-After; never processed.</summary>
    Banned,

    /// <summary>The connection ends without an answer.</summary>
    Drop,

    /// <summary>No answer for holdMs of real time, then the connection ends.</summary>
    Silence,

    /// <summary>New orders are found only after delayMs.</summary>
    Hide,

    /// <summary>New orders are filled in part; the rest is left for delayMs.</summary>
    Partial,

    /// <summary>The symbol does not trade: status BREAK.</summary>
    Halt,

    /// <summary>The symbol has ceased to trade: status BREAK, its open orders are expired.</summary>
    Delist,

    /// <summary>The whole venue answers 503; its system status is 1.</summary>
    Maintenance,
}
