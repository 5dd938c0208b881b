namespace Breakwater.Domain.Risk;

/// <summary>What may be sent to the venue. The zero value is the safe one.</summary>
public enum TradingState
{
    /// <summary>Nothing but cancels and the flattening of a kill.</summary>
    Halted = 0,

    /// <summary>Only orders that make a position smaller.</summary>
    Reducing = 1,

    /// <summary>Entries and exits.</summary>
    Active = 2,
}
