using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Simulation.Exchange;

/// <summary>One order that the exchange took, with every state it was in: a lagging copy can be shown.</summary>
public sealed class ExchangeOrder(long number, OrderTicket ticket)
{
    private readonly List<Fill> fills = [];
    private readonly List<(DateTimeOffset At, OrderStatus Status, int Fills)> past = [];

    public long Number { get; } = number;

    public OrderTicket Ticket { get; } = ticket;

    public Symbol Symbol => Ticket.Symbol;

    public string ClientOrderId => Ticket.ClientOrderId;

    /// <summary>Base currency; for the exits of an OPO list set when the working order is filled.</summary>
    public decimal Quantity { get; set; } = ticket.Quantity;

    public OrderStatus Status { get; private set; }

    /// <summary>How far behind queries are for this order.</summary>
    public TimeSpan Lag { get; set; }

    /// <summary>Which list it belongs to; null for none.</summary>
    public ExchangeList? List { get; set; }

    /// <summary>Whether its trigger was reached.</summary>
    public bool IsTriggered { get; set; }

    /// <summary>What it holds of the account.</summary>
    public decimal Locked { get; set; }

    public IReadOnlyList<Fill> Fills => fills;

    public decimal Filled { get; private set; }

    public decimal Left => Quantity - Filled;

    public bool IsOpen => Status is OrderStatus.Open or OrderStatus.PartiallyFilled;

    public bool IsPending => Status is OrderStatus.Pending;

    /// <summary>Whether it rests for its trigger.</summary>
    public bool IsWaiting => Ticket.StopPrice is not null && !IsTriggered;

    public void Become(OrderStatus status, DateTimeOffset now)
    {
        Status = status;
        past.Add((now, status, fills.Count));
    }

    public void Add(Fill fill)
    {
        fills.Add(fill);
        Filled += fill.Quantity;
    }

    /// <summary>What a query sees now; null when it does not see the order yet.</summary>
    public OrderReport? ReportAt(DateTimeOffset now)
    {
        DateTimeOffset shown = now - Lag;
        for (int index = past.Count - 1; index >= 0; index--)
        {
            if (past[index].At <= shown)
            {
                return Report(past[index].Status, past[index].Fills);
            }
        }

        return null;
    }

    /// <summary>Whether a query does not see yet what became of it.</summary>
    public bool IsBehindAt(DateTimeOffset now) => past.Count > 0 && past[^1].At > now - Lag;

    /// <summary>What the engine itself knows.</summary>
    public OrderReport Report() => Report(Status, fills.Count);

    private OrderReport Report(OrderStatus status, int count) =>
        new(ClientOrderId, status, [.. fills.Take(count)]) { VenueOrderId = Number };
}

/// <summary>What an order asks for.</summary>
public sealed record OrderTicket(
    Symbol Symbol,
    OrderSide Side,
    string ClientOrderId,
    OrderType Type,
    decimal Quantity,
    decimal? Price,
    decimal? StopPrice)
{
    public static OrderTicket Of(OrderRequest request) => new(
        request.Symbol, request.Side, request.ClientOrderId, request.Type, request.Quantity, request.Price,
        request.StopPrice);

    /// <summary>Whether it sells when the price has fallen.</summary>
    public bool IsStop => Type is OrderType.StopMarket or OrderType.StopLimit;
}
