namespace Breakwater.Domain.Markets;

/// <summary>What the venue lets be done in an instrument. The default allows nothing.</summary>
/// <param name="Status">Whether it trades.</param>
/// <param name="OrderTypes">Which orders it takes.</param>
public sealed record VenuePermissions(VenueStatus Status, VenueOrderTypes OrderTypes)
{
    /// <summary>Whether spot accounts may trade it.</summary>
    public bool AllowsSpot { get; init; }

    /// <summary>Whether an order may hide a part of its quantity.</summary>
    public bool AllowsIceberg { get; init; }

    /// <summary>Whether a stop may follow the price.</summary>
    public bool AllowsTrailingStop { get; init; }

    /// <summary>Whether a market order may name what it spends instead of what it buys.</summary>
    public bool AllowsQuoteQuantity { get; init; }

    /// <summary>Whether an order may be taken back and another placed in one request.</summary>
    public bool AllowsCancelReplace { get; init; }

    /// <summary>Whether an order may be made smaller where it stands.</summary>
    public bool AllowsAmend { get; init; }

    /// <summary>Lists: one cancels the other.</summary>
    public bool AllowsOco { get; init; }

    /// <summary>Lists: one triggers the other.</summary>
    public bool AllowsOto { get; init; }

    /// <summary>Lists: one places the others, which sell what it received.</summary>
    public bool AllowsOpo { get; init; }

    /// <summary>Whether new orders are taken.</summary>
    public bool IsOpen => Status is VenueStatus.Trading && AllowsSpot;
}

/// <summary>Whether an instrument trades.</summary>
public enum VenueStatus
{
    /// <summary>Nobody said, or in a word that is not known here.</summary>
    Unknown = 0,

    /// <summary>It trades (TRADING).</summary>
    Trading = 1,

    /// <summary>It rests for longer, or for good (BREAK).</summary>
    Break = 2,

    /// <summary>It was stopped (HALT).</summary>
    Halt = 3,

    /// <summary>The day is over (END_OF_DAY).</summary>
    EndOfDay = 4,

    /// <summary>Orders can be taken back and not placed (CANCEL_ONLY).</summary>
    CancelOnly = 5,
}

/// <summary>The venue's kinds of orders.</summary>
[Flags]
public enum VenueOrderTypes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>LIMIT.</summary>
    Limit = 1,

    /// <summary>LIMIT_MAKER.</summary>
    LimitMaker = 2,

    /// <summary>MARKET.</summary>
    Market = 4,

    /// <summary>STOP_LOSS.</summary>
    StopLoss = 8,

    /// <summary>STOP_LOSS_LIMIT.</summary>
    StopLossLimit = 16,

    /// <summary>TAKE_PROFIT.</summary>
    TakeProfit = 32,

    /// <summary>TAKE_PROFIT_LIMIT.</summary>
    TakeProfitLimit = 64,
}
