using Breakwater.Local.Exchange.Trading;

namespace Breakwater.Local.Exchange.Accounts;

/// <summary>A customer of the venue and all that belongs to him.</summary>
public sealed class Account(string apiKey, long uid)
{
    private readonly SortedDictionary<long, Order> open = [];
    private readonly List<Order> orders = [];
    private readonly List<OrderList> lists = [];
    private readonly List<Trade> trades = [];
    private readonly Dictionary<string, Order> openByClientId = new(StringComparer.Ordinal);

    public string ApiKey { get; } = apiKey;

    public long Uid { get; } = uid;

    public Credential? Credential { get; set; }

    public decimal MakerRate { get; set; } = 0.001m;

    public decimal TakerRate { get; set; } = 0.001m;

    public bool CanTrade { get; set; } = true;

    public long UpdateTime { get; set; }

    public Funds Funds { get; } = new();

    public OrderCount Count { get; } = new();

    /// <summary>All orders, oldest first.</summary>
    public IReadOnlyList<Order> Orders => orders;

    public IReadOnlyList<OrderList> Lists => lists;

    public IReadOnlyList<Trade> Trades => trades;

    /// <summary>Open and pending orders, oldest first.</summary>
    public IReadOnlyCollection<Order> Open => open.Values;

    public bool HasOpen(string clientId) => openByClientId.ContainsKey(clientId);

    public void Add(Order order)
    {
        orders.Add(order);
        open.Add(order.Id, order);
        openByClientId.Add(order.ClientId, order);
    }

    public void Add(OrderList list) => lists.Add(list);

    public void Add(Trade trade) => trades.Add(trade);

    public void Remove(Order order)
    {
        if (open.Remove(order.Id))
        {
            _ = openByClientId.Remove(order.ClientId);
        }
    }
}
