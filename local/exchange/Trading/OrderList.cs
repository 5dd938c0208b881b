namespace Breakwater.Local.Exchange.Trading;

/// <summary>Orders that belong together: OCO, or OTO with one or two pending orders.</summary>
public sealed class OrderList(long id, string symbol, string clientId, long time)
{
    private readonly List<Order> orders = [];

    public long Id { get; } = id;

    public string Symbol { get; } = symbol;

    public string ClientId { get; } = clientId;

    public long Time { get; } = time;

    public IReadOnlyList<Order> Orders => orders;

    /// <summary>The order whose complete fill places the others; null in an OCO.</summary>
    public Order? Working { get; init; }

    /// <summary>The pending orders sell what the working one received (OPO, OPOCO).</summary>
    public bool SellsProceeds { get; init; }

    /// <summary>When the working order was filled and the pending ones are to be placed.</summary>
    public long? PlacesPendingAt { get; set; }

    public string Contingency => Working is null ? "OCO" : "OTO";

    public bool IsOpen => orders.Exists(order => order.IsOpen);

    public void Add(IEnumerable<Order> members) => orders.AddRange(members);
}
