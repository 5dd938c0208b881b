using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Faults;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Takes new orders and lists: filters, counts, ids; then they enter the market.</summary>
public sealed class Placement(Entry entry, FaultTable faults)
{
    private const ulong IdSalt = 0x0C11E27;
    private const string IdLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int IdLength = 22;

    private long lastOrder;
    private long lastList;
    private ulong lastName;

    public Order Place(Account account, Ticket ticket, long now)
    {
        Check(account, [ticket], now);
        Order order = Make(ticket, now);
        entry.Admit(account, [order], now);
        Accept(account, [order]);
        entry.Start(account, [order], now);
        return order;
    }

    /// <summary>An OCO; the leg above the market first.</summary>
    public OrderList PlaceOco(Account account, IReadOnlyList<Ticket> legs, string? listClientId, long now)
    {
        Check(account, legs, now);
        CheckListId(account, listClientId);
        List<Order> orders = [.. StopFirst(legs).Select(leg => Make(leg, now))];
        entry.Admit(account, OcoShape.UpperFirst(orders), now);
        OrderList list = new(++lastList, legs[0].Instrument.Symbol, listClientId ?? NewName(), now);
        Pair(orders);
        Accept(account, Join(account, list, orders));
        entry.Start(account, orders, now);
        return list;
    }

    /// <summary>A working order and what follows when it is filled: one order, or the two legs of an OCO.</summary>
    public OrderList PlaceOto(Account account, IReadOnlyList<Ticket> tickets, (string? Id, bool SellsProceeds) list,
        long now)
    {
        Check(account, tickets, now, list.SellsProceeds);
        CheckListId(account, list.Id);
        IEnumerable<Ticket> inOrder = [tickets[0], .. StopFirst(tickets.Skip(1))];
        List<Order> orders = [.. inOrder.Select(ticket => Make(ticket, now))];
        entry.Admit(account, orders[..1], now);
        OrderList made = new(++lastList, tickets[0].Instrument.Symbol, list.Id ?? NewName(), now)
        {
            Working = orders[0],
            SellsProceeds = list.SellsProceeds,
        };
        List<Order> pending = orders[1..];
        Pair(pending);
        foreach (Order order in pending)
        {
            order.Status = OrderStatus.PendingNew;
        }

        Accept(account, Join(account, made, orders));
        entry.Start(account, orders[..1], now);
        return made;
    }

    /// <summary>The checks alone, in the order of the venue; nothing changes.</summary>
    public void Check(Account account, IReadOnlyList<Ticket> tickets, long now, bool sellsProceeds = false)
    {
        if (!account.CanTrade)
        {
            throw Rejections.NotAllowed;
        }

        ListingChecks.Check(tickets);
        FilterChecks.Check(account, tickets, now, sellsProceeds);
        CheckRate(account, tickets.Count);
        Instrument instrument = tickets[0].Instrument;
        if (instrument.Listing.Status != Listing.Trading || faults.IsHalted(instrument.Symbol, now))
        {
            throw Rejections.MarketClosed;
        }

        string[] ids = [.. tickets.Select(ticket => ticket.ClientId).OfType<string>()];
        if (ids.Any(account.HasOpen) || ids.Distinct(StringComparer.Ordinal).Count() < ids.Length)
        {
            throw Rejections.Duplicate;
        }
    }

    /// <summary>Refuses when too many orders are unfilled.</summary>
    public static void CheckRate(Account account, int orders)
    {
        if (account.Count.IsShortFull(orders))
        {
            throw Rejections.TooManyOrders(OrderCount.ShortLimit, "10 SECOND");
        }

        if (account.Count.IsDayFull(orders))
        {
            throw Rejections.TooManyOrders(OrderCount.DayLimit, "1 DAY");
        }
    }

    /// <summary>An id as the venue makes them: 22 letters and digits.</summary>
    public string NewName()
    {
        lastName++;
        return string.Create(IdLength, lastName, static (text, number) =>
        {
            for (int index = 0; index < text.Length; index++)
            {
                ulong hash = StableHash.Mix(number + IdSalt, (ulong)index);
                text[index] = IdLetters[(int)(hash % (ulong)IdLetters.Length)];
            }
        });
    }

    private static void CheckListId(Account account, string? id)
    {
        if (id is not null && account.Lists.Any(list => list.ClientId == id))
        {
            throw Rejections.Duplicate;
        }
    }

    private static void Pair(List<Order> legs)
    {
        if (legs.Count == 2)
        {
            legs[0].Partner = legs[1];
            legs[1].Partner = legs[0];
        }
    }

    private static IEnumerable<Ticket> StopFirst(IEnumerable<Ticket> legs) =>
        legs.OrderByDescending(leg => leg.IsStopLoss);

    private static List<Order> Join(Account account, OrderList list, List<Order> orders)
    {
        account.Add(list);
        list.Add(orders);
        orders.ForEach(order => order.List = list);
        return orders;
    }

    private Order Make(Ticket ticket, long now) => new(++lastOrder, ticket, ticket.ClientId ?? NewName(), now);

    private void Accept(Account account, List<Order> orders)
    {
        account.Count.Add(orders.Count);
        foreach (Order order in orders)
        {
            account.Add(order);
            string symbol = order.Ticket.Instrument.Symbol;
            if (faults.TakeForOrder(FaultKind.Hide, symbol, order.Time) is { } fault)
            {
                order.VisibleFrom = order.Time + fault.Delay;
            }
        }
    }
}
