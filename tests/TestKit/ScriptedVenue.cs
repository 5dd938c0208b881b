using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.TestKit;

/// <summary>A small spot venue: fills at the market's top, rests stops, and fails as the test says.</summary>
/// <remarks>As at Binance, an id is refused only while the earlier order with it is open.</remarks>
public sealed partial class ScriptedVenue(ScriptedMarket market, TimeProvider clock) : ITradingVenue
{
    private readonly VenueAccount account = new();
    private readonly List<VenueOrder> orders = [];
    private readonly List<OrderListRequest> lists = [];
    private readonly List<VenueOrder> refused = [];
    private readonly List<VenueOrder> strangers = [];
    private readonly Queue<VenueFault> submitFaults = [];
    private readonly Queue<VenueFault> replaceFaults = [];
    private readonly Queue<VenueFault> cancelFaults = [];
    private long fillIds;
    private long orderIds;

    /// <summary>Commission of each fill: base currency for purchases, quote for sales.</summary>
    public decimal FeeRate { get; set; } = 0.001m;

    /// <summary>Answers no question about an order.</summary>
    public bool HidesOrders { get; set; }

    /// <summary>What happens before balances are answered.</summary>
    public Action BeforeBalances { get; set; } = static () => { };

    /// <summary>Share of the next order that is filled at once, 0 to 1; then back to all of it.</summary>
    public decimal NextFillShare { get; set; } = 1m;

    /// <summary>How many queries will not see the next order.</summary>
    public int NextInvisibleFor { get; set; }

    /// <summary>How many queries will see the next order as it was when it was taken.</summary>
    public int NextStaleFor { get; set; }

    /// <summary>While true, no call gets an answer and nothing is done.</summary>
    public bool IsDown { get; set; }

    /// <summary>While true, the account's balances cannot be read.</summary>
    public bool HidesBalances { get; set; }

    /// <summary>Looks at each order at the moment it arrives.</summary>
    public Func<OrderRequest, Task>? Arriving { get; set; }

    /// <summary>Orders of this kind are refused while it holds.</summary>
    public Func<OrderRequest, bool> Refuses { get; set; } = static _ => false;

    /// <summary>Everything that was ever taken, oldest first.</summary>
    public IReadOnlyList<VenueOrder> Orders => orders;

    /// <summary>Everything that was refused, oldest first.</summary>
    public IReadOnlyList<VenueOrder> Refused => refused;

    public IEnumerable<VenueOrder> Resting => orders.Where(order => order.IsOpen);

    public decimal Total(string asset) => account.Total(asset);

    public void Deposit(string asset, decimal amount) => account.Move(asset, amount, 0m);

    public void FailSubmit(params VenueFault[] faults) => Array.ForEach(faults, submitFaults.Enqueue);

    public void FailReplace(params VenueFault[] faults) => Array.ForEach(faults, replaceFaults.Enqueue);

    public void FailCancel(params VenueFault[] faults) => Array.ForEach(faults, cancelFaults.Enqueue);

    /// <summary>Fills that share of every stop that the bid has reached.</summary>
    public void TriggerStops(decimal share = 1m)
    {
        foreach (VenueOrder stop in Resting.Where(order => order.StopPrice is not null).ToArray())
        {
            if (market.Top(stop.Symbol) is { } top && top.BidPrice <= stop.StopPrice)
            {
                Fill(stop, stop.Left * share, top.BidPrice);
                stop.Status = stop.Left == 0m ? OrderStatus.Filled : OrderStatus.PartiallyFilled;
            }
        }
    }

    /// <summary>Fills that share of every post-only purchase, as a seller would; what is left rests on.</summary>
    public void SellIntoBids(decimal share = 1m)
    {
        foreach (VenueOrder order in Resting.Where(order => order.Type is OrderType.LimitMaker).ToArray())
        {
            decimal quantity = InstrumentOf(order).QuantityDown(order.Left * share);
            if (quantity > 0m)
            {
                Fill(order, quantity, order.Price!.Value);
                order.Status = order.Left == 0m ? OrderStatus.Filled : OrderStatus.PartiallyFilled;
            }
        }
    }

    /// <summary>Takes every resting order back, as an operator or the venue might.</summary>
    public void CancelAllByHand()
    {
        foreach (VenueOrder order in Resting.ToArray())
        {
            Close(order);
        }
    }

    public async Task<OrderReport> SubmitAsync(OrderRequest order, CancellationToken cancellationToken)
    {
        await ArriveAsync([order]);

        return Answer(order.ClientOrderId, submitFaults, () => Take(order));
    }

    public async Task<ReplaceReport> ReplaceAsync(
        string restingClientOrderId, OrderRequest order, CancellationToken cancellationToken)
    {
        await ArriveAsync([order]);
        VenueFault fault = IsDown ? VenueFault.LostAndUnknown : Next(replaceFaults);
        var unknown = new ReplaceReport(
            new OrderReport(restingClientOrderId, OrderStatus.Unknown, []),
            new OrderReport(order.ClientOrderId, OrderStatus.Unknown, []));
        if (fault is VenueFault.LostAndUnknown)
        {
            return unknown;
        }

        ReplaceReport done = Replace(restingClientOrderId, order, fault is VenueFault.Rejected);

        return fault is VenueFault.DoneButUnknown ? unknown : done;
    }

    public async Task<OrderReport> CancelAsync(
        Symbol symbol, string clientOrderId, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (unlisted.Contains(symbol))
        {
            return new OrderReport(clientOrderId, OrderStatus.Unknown, []);
        }

        return Answer(clientOrderId, cancelFaults, () =>
        {
            VenueOrder? order = orders.FindLast(other => other.ClientOrderId == clientOrderId);
            foreach (VenueOrder member in order is null ? [] : ListOf(order).Where(IsAlive).ToArray())
            {
                Close(member);
            }

            return order?.Report ?? NotFound(clientOrderId);
        });
    }

    public async Task<OrderReport> QueryAsync(
        Symbol symbol, string clientOrderId, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (IsDown || HidesOrders || unlisted.Contains(symbol))
        {
            return new OrderReport(clientOrderId, OrderStatus.Unknown, []);
        }

        VenueOrder? order = orders.FindLast(other => other.ClientOrderId == clientOrderId);
        if (order is null || order.InvisibleFor-- > 0)
        {
            return NotFound(clientOrderId);
        }

        return order.StaleFor-- > 0 ? new OrderReport(clientOrderId, OrderStatus.Open, []) : order.Shown();
    }

    public async Task<IReadOnlyList<VenueFill>> FillsAsync(
        Symbol symbol, long fromTradeId, CancellationToken cancellationToken)
    {
        await Task.Yield();

        return IsDown || unlisted.Contains(symbol)
            ? throw new OutsideTroubleException("The venue does not answer this.")
            : VenueFills.From([.. orders.Where(order => order.InvisibleFor <= 0), .. strangers], symbol, fromTradeId);
    }

    public async Task<IReadOnlyList<OpenOrder>> OpenOrdersAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();

        return IsDown
            ? throw new OutsideTroubleException("The venue is down.")
            : [.. Resting.Select(order => new OpenOrder(
                order.Symbol, order.ClientOrderId, order.Side, order.Left, order.StopPrice)
            {
                VenueOrderId = order.VenueOrderId,
            })];
    }

    public async Task<IReadOnlyList<Balance>> BalancesAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        BeforeBalances();

        return IsDown || HidesBalances ? throw new OutsideTroubleException("The venue is down.") : account.Balances;
    }

    private static OrderReport NotFound(string id) => new(id, OrderStatus.NotFound, []);

    private static bool IsAlive(VenueOrder order) => order.IsOpen || order.Status is OrderStatus.Pending;

    private static VenueFault Next(Queue<VenueFault> faults) =>
        faults.TryDequeue(out VenueFault fault) ? fault : VenueFault.None;

    private async Task ArriveAsync(IReadOnlyList<OrderRequest> together)
    {
        await Task.Yield();
        Requests++;
        foreach (OrderRequest order in together)
        {
            await (Arriving?.Invoke(order) ?? Task.CompletedTask);
        }
    }

    private OrderReport Answer(string id, Queue<VenueFault> faults, Func<OrderReport> action)
    {
        VenueFault fault = IsDown ? VenueFault.LostAndUnknown : Next(faults);
        var unknown = new OrderReport(id, OrderStatus.Unknown, []);

        return fault switch
        {
            VenueFault.LostAndUnknown => unknown,
            VenueFault.Rejected => new OrderReport(id, OrderStatus.Rejected, [], "fault"),
            VenueFault.NotAccepted => new OrderReport(id, OrderStatus.NotFound, [], "fault"),
            VenueFault.DoneButUnknown when action() is not null => unknown,
            _ => action(),
        };
    }

    private ReplaceReport Replace(string restingId, OrderRequest order, bool rejected)
    {
        VenueOrder? resting = orders.FindLast(other => other.ClientOrderId == restingId);
        if (resting is not { IsOpen: true })
        {
            return new ReplaceReport(resting?.Report ?? NotFound(restingId), NotFound(order.ClientOrderId));
        }

        Close(resting);
        OrderReport placed = rejected
            ? new OrderReport(order.ClientOrderId, OrderStatus.Rejected, [], "fault")
            : Take(order);

        return new ReplaceReport(resting.Report, placed);
    }

    private VenueOrder Make(OrderRequest request, string? listId) =>
        new(request.Symbol, request.Side, request.ClientOrderId, request.Type, request.Quantity)
        {
            VenueOrderId = ++orderIds,
            ListId = listId,
            Price = request.Price,
            StopPrice = request.StopPrice,
            VisibleQuantity = request.VisibleQuantity,
            InvisibleFor = NextInvisibleFor,
            StaleFor = NextStaleFor,
        };

    private OrderReport Take(OrderRequest request)
    {
        VenueOrder order = Make(request, null);
        if (Refusal(request, order) is { } reason)
        {
            order.Status = OrderStatus.Rejected;
            refused.Add(order);

            return OrderReport.Refused(request.ClientOrderId, reason);
        }

        NextInvisibleFor = 0;
        NextStaleFor = 0;
        orders.Add(order);
        Execute(order);

        return order.Report;
    }
}
