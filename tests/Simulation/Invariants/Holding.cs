using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Simulation.Exchange;

namespace Breakwater.Simulation.Invariants;

/// <summary>What the venue holds for one trade: the truth that the stored trade is compared with.</summary>
public sealed class Holding(string tradeId, Listing listing)
{
    private readonly List<ExchangeOrder> orders = [];

    public string TradeId { get; } = tradeId;

    public Listing Listing { get; } = listing;

    public IReadOnlyList<ExchangeOrder> Orders => orders;

    /// <summary>Since when less than the position is protected; null while it is.</summary>
    public DateTimeOffset? BareSince { get; set; }

    /// <summary>How much of that time protection was possible.</summary>
    public TimeSpan BareInFairWeather { get; set; }

    /// <summary>How often the watchdog has looked since.</summary>
    public int Looks { get; set; }

    /// <summary>Until then it is the venue that keeps it bare.</summary>
    public DateTimeOffset ExcusedUntil { get; set; }

    public bool IsReported { get; set; }

    /// <summary>What the trade has recorded as taken by another hand: it has given that up.</summary>
    public decimal Taken { get; set; }

    /// <summary>The largest quantity whose sale the venue refused for its value: so little may be left bare.</summary>
    public decimal TooSmall { get; private set; }

    /// <summary>Base currency bought, less commission in it, less sold, less taken.</summary>
    public decimal Held => -Taken + orders.Sum(order => order.Ticket.Side is OrderSide.Buy
        ? order.Filled - order.Fills
            .Where(fill => fill.CommissionAsset == Listing.Instrument.BaseAsset)
            .Sum(fill => fill.Commission)
        : -order.Filled);

    public void Add(ExchangeOrder order)
    {
        if (orders.Count == 0 || orders[^1] != order && !orders.Contains(order))
        {
            orders.Add(order);
        }
    }

    public void Refused(OrderTicket ticket, OrderReport report)
    {
        if (report.IsTooSmall && ticket.Type is OrderType.Market)
        {
            TooSmall = Math.Max(TooSmall, ticket.Quantity);
        }
    }

    /// <summary>Whether there is something to protect that no resting stop covers within a lot step.</summary>
    /// <param name="owned">What the account has of it: another hand may have taken the rest.</param>
    public bool IsBare(decimal owned)
    {
        Instrument instrument = Listing.Instrument;
        decimal sellable = instrument.QuantityDown(Math.Max(0m, Math.Min(Held, owned)));
        bool isDust = sellable < instrument.MinQuantity || sellable * Listing.Bid < instrument.MinNotional;

        return !isDust && sellable > TooSmall && Protected + instrument.LotStep < sellable;
    }

    private decimal Protected => orders
        .Where(order => order.IsOpen && order.Ticket.Side is OrderSide.Sell && order.Ticket.IsStop)
        .Sum(order => order.Left);
}
