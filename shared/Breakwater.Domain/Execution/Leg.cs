namespace Breakwater.Domain.Execution;

/// <summary>One order of a trade, from the wish to its end.</summary>
/// <param name="Name">Unique inside the trade: a letter for the kind and a number, for example <c>s2</c>.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="ClientOrderId">The id the venue knows it by.</param>
/// <param name="Type">How it is executed.</param>
/// <param name="Quantity">Base currency, on the lot step.</param>
/// <param name="Price">Limit price of a limit order, quote currency; null for market and stop-market.</param>
/// <param name="StopPrice">Trigger of a stop, quote currency; null for others.</param>
/// <param name="CreatedAt">When the intent was stored.</param>
public sealed record Leg(
    string Name,
    LegKind Kind,
    string ClientOrderId,
    OrderType Type,
    decimal Quantity,
    decimal? Price,
    decimal? StopPrice,
    DateTimeOffset CreatedAt)
{
    /// <summary>How far it has come.</summary>
    public LegState State { get; init; } = LegState.Intent;

    /// <summary>When it was last sent; the start of time before that.</summary>
    public DateTimeOffset SentAt { get; init; }

    /// <summary>When it was sent first, if it was sent again since: a refusal is of the last one; else null.</summary>
    public DateTimeOffset? FirstSentAt { get; init; }

    /// <summary>What the venue filled, oldest first; each trade id once.</summary>
    public IReadOnlyList<Fill> Fills { get; init; } = [];

    /// <summary>
    /// Whether the venue has ever shown it: then "not found" means that it is gone, not that it never came. Once that
    /// is believed it counts as unseen.
    /// </summary>
    public bool WasSeen { get; init; }

    /// <summary>Whether the venue's last answer was that it waits for the entry of its list.</summary>
    public bool IsPending { get; init; }

    /// <summary>Of a stop: since when it is known to rest at the venue; null while it is not.</summary>
    public DateTimeOffset? RestsSince { get; init; }

    /// <summary>Of a stop: when it was first known to have ended; null while it may rest.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The venue's own number of the order, once it was told: the account's fills name it.</summary>
    public long? VenueOrderId { get; init; }

    /// <summary>Which target this leg takes profit for, counted from one; zero for other kinds.</summary>
    public int Target { get; init; }

    /// <summary>Base currency that the book may show of it at once (iceberg); null for all.</summary>
    public decimal? VisibleQuantity { get; init; }

    /// <summary>The price the decision was made at, for slippage; quote currency.</summary>
    public decimal DecisionPrice { get; init; }

    /// <summary>Not sent after this; null when only its kind limits it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Not sent before this; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When the venue last told about a purchase that rests; the start of time before that.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Why the leg exists or ended as it did, in one word for reports.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it was refused because it is worth less than the venue takes.</summary>
    public bool IsTooSmall { get; init; }

    /// <summary>Base currency bought or sold so far.</summary>
    public decimal FilledQuantity => Fills.Sum(fill => fill.Quantity);

    /// <summary>Average price of what was filled, quote currency; null before the first fill.</summary>
    public decimal? AveragePrice => FilledQuantity == 0m ? null : Fills.Sum(fill => fill.Value) / FilledQuantity;

    /// <summary>Whether it buys; every other kind sells.</summary>
    public bool IsPurchase => Kind is LegKind.Entry or LegKind.AddOn;

    /// <summary>Whether it can still change.</summary>
    public bool IsOpen => State is LegState.Intent or LegState.Submitted or LegState.Accepted
        or LegState.Unknown or LegState.PartiallyFilled;

    /// <summary>
    /// Whether an answer is owed: sent without one, or an order that executes at once and is shown as still working,
    /// because the venue's view lags. Only a stop and a post-only entry may rest.
    /// </summary>
    public bool IsInDoubt => State is LegState.Submitted or LegState.Unknown
        || (Kind is not LegKind.Stop && !IsWaiting && State is (LegState.Accepted or LegState.PartiallyFilled));

    /// <summary>Whether it is a post-only entry that rests at the venue, as far as is known.</summary>
    public bool IsWaiting => this is
    {
        Kind: LegKind.Entry, Type: OrderType.LimitMaker, State: LegState.Accepted or LegState.PartiallyFilled,
    };

    /// <summary>Whether the venue may hold it: sent, and not known to be gone.</summary>
    public bool MayRest => State is LegState.Submitted or LegState.Accepted
        or LegState.Unknown or LegState.PartiallyFilled;
}

/// <summary>What a leg is for.</summary>
public enum LegKind
{
    /// <summary>Nobody said.</summary>
    None = 0,

    /// <summary>Opens the position.</summary>
    Entry = 1,

    /// <summary>Protects it.</summary>
    Stop = 2,

    /// <summary>Takes part of the profit.</summary>
    Target = 3,

    /// <summary>Closes what is left.</summary>
    Exit = 4,

    /// <summary>Makes the position larger, once.</summary>
    AddOn = 5,
}

/// <summary>How an order is executed.</summary>
public enum OrderType
{
    /// <summary>Nobody said.</summary>
    None = 0,

    /// <summary>At once, at any price.</summary>
    Market = 1,

    /// <summary>At once up to the limit price, the rest expires (limit, IOC).</summary>
    LimitImmediate = 2,

    /// <summary>Market order once the price falls to the trigger.</summary>
    StopMarket = 3,

    /// <summary>All of it at once up to the limit price, or nothing (limit, FOK).</summary>
    LimitOrKill = 4,

    /// <summary>Rests at the limit price until it is filled or taken back (limit, GTC).</summary>
    Limit = 5,

    /// <summary>Rests at the limit price; refused when it would match at once (post-only).</summary>
    LimitMaker = 6,

    /// <summary>Limit order, GTC, once the price reaches the trigger from its losing side.</summary>
    StopLimit = 7,

    /// <summary>Market order once the price reaches the trigger from its winning side.</summary>
    TakeProfitMarket = 8,

    /// <summary>Limit order, GTC, once the price reaches the trigger from its winning side.</summary>
    TakeProfitLimit = 9,
}

/// <summary>How far a leg has come. Zero is the harmless one: nothing was sent.</summary>
public enum LegState
{
    /// <summary>Stored, not sent.</summary>
    Intent = 0,

    /// <summary>Being sent: an answer is owed, so a crash here means unknown.</summary>
    Submitted = 1,

    /// <summary>Resting at the venue.</summary>
    Accepted = 2,

    /// <summary>The venue refused it.</summary>
    Rejected = 3,

    /// <summary>No answer came; only a query by client order id can tell.</summary>
    Unknown = 4,

    /// <summary>Part of it is filled and the rest still works.</summary>
    PartiallyFilled = 5,

    /// <summary>All of it is filled.</summary>
    Filled = 6,

    /// <summary>Taken back.</summary>
    Cancelled = 7,

    /// <summary>Ended by the venue with a remainder unfilled.</summary>
    Expired = 8,
}
