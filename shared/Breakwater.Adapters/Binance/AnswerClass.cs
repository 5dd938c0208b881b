namespace Breakwater.Adapters.Binance;

/// <summary>What an answer proves about the request. Zero proves nothing.</summary>
internal enum AnswerClass
{
    /// <summary>It may have been carried out: only a query by client order id can tell.</summary>
    Unknown = 0,

    /// <summary>Carried out.</summary>
    Accepted = 1,

    /// <summary>An order with this id is live: an earlier request was accepted.</summary>
    AcceptedEarlier = 2,

    /// <summary>Refused for what it asks; the same request would be refused again.</summary>
    Rejected = 3,

    /// <summary>Never carried out, for a reason outside of the request; it may be made again later.</summary>
    NotAccepted = 4,

    /// <summary>The venue knows no such order.</summary>
    NoSuchOrder = 5,
}
