using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Simulation.Exchange;

/// <summary>Fills orders against the book.</summary>
internal static class Matching
{
    /// <summary>An order was just taken.</summary>
    public static void Arrive(SpotExchange exchange, ExchangeOrder order)
    {
        Listing listing = exchange.Find(order.Symbol)!;
        OrderTicket ticket = order.Ticket;
        if (order.IsWaiting || ticket.Type is OrderType.LimitMaker)
        {
            return;
        }

        bool isWhole = ticket.Type is not OrderType.LimitOrKill
            || Reach(ticket, listing).Sum(level => level.Quantity) >= order.Left;
        if (isWhole)
        {
            Walk(exchange, order, listing);
        }

        bool rests = ticket.Type is OrderType.Limit or OrderType.StopLimit or OrderType.TakeProfitLimit;
        if (order.IsOpen && !rests)
        {
            exchange.End(order, OrderStatus.Expired);
        }
    }

    /// <summary>The price moved under a resting order.</summary>
    public static void Look(SpotExchange exchange, ExchangeOrder order, Listing listing)
    {
        if (order.IsWaiting)
        {
            if (!Filters.IsTriggered(order.Ticket, listing))
            {
                return;
            }

            order.IsTriggered = true;
            Lists.Triggered(exchange, order);
        }

        bool atMarket = order.Ticket.Price is null;
        if (atMarket || Crosses(order.Ticket, listing))
        {
            Walk(exchange, order, listing);
        }
    }

    public static bool Crosses(OrderTicket ticket, Listing listing) => ticket.Side is OrderSide.Buy
        ? listing.Ask <= ticket.Price
        : listing.Bid >= ticket.Price;

    // What is not there now is there at the next look: a stop that meets a thin book is filled in parts.
    private static void Walk(SpotExchange exchange, ExchangeOrder order, Listing listing)
    {
        foreach (BookLevel level in Reach(order.Ticket, listing).ToArray())
        {
            decimal quantity = Math.Min(order.Left, level.Quantity);
            if (quantity <= 0m)
            {
                return;
            }

            exchange.Fill(order, quantity, level.Price);
        }
    }

    private static IEnumerable<BookLevel> Reach(OrderTicket ticket, Listing listing)
    {
        bool buys = ticket.Side is OrderSide.Buy;

        return listing.Levels(asks: buys).TakeWhile(level =>
            ticket.Price is not { } limit || (buys ? level.Price <= limit : level.Price >= limit));
    }
}
