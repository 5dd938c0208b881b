using Breakwater.Local.Exchange.Trading;

namespace Breakwater.Local.Exchange.Accounts;

/// <summary>A customer of the venue and all that belongs to him.</summary>
public sealed class Account(string apiKey, long uid)
{
    private readonly SortedDictionary<long, Order> open = [];
    private readonly List<OrderList> lists = [];
    private readonly Dictionary<string, Order> openByClientId = new(StringComparer.Ordinal);

    public string ApiKey { get; } = apiKey;

    public long Uid { get; } = uid;

    public Credential? Credential { get; set; }

    public decimal MakerRate { get; set; } = 0.001m;

    public decimal TakerRate { get; set; } = 0.001m;

    public bool CanTrade { get; set; } = true;

    /// <summary>Whether the key itself may place and cancel orders.</summary>
    public bool KeyMayTrade { get; set; } = true;

    /// <summary>Whether the key may withdraw, which a trading program's key never should.</summary>
    public bool KeyMayWithdraw { get; set; }

    public long UpdateTime { get; set; }

    public Funds Funds { get; } = new();

    public OrderCount Count { get; } = new();

    public AccountHistory History { get; } = new();

    /// <summary>Open lists, oldest first.</summary>
    public IReadOnlyList<OrderList> Lists => lists;

    /// <summary>Open and pending orders, oldest first.</summary>
    public IReadOnlyCollection<Order> Open => open.Values;

    public bool HasOpen(string clientId) => openByClientId.ContainsKey(clientId);

    public void Add(Order order)
    {
        History.Add(order);
        open.Add(order.Id, order);
        openByClientId.Add(order.ClientId, order);
    }

    public void Add(OrderList list)
    {
        History.Add(list);
        lists.Add(list);
    }

    public void Remove(Order order)
    {
        if (open.Remove(order.Id))
        {
            _ = openByClientId.Remove(order.ClientId);
        }

        if (order.List is { IsOpen: false } list)
        {
            _ = lists.Remove(list);
        }
    }
}
