using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>What happens to waiting orders while time passes, in the order of time.</summary>
public sealed class TimeFlow(Entry entry, OrderMatching matching)
{
    public void Advance(Account account, long now)
    {
        while (NextList(account) is { } list)
        {
            PlacePending(account, list);
        }

        while (NextTouch(account, now) is (Order order, long time))
        {
            Reach(account, order, time);
            while (NextList(account) is { } list)
            {
                PlacePending(account, list);
            }
        }

        foreach (Order order in account.Open)
        {
            Touch.Pass(order, now);
        }

        account.Count.MoveTo(now);
    }

    private static OrderList? NextList(Account account) =>
        account.Lists.FirstOrDefault(list => list.PlacesPendingAt is not null);

    private static (Order Order, long Time)? NextTouch(Account account, long now)
    {
        (Order Order, long Time)? next = null;
        foreach (Order order in account.Open)
        {
            long until = next is null ? now : next.Value.Time - 1;
            if (Touch.First(order, until) is { } time)
            {
                next = (order, time);
            }
        }

        return next;
    }

    private static void ExpirePartner(Account account, Order order, long time)
    {
        if (order.Partner is { IsOpen: true } partner)
        {
            partner.ExpiryReason = "OCO_TRIGGER";
            Settlement.Close(account, partner, OrderStatus.Expired, time);
        }
    }

    // A triggered stop cancels its partner before it executes; a touched limit leg executes before.
    private void Reach(Account account, Order order, long time)
    {
        if (!order.WaitsForTrigger)
        {
            matching.FillResting(account, order, time);
            ExpirePartner(account, order, time);
            return;
        }

        ExpirePartner(account, order, time);
        if (order.Ticket.IsMarket && order.Ticket.IsBuy)
        {
            // What the stop costs is known only now.
            string asset = order.Hold!.Asset;
            _ = account.Funds.TryExtend(order.Hold, account.Funds.Of(asset).Free);
        }

        matching.Start(account, order, time);
    }

    private void PlacePending(Account account, OrderList list)
    {
        long time = list.PlacesPendingAt!.Value;
        list.PlacesPendingAt = null;
        List<Order> pending = [.. list.Orders.Where(order => order.IsPending)];
        if (list.SellsProceeds)
        {
            Order working = list.Working!;
            decimal step = Units.StepOf(working.Ticket.Instrument);
            pending.ForEach(order =>
                order.Quantity = Units.Floor(working.Executed - working.Commission, step));
        }

        try
        {
            IReadOnlyList<Order> legs = OcoShape.UpperFirst(pending);
            entry.Admit(account, legs, time);
            entry.Start(account, legs, time);
        }
        catch (RestException)
        {
            foreach (Order order in pending)
            {
                Settlement.Close(account, order, OrderStatus.Rejected, time);
            }
        }
    }
}
