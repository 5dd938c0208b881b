using Breakwater.Local.Exchange.Accounts;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Lets an order take from the book, then rest or expire as its type and time in force say.</summary>
public sealed class OrderMatching(Liquidity liquidity, Settlement settlement)
{
    /// <summary>The order begins to work at <paramref name="now"/>; its costs are held already.</summary>
    public void Start(Account account, Order order, long now)
    {
        Ticket ticket = order.Ticket;
        order.WorkingTime = now;
        order.LookedUntil = now;
        IReadOnlyList<PlannedFill> fills = Affordable(order, liquidity.Plan(order, now));
        if (ticket.QuoteQuantity > 0)
        {
            order.Quantity = fills.Sum(fill => fill.Quantity);
        }

        if (!ticket.IsMarket && ticket.TimeInForce == TimeInForce.Fok
            && fills.Sum(fill => fill.Quantity) < order.Remaining)
        {
            Expire(account, order, now);
            return;
        }

        foreach (PlannedFill fill in fills)
        {
            liquidity.Remove(ticket, fill);
            settlement.Fill(account, order, fill, (now, false));
        }

        ExpireRest(account, order, now);
    }

    /// <summary>The market went through the price of a resting order.</summary>
    public void FillResting(Account account, Order order, long now) =>
        settlement.Fill(account, order, new PlannedFill(order.Ticket.Price, order.Remaining), (now, true));

    /// <summary>Only a part is taken now, and nothing more until the fault is over.</summary>
    public void StartPartly(Account account, Order order, long now, (decimal Fraction, long Until) fault)
    {
        order.WorkingTime = now;
        order.LookedUntil = now;
        order.StalledUntil = fault.Until;
        decimal step = Units.StepOf(order.Ticket.Instrument);
        decimal left = Units.Floor(order.Remaining * fault.Fraction, step);
        foreach (PlannedFill fill in liquidity.Plan(order, now))
        {
            decimal quantity = Math.Min(left, fill.Quantity);
            if (quantity > 0)
            {
                liquidity.Remove(order.Ticket, fill with { Quantity = quantity });
                settlement.Fill(account, order, fill with { Quantity = quantity }, (now, false));
                left -= quantity;
            }
        }

        ExpireRest(account, order, now);
    }

    private static void ExpireRest(Account account, Order order, long now)
    {
        if (order.IsOpen && (order.Ticket.IsMarket || order.Ticket.TimeInForce != TimeInForce.Gtc))
        {
            Expire(account, order, now);
        }
    }

    private static void Expire(Account account, Order order, long now)
    {
        order.ExpiryReason = order.Ticket.IsMarket ? "INSUFFICIENT_LIQUIDITY"
            : order.Ticket.TimeInForce == TimeInForce.Fok ? "FOK" : "IOC";
        Settlement.Close(account, order, OrderStatus.Expired, now);
    }

    // A market stop of a buyer may find prices above those for which money was set aside.
    private static IReadOnlyList<PlannedFill> Affordable(
        Order order, IReadOnlyList<PlannedFill> fills)
    {
        if (!order.Ticket.IsBuy)
        {
            return fills;
        }

        List<PlannedFill> affordable = [];
        decimal money = order.Hold!.Amount;
        decimal step = Units.StepOf(order.Ticket.Instrument);
        foreach (PlannedFill fill in fills)
        {
            decimal quantity = fill.Quote <= money
                ? fill.Quantity : Units.Floor(money / fill.Price, step);
            if (quantity <= 0)
            {
                break;
            }

            affordable.Add(fill with { Quantity = quantity });
            money -= affordable[^1].Quote;
        }

        return affordable;
    }
}
