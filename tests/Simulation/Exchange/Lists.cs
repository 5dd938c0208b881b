using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Simulation.Exchange;

/// <summary>What the orders of a list do to each other.</summary>
internal static class Lists
{
    public static ListReport Take(SpotExchange exchange, OrderListRequest request)
    {
        OrderTicket[] tickets = [.. request.Orders.Select(OrderTicket.Of)];
        if (Refusal(exchange, request, tickets) is { } reason)
        {
            return new ListReport(request.ClientListId, [.. tickets.Select(ticket =>
                new OrderReport(ticket.ClientOrderId, OrderStatus.Rejected, [], reason))]);
        }

        var list = new ExchangeList(request.Kind, request.ClientListId);
        List<ExchangeOrder> placed = [];
        foreach (OrderTicket ticket in tickets)
        {
            bool isWorking = request.Kind is not ListKind.Oco && placed.Count == 0;
            // The two halves of an OCO share what they sell: the stop holds it.
            OrderStatus status = isWorking || request.Kind is ListKind.Oco ? OrderStatus.Open : OrderStatus.Pending;
            placed.Add(Place(exchange, list, ticket, status, isWorking));
        }

        if (list.Working is { } working)
        {
            Matching.Arrive(exchange, working);
        }

        return new ListReport(request.ClientListId, [.. placed.Select(order => order.Report())]);
    }

    /// <summary>An order has ended: its partners are placed or taken back.</summary>
    public static void Ended(SpotExchange exchange, ExchangeOrder order)
    {
        if (order.List is not { } list)
        {
            return;
        }

        if (order == list.Working)
        {
            Follow(exchange, list, order);

            return;
        }

        // Whoever takes one order of a list back takes all of it back.
        if (list.Working is { IsOpen: true } working)
        {
            exchange.End(working, OrderStatus.Cancelled);
        }

        foreach (ExchangeOrder other in list.Exits
            .Where(other => other != order && (other.IsOpen || other.IsPending)).ToArray())
        {
            exchange.End(other, OrderStatus.Cancelled);
        }
    }

    /// <summary>A stop was triggered: the target beside it is taken back.</summary>
    public static void Triggered(SpotExchange exchange, ExchangeOrder order)
    {
        foreach (ExchangeOrder other in (order.List?.Exits ?? []).Where(other => other != order && other.IsOpen))
        {
            other.List = null;
            exchange.End(other, OrderStatus.Expired);
        }

        if (order.Locked < order.Left)
        {
            exchange.Lock(order);
        }
    }

    private static ExchangeOrder Place(
        SpotExchange exchange, ExchangeList list, OrderTicket ticket, OrderStatus status, bool isWorking)
    {
        bool sharesBalance = list.Kind is ListKind.Oco && list.Exits.Count > 0;
        ExchangeOrder order = exchange.Accept(ticket, sharesBalance ? OrderStatus.Pending : status);
        order.List = list;
        if (sharesBalance)
        {
            order.Become(OrderStatus.Open, exchange.Now);
        }

        if (isWorking)
        {
            list.Working = order;
        }
        else
        {
            list.Exits.Add(order);
        }

        return order;
    }

    private static void Follow(SpotExchange exchange, ExchangeList list, ExchangeOrder working)
    {
        foreach (ExchangeOrder exit in list.Exits.Where(exit => exit.IsPending).ToArray())
        {
            if (working.Status is not OrderStatus.Filled)
            {
                exchange.End(exit, OrderStatus.Expired);

                continue;
            }

            exit.Quantity = list.SellsProceeds ? Received(exchange, working) : exit.Quantity;
            exit.Become(OrderStatus.Open, exchange.Now);
            if (list.Exits[0] == exit)
            {
                exchange.Lock(exit);
            }

            exchange.Changed(exit);
        }
    }

    private static decimal Received(SpotExchange exchange, ExchangeOrder working)
    {
        Instrument instrument = exchange.Find(working.Symbol)!.Instrument;
        decimal fees = working.Fills
            .Where(fill => fill.CommissionAsset == instrument.BaseAsset)
            .Sum(fill => fill.Commission);

        return instrument.QuantityDown(working.Filled - fees);
    }

    private static string? Refusal(SpotExchange exchange, OrderListRequest request, OrderTicket[] tickets)
    {
        bool isOco = request.Kind is ListKind.Oco;
        if (Filters.Refusal(exchange, tickets[0]) is { } first)
        {
            return first;
        }

        Listing listing = exchange.Find(request.Symbol)!;

        return tickets.Skip(1)
            .Select(ticket => Filters.Malformed(ticket, listing)
                ?? (isOco && Filters.IsTriggered(ticket, listing) ? "-2010 The stop would trigger." : null))
            .FirstOrDefault(reason => reason is not null);
    }
}
