using Breakwater.Local.Exchange.Accounts;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>An order as the venue keeps it.</summary>
public sealed class Order(long id, Ticket ticket, string clientId, long time)
{
    private readonly List<Trade> fills = [];

    public long Id { get; } = id;

    public Ticket Ticket { get; } = ticket;

    public string ClientId { get; } = clientId;

    public long Time { get; } = time;

    public decimal Quantity { get; set; } = ticket.Quantity;

    public decimal Executed { get; set; }

    public decimal QuoteExecuted { get; set; }

    public OrderStatus Status { get; set; }

    public string? ExpiryReason { get; set; }

    public long UpdateTime { get; set; } = time;

    /// <summary>-1 while a stop waits or a pending order has not been placed.</summary>
    public long WorkingTime { get; set; } = -1;

    /// <summary>The market has been looked at up to this time on behalf of this order.</summary>
    public long LookedUntil { get; set; } = time;

    /// <summary>Before this time queries do not find the order (a fault).</summary>
    public long VisibleFrom { get; set; }

    /// <summary>Before this time nothing more is filled (a fault).</summary>
    public long StalledUntil { get; set; }

    /// <summary>The best price since a trailing stop began, in ticks; 0 before it did.</summary>
    public long TrailingExtreme { get; set; }

    public Hold? Hold { get; set; }

    public OrderList? List { get; set; }

    /// <summary>The other leg of an OCO.</summary>
    public Order? Partner { get; set; }

    public IReadOnlyList<Trade> Fills => fills;

    public decimal Remaining => Quantity - Executed;

    public bool IsOpen => Status is OrderStatus.New or OrderStatus.PartiallyFilled or OrderStatus.PendingNew;

    public bool IsPending => Status == OrderStatus.PendingNew;

    public bool WaitsForTrigger => Ticket.IsStop && WorkingTime < 0 && !IsPending;

    public void Add(Trade fill) => fills.Add(fill);

    public decimal Commission => Fills.Sum(fill => fill.Commission);
}
