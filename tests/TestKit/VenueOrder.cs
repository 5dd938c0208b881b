using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.TestKit;

/// <summary>One order that the venue took.</summary>
public sealed class VenueOrder(
    Symbol symbol, OrderSide side, string clientOrderId, OrderType type, decimal quantity)
{
    private readonly List<Fill> fills = [];

    public Symbol Symbol { get; } = symbol;

    public OrderSide Side { get; } = side;

    public string ClientOrderId { get; } = clientOrderId;

    public OrderType Type { get; } = type;

    public decimal Quantity { get; set; } = quantity;

    /// <summary>The venue's own number.</summary>
    public long VenueOrderId { get; init; }

    /// <summary>The list that it came with; null for none.</summary>
    public string? ListId { get; init; }

    public decimal? Price { get; init; }

    public decimal? StopPrice { get; init; }

    public decimal? VisibleQuantity { get; init; }

    public OrderStatus Status { get; set; } = OrderStatus.Open;

    /// <summary>Queries that still answer "no such order".</summary>
    public int InvisibleFor { get; set; }

    /// <summary>Queries that still answer as if nothing had happened since it was taken.</summary>
    public int StaleFor { get; set; }

    /// <summary>Answers that still show it as waiting for the entry of its list.</summary>
    public int PendingFor { get; set; }

    public IReadOnlyList<Fill> Fills => fills;

    public decimal Filled => fills.Sum(fill => fill.Quantity);

    public decimal Left => Quantity - Filled;

    public bool IsOpen => Status is OrderStatus.Open or OrderStatus.PartiallyFilled;

    public OrderReport Report => new(ClientOrderId, Status, [.. fills])
    {
        VenueOrderId = VenueOrderId,
    };

    /// <summary>What one answer shows of it.</summary>
    public OrderReport Shown() => PendingFor-- > 0
        ? new OrderReport(ClientOrderId, OrderStatus.Pending, []) { VenueOrderId = VenueOrderId }
        : Report;

    public void Add(Fill fill) => fills.Add(fill);
}
