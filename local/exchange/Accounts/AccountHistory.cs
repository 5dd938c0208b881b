using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Trading;

namespace Breakwater.Local.Exchange.Accounts;

/// <summary>Everything an account ever did, found without a walk over all of it: runs last for months.</summary>
public sealed class AccountHistory
{
    private readonly Dictionary<long, Order> orders = [];
    private readonly Dictionary<(SymbolMarket Market, string ClientId), Order> latestOrders = [];
    private readonly List<OrderList> lists = [];
    private readonly List<Trade> trades = [];
    private readonly Dictionary<string, OrderList> latestLists = new(StringComparer.Ordinal);
    private readonly Dictionary<SymbolMarket, List<Order>> ordersBySymbol = [];
    private readonly Dictionary<SymbolMarket, List<Trade>> tradesBySymbol = [];

    public IReadOnlyCollection<Order> Orders => orders.Values;

    /// <summary>Oldest first; ids and times only rise.</summary>
    public IReadOnlyList<OrderList> Lists => lists;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Trade> Trades => trades;

    /// <summary>A symbol's orders, oldest first; ids and times only rise.</summary>
    public IReadOnlyList<Order> OrdersOf(SymbolMarket market) => ordersBySymbol.GetValueOrDefault(market) ?? [];

    /// <summary>A symbol's trades, oldest first; ids and times only rise.</summary>
    public IReadOnlyList<Trade> TradesOf(SymbolMarket market) => tradesBySymbol.GetValueOrDefault(market) ?? [];

    public Order? Find(long orderId) => orders.GetValueOrDefault(orderId);

    /// <summary>The last order of that client id.</summary>
    public Order? Find(SymbolMarket market, string clientId) => latestOrders.GetValueOrDefault((market, clientId));

    public OrderList? FindList(long listId) =>
        Pages.From(lists, list => list.Id >= listId).Take(1).FirstOrDefault(list => list.Id == listId);

    /// <summary>The last list of that client id.</summary>
    public OrderList? FindList(string clientId) => latestLists.GetValueOrDefault(clientId);

    public void Add(Order order)
    {
        orders.Add(order.Id, order);
        latestOrders[(order.Ticket.Market, order.ClientId)] = order;
        Of(ordersBySymbol, order.Ticket.Market).Add(order);
    }

    public void Add(OrderList list)
    {
        lists.Add(list);
        latestLists[list.ClientId] = list;
    }

    public void Add(Trade trade)
    {
        trades.Add(trade);
        Of(tradesBySymbol, trade.Order.Ticket.Market).Add(trade);
    }

    private static List<T> Of<T>(Dictionary<SymbolMarket, List<T>> bySymbol, SymbolMarket market)
    {
        if (!bySymbol.TryGetValue(market, out List<T>? items))
        {
            items = [];
            bySymbol.Add(market, items);
        }

        return items;
    }
}
