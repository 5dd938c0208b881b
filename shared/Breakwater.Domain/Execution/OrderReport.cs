namespace Breakwater.Domain.Execution;

/// <summary>What the venue says about one order.</summary>
/// <param name="ClientOrderId">Ours.</param>
/// <param name="Status">The venue's answer in our terms.</param>
/// <param name="Fills">All fills known so far, oldest first; the same fill may be reported many times.</param>
/// <param name="Reason">Why it was refused or ended, in the venue's words; null otherwise.</param>
public sealed record OrderReport(
    string ClientOrderId,
    OrderStatus Status,
    IReadOnlyList<Fill> Fills,
    string? Reason = null)
{
    /// <summary>The venue's own number of the order; null when it did not say.</summary>
    public long? VenueOrderId { get; init; }

    /// <summary>Whether it was refused because it is worth less than the venue takes.</summary>
    public bool IsTooSmall { get; init; }

    /// <summary>The report of an order that was refused.</summary>
    /// <param name="clientOrderId">Ours.</param>
    /// <param name="reason">The venue's words, or ours with the name of its filter.</param>
    /// <remarks>
    /// NOTIONAL and MIN_NOTIONAL name what an order is worth (Binance, filters.md); what is too much to be sold is
    /// refused in the same words, so that <see cref="Trade.IsSold"/> looks at the value too.
    /// </remarks>
    public static OrderReport Refused(string clientOrderId, string? reason) =>
        new(clientOrderId, OrderStatus.Rejected, [], reason)
        {
            IsTooSmall = reason?.Contains("NOTIONAL", StringComparison.Ordinal) is true,
        };
}

/// <summary>The venue's answer. Zero means that none came.</summary>
public enum OrderStatus
{
    /// <summary>No answer: time-out, 5xx, or a query that failed. It may or may not exist.</summary>
    Unknown = 0,

    /// <summary>The venue knows no such order.</summary>
    NotFound = 1,

    /// <summary>It was refused; resending changes nothing.</summary>
    Rejected = 2,

    /// <summary>It rests, unfilled.</summary>
    Open = 3,

    /// <summary>It rests, partly filled.</summary>
    PartiallyFilled = 4,

    /// <summary>All of it is filled.</summary>
    Filled = 5,

    /// <summary>It was taken back; fills may remain.</summary>
    Cancelled = 6,

    /// <summary>The venue ended it with a remainder; fills may remain.</summary>
    Expired = 7,

    /// <summary>It waits until the working order of its list is filled; it protects nothing yet.</summary>
    Pending = 8,
}
