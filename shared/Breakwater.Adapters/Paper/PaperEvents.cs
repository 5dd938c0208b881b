using Breakwater.Domain.Execution;

namespace Breakwater.Adapters.Paper;

/// <summary>What one change of the account did to one order.</summary>
/// <param name="order">The order before it.</param>
/// <param name="filledBefore">Base currency filled before it: those fills are in the order's row.</param>
internal sealed class PaperEvents(PaperOrder order, decimal filledBefore)
{
    private readonly List<Fill> fills = [];
    private (OrderStatus Status, string? Reason)? end;

    public PaperOrder Order { get; set; } = order;

    /// <summary>Fills of this change alone.</summary>
    public IReadOnlyList<Fill> Fills => fills;

    public bool HasEarlierFills => filledBefore > 0m;

    /// <summary>Whether there is more to remember than that it rests.</summary>
    public bool IsWorthARow => end is not null || fills.Count > 0;

    public void Add(PaperOrder filled, Fill fill)
    {
        Order = filled;
        fills.Add(fill);
    }

    public void End(PaperOrder ended, OrderStatus status, string? reason)
    {
        Order = ended;
        end = (status, reason);
    }

    /// <summary>What the venue says of the order after it.</summary>
    /// <param name="earlier">Its fills before.</param>
    public OrderReport Report(IReadOnlyList<Fill> earlier) =>
        new(Order.ClientOrderId, end?.Status ?? Resting(Order), [.. earlier, .. fills], end?.Reason)
        {
            VenueOrderId = Order.Id,
        };

    /// <summary>How an order that has not ended is shown.</summary>
    public static OrderStatus Resting(PaperOrder order) => order switch
    {
        { IsPending: true } => OrderStatus.Pending,
        { Filled: > 0m } => OrderStatus.PartiallyFilled,
        _ => OrderStatus.Open,
    };
}
