namespace Breakwater.Domain.Execution;

/// <summary>What a change of a trade was, derived from the difference.</summary>
public enum TradeEventKind
{
    /// <summary>Nobody said.</summary>
    None = 0,

    /// <summary>Risk allowed it; its intents are stored.</summary>
    Approved = 1,

    /// <summary>An order is being sent.</summary>
    Sending = 2,

    /// <summary>The venue answered, or did not, and nothing was filled by it.</summary>
    Answered = 3,

    /// <summary>Something was bought or sold.</summary>
    Filled = 4,

    /// <summary>An intent was given up.</summary>
    Dropped = 5,

    /// <summary>The stop is to be higher.</summary>
    StopRaised = 6,

    /// <summary>A target is to be taken.</summary>
    TargetTaken = 7,

    /// <summary>More is to be bought.</summary>
    AddOnWished = 8,

    /// <summary>All of it is to be sold.</summary>
    ExitWished = 9,

    /// <summary>The entry buys no more.</summary>
    EntryEnded = 10,

    /// <summary>The venue showed something that the record had given up or not booked.</summary>
    Adopted = 11,

    /// <summary>The last of it was sold.</summary>
    Closed = 12,

    /// <summary>The entry ended without a fill.</summary>
    Abandoned = 13,

    /// <summary>Its next look was scheduled, or position rules saw a candle and held.</summary>
    Noted = 14,

    /// <summary>Another hand took some or all of it from the account.</summary>
    Taken = 15,
}
