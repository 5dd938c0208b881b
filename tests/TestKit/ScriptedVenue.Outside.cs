using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.TestKit;

/// <content>What happens at the venue without us.</content>
public sealed partial class ScriptedVenue
{
    private readonly HashSet<Symbol> unlisted = [];

    /// <summary>The instrument is listed no more: its orders are over, and questions about them are refused.</summary>
    public void Unlist(Symbol symbol)
    {
        foreach (VenueOrder order in Resting.Where(order => order.Symbol == symbol).ToArray())
        {
            Close(order);
        }

        unlisted.Add(symbol);
        market.Remove(symbol);
        market.ClearTop(symbol);
    }

    /// <summary>Orders that no query would show are shown from now on.</summary>
    public void Reveal() => orders.ForEach(order => order.InvisibleFor = 0);

    /// <summary>An order with this id rests far below the market, as if it had arrived late.</summary>
    public void RestAs(string clientOrderId, Symbol symbol) =>
        orders.Add(new VenueOrder(symbol, OrderSide.Buy, clientOrderId, OrderType.Limit, 0m)
        {
            VenueOrderId = ++orderIds,
            Price = 1m,
        });

    /// <summary>Somebody else trades through the same account.</summary>
    public void FillForSomebodyElse(Symbol symbol)
    {
        var order = new VenueOrder(symbol, OrderSide.Buy, "web_1", OrderType.Market, 1m)
        {
            VenueOrderId = ++orderIds,
            Status = OrderStatus.Filled,
        };
        fillIds++;
        order.Add(new Fill(fillIds, 100m, 1m, 0m, "BNB", clock.GetUtcNow()));
        strangers.Add(order);
    }

    /// <summary>Takes something out of the account: free coins first, and then what a stop had locked.</summary>
    public void TakeAway(string asset, decimal amount)
    {
        decimal free = Math.Min(account.Free(asset), amount);
        account.Move(asset, -free, free - amount);
    }
}
