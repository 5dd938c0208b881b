using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Risk;

namespace Breakwater.Domain.Tests.Execution;

/// <summary>
/// A venue that keeps its own true books and tells about them late, twice, in part, not at all, or refuses.
/// </summary>
internal sealed partial class UnreliableVenue(Dice dice)
{
    private const decimal FeeRate = 0.001m;
    private readonly List<Order> orders = [];
    private long fillIds;

    public bool IsHonest { get; set; }

    public decimal Price { get; set; } = 100m;

    public decimal Held { get; private set; }

    public decimal Quote { get; private set; }

    /// <summary>Orders that came a second time under the same id.</summary>
    public List<string> Doubles { get; } = [];

    public IEnumerable<string> Resting => orders.Where(order => order.IsOpen).Select(order => order.Id);

    private decimal Locked => orders.Where(order => order.IsOpen && order.Request.Side is OrderSide.Sell)
        .Sum(order => order.Left);

    /// <summary>Null when the asker died before it heard the answer.</summary>
    public OrderReport? Submit(OrderRequest request, DateTimeOffset now)
    {
        int fault = dice.Next(IsHonest ? 1 : 8);
        if (fault is 1 or 2 or 3)
        {
            return fault is 1 ? null : Report(
                request.ClientOrderId, fault is 2 ? OrderStatus.Rejected : OrderStatus.Unknown);
        }

        Order order = Take(request, now);

        return fault switch
        {
            4 => null,
            5 => Report(order.Id, OrderStatus.Unknown),
            6 => Earlier(order),
            _ => order.Report,
        };
    }

    public (OrderReport Resting, OrderReport Placed)? Replace(
        string restingId, OrderRequest request, DateTimeOffset now)
    {
        int fault = dice.Next(IsHonest ? 1 : 6);
        if (fault is 1 or 2)
        {
            return fault is 1 ? null : (Report(restingId, OrderStatus.Unknown), Report(
                request.ClientOrderId, OrderStatus.Unknown));
        }

        Order? resting = orders.Find(order => order.Id == restingId);
        if (resting is not { IsOpen: true })
        {
            return (resting?.Report ?? Report(restingId, OrderStatus.NotFound), Report(
                request.ClientOrderId, OrderStatus.NotFound));
        }

        resting.Become(OrderStatus.Cancelled);
        OrderReport placed = fault is 3
            ? Report(request.ClientOrderId, OrderStatus.Rejected)
            : Take(request, now).Report;

        return fault is 4 ? null : (resting.Report, placed);
    }

    public OrderReport Cancel(string id)
    {
        Order? order = orders.Find(other => other.Id == id);
        bool isAlive = order is { IsOpen: true } or { Report.Status: OrderStatus.Pending };
        if (isAlive && (IsHonest || !dice.OneIn(4)))
        {
            order!.Become(OrderStatus.Cancelled);
        }

        return order is null || (!IsHonest && dice.OneIn(3)) ? Report(id, OrderStatus.Unknown) : order.Report;
    }

    public OrderReport Query(string id, DateTimeOffset now)
    {
        Order? order = orders.Find(other => other.Id == id);

        return dice.Next(IsHonest ? 1 : 5) switch
        {
            1 => Report(id, OrderStatus.Unknown),
            2 when order is not null => Earlier(order),
            3 when order is not null && now - order.At < TradeEvents.VisibilityGrace =>
                Report(id, OrderStatus.NotFound),
            _ => order?.Report ?? Report(id, OrderStatus.NotFound),
        };
    }

    /// <summary>Fills stops that the price has reached, all or in parts.</summary>
    public void Trigger()
    {
        foreach (Order stop in orders.Where(order => order.IsOpen && order.Request.StopPrice >= Price).ToArray())
        {
            Fill(stop, dice.OneIn(2) ? stop.Left : RiskScenario.Instrument.QuantityDown(stop.Left / 3m));
            stop.Become(stop.Left == 0m ? OrderStatus.Filled : OrderStatus.PartiallyFilled);
        }
    }

    private static OrderReport Report(string id, OrderStatus status) => new(id, status, []);

    // What was true a moment ago, told with the same fill twice.
    private OrderReport Earlier(Order order)
    {
        OrderReport old = order.History[dice.Next(order.History.Count)];

        return old with { Fills = [.. old.Fills.Reverse(), .. old.Fills] };
    }

    private Order Take(OrderRequest request, DateTimeOffset now)
    {
        if (orders.Any(other => other.Id == request.ClientOrderId))
        {
            Doubles.Add(request.ClientOrderId);
        }

        bool sells = request.Side is OrderSide.Sell;
        var order = new Order(request, now);
        bool refused = sells && (Locked + request.Quantity > Held || request.StopPrice >= Price);
        order.Become(refused ? OrderStatus.Rejected : OrderStatus.Open);
        orders.Add(order);
        if (!refused && request.StopPrice is null)
        {
            Execute(order);
        }

        return order;
    }

    private void Execute(Order order)
    {
        decimal wanted = order.Request.Price < Price ? 0m : order.Left;
        decimal first = RiskScenario.Instrument.QuantityDown(wanted / 2m);
        Fill(order, first);
        order.Become(OrderStatus.PartiallyFilled);
        Fill(order, IsHonest || dice.Next(3) > 0 ? wanted - first : 0m);
        order.Become(order.Left == 0m ? OrderStatus.Filled : OrderStatus.Expired);
    }

    private void Fill(Order order, decimal quantity)
    {
        if (quantity <= 0m)
        {
            return;
        }

        bool buys = order.Request.Side is OrderSide.Buy;
        decimal commission = FeeRate * quantity * (buys ? 1m : Price);
        order.Fills.Add(new Fill(++fillIds, Price, quantity, commission, buys ? "BTC" : "USDT", order.At));
        Held += buys ? quantity - commission : -quantity;
        Quote += buys ? -(quantity * Price) : (quantity * Price) - commission;
    }

    private sealed class Order(OrderRequest request, DateTimeOffset at)
    {
        public OrderRequest Request { get; } = request;

        public DateTimeOffset At { get; } = at;

        public string Id => Request.ClientOrderId;

        public string? ListId { get; init; }

        public decimal Quantity { get; set; } = request.Quantity;

        public List<Fill> Fills { get; } = [];

        public List<OrderReport> History { get; } = [];

        public decimal Left => Quantity - Fills.Sum(fill => fill.Quantity);

        public OrderReport Report => History[^1];

        public bool IsOpen => Report.Status is OrderStatus.Open or OrderStatus.PartiallyFilled;

        public void Become(OrderStatus status) => History.Add(new OrderReport(Id, status, [.. Fills]));
    }
}
