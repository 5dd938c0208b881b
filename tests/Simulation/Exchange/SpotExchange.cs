using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Simulation.Exchange;

/// <summary>
/// A spot exchange: order types, filters, lists, fees, partial fills. It never fails; its answers' way home does.
/// </summary>
/// <remarks>As at Binance, an id is refused only while the earlier order with it is open.</remarks>
public sealed class SpotExchange(TimeProvider clock)
{
    private readonly SortedDictionary<string, Listing> listings = new(StringComparer.Ordinal);
    private readonly List<ExchangeOrder> orders = [];
    private readonly List<ExchangeOrder> resting = [];
    private readonly Dictionary<string, ExchangeOrder> newest = [];
    private long numbers;
    private long fillNumbers;

    public ExchangeAccount Account { get; } = new();

    public FeeTerms Fees { get; set; } = new(0.001m, null);

    /// <summary>Told of every order that is taken, filled or ended.</summary>
    public Action<ExchangeOrder> Changed { get; set; } = static _ => { };

    public IEnumerable<Listing> Listings => listings.Values;

    /// <summary>Everything that was ever taken, oldest first.</summary>
    public IReadOnlyList<ExchangeOrder> Orders => orders;

    /// <summary>What is open or waits for a working order.</summary>
    public IReadOnlyList<ExchangeOrder> Resting => resting;

    internal DateTimeOffset Now => clock.GetUtcNow();

    public void List(Listing listing) => listings[listing.Symbol.Value] = listing;

    public Listing? Find(Symbol symbol) => listings.GetValueOrDefault(symbol.Value);

    /// <summary>The newest order with this id; null when there was none.</summary>
    public ExchangeOrder? Find(string clientOrderId) => newest.GetValueOrDefault(clientOrderId);

    /// <summary>Takes an order or refuses it.</summary>
    public OrderReport Take(OrderTicket ticket)
    {
        if (Filters.Refusal(this, ticket) is { } reason)
        {
            return OrderReport.Refused(ticket.ClientOrderId, reason);
        }

        ExchangeOrder order = Accept(ticket, OrderStatus.Open);
        Matching.Arrive(this, order);

        return order.Report();
    }

    /// <summary>Takes all orders of a list, or refuses it.</summary>
    public ListReport TakeList(OrderListRequest request) => Lists.Take(this, request);

    /// <summary>Takes an order back; null when it is unknown or has ended.</summary>
    public OrderReport? Cancel(string clientOrderId)
    {
        if (Find(clientOrderId) is not { } order || !(order.IsOpen || order.IsPending))
        {
            return null;
        }

        End(order, OrderStatus.Cancelled);

        return order.Report();
    }

    /// <summary>The price moved: triggers, fills.</summary>
    public void Look(Listing listing)
    {
        if (listing.Status is not ListingStatus.Trading)
        {
            return;
        }

        // A copy: what is filled leaves the list, and may take others with it.
        foreach (ExchangeOrder order in resting.Where(order => order.Symbol == listing.Symbol).ToArray())
        {
            if (order.IsOpen)
            {
                Matching.Look(this, order, listing);
            }
        }
    }

    /// <summary>The instrument is taken from the list; its orders expire.</summary>
    public void Delist(Listing listing)
    {
        listing.Status = ListingStatus.Gone;
        foreach (ExchangeOrder order in resting.Where(order => order.Symbol == listing.Symbol).ToArray())
        {
            End(order, OrderStatus.Expired);
        }
    }

    internal ExchangeOrder Accept(OrderTicket ticket, OrderStatus status)
    {
        var order = new ExchangeOrder(++numbers, ticket);
        orders.Add(order);
        newest[ticket.ClientOrderId] = order;
        resting.Add(order);
        order.Become(status, Now);
        if (status is OrderStatus.Open)
        {
            Lock(order);
        }

        Changed(order);

        return order;
    }

    internal void Lock(ExchangeOrder order)
    {
        Instrument instrument = Find(order.Symbol)!.Instrument;
        bool buys = order.Ticket.Side is OrderSide.Buy;
        decimal amount = buys ? order.Left * (order.Ticket.Price ?? 0m) : order.Left;
        order.Locked = amount;
        Account.Move(buys ? instrument.QuoteAsset : instrument.BaseAsset, -amount, amount);
    }

    internal void End(ExchangeOrder order, OrderStatus status)
    {
        Instrument instrument = Find(order.Symbol)!.Instrument;
        string asset = order.Ticket.Side is OrderSide.Buy ? instrument.QuoteAsset : instrument.BaseAsset;
        Account.Move(asset, order.Locked, -order.Locked);
        order.Locked = 0m;
        order.Become(status, Now);
        resting.Remove(order);
        Changed(order);
        Lists.Ended(this, order);
    }

    internal void Fill(ExchangeOrder order, decimal quantity, decimal price)
    {
        Instrument instrument = Find(order.Symbol)!.Instrument;
        Settlement.Move(Account, order, instrument, (quantity, price));
        decimal fee = Fees.Of(order.Ticket.Side, quantity, price, instrument, out string asset);
        Account.Move(asset, -fee, 0m);
        order.Add(new Fill(++fillNumbers, price, quantity, fee, asset, Now));
        if (order.Left > 0m)
        {
            order.Become(OrderStatus.PartiallyFilled, Now);
            Changed(order);
        }
        else
        {
            End(order, OrderStatus.Filled);
        }
    }
}
