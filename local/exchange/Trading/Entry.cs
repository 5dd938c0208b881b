using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Faults;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>
/// The way of one order, or of the two legs of an OCO, into the market: what the market does not allow is refused, its
/// costs are set aside, then it works or waits.
/// </summary>
public sealed class Entry(Liquidity liquidity, OrderMatching matching, FaultTable faults)
{
    /// <summary>Refuses or sets aside; nothing has changed when it throws. An OCO has its upper leg first.</summary>
    public void Admit(Account account, IReadOnlyList<Order> legs, long now)
    {
        if (legs.Count == 2)
        {
            CheckRelation(legs[0].Ticket, legs[1].Ticket, now);
        }

        foreach (Order leg in legs)
        {
            CheckTrigger(leg.Ticket, now);
            if (leg.Ticket.Type == OrderType.LimitMaker && liquidity.Plan(leg, now).Count > 0)
            {
                throw Rejections.WouldMatch;
            }
        }

        decimal amount = legs.Max(leg => CostOf(account, leg, now));
        if (!Settlement.TryHold(account, legs[0], amount))
        {
            throw Rejections.InsufficientBalance;
        }

        if (legs.Count == 2)
        {
            legs[1].Hold = legs[0].Hold;
            legs[0].Hold!.Owners = 2;
        }
    }

    /// <summary>Admitted orders start.</summary>
    public void Start(Account account, IReadOnlyList<Order> legs, long now)
    {
        foreach (Order leg in legs)
        {
            leg.Status = OrderStatus.New;
            leg.LookedUntil = now;
            if (!leg.Ticket.IsStop)
            {
                StartNow(account, leg, now);
            }
            else if (leg.Ticket is { TrailingDelta: > 0, StopPrice: 0 })
            {
                leg.TrailingExtreme = leg.Ticket.Market.LastPrice(now);
            }
        }
    }

    private static decimal LastPrice(Ticket ticket, long now) =>
        Units.PriceOf(ticket.Instrument, ticket.Market.LastPrice(now));

    private static void CheckTrigger(Ticket ticket, long now)
    {
        if (!ticket.IsStop || ticket.StopPrice == 0)
        {
            return;
        }

        decimal last = LastPrice(ticket, now);
        if (ticket.TriggersBelow ? last <= ticket.StopPrice : last >= ticket.StopPrice)
        {
            throw Rejections.WouldTrigger;
        }
    }

    private static void CheckRelation(Ticket above, Ticket below, long now)
    {
        decimal last = LastPrice(above, now);
        decimal upper = above.IsStop ? above.StopPrice : above.Price;
        decimal lower = below.IsStop ? below.StopPrice : below.Price;
        if ((upper > 0 && upper <= last) || lower >= last)
        {
            throw Rejections.WrongRelation;
        }
    }

    private decimal CostOf(Account account, Order order, long now)
    {
        Ticket ticket = order.Ticket;
        if (ticket.Type != OrderType.Market)
        {
            decimal price = ticket.IsMarket ? Math.Max(ticket.StopPrice, LastPrice(ticket, now)) : ticket.Price;
            return ticket.IsBuy ? Units.CutUp(order.Quantity * price) : order.Quantity;
        }

        IReadOnlyList<PlannedFill> plan = liquidity.Plan(order, now);
        decimal quote = plan.Sum(fill => fill.Quote);
        decimal quantity = plan.Sum(fill => fill.Quantity);
        string asset = ticket.IsBuy ? ticket.Instrument.QuoteAsset : ticket.Instrument.BaseAsset;
        decimal asked = ticket.QuoteQuantity == 0 ? Math.Max(order.Quantity, quantity) : ticket.QuoteQuantity;
        decimal needed = ticket.IsBuy == ticket.QuoteQuantity > 0 ? asked : ticket.IsBuy ? quote : quantity;
        return needed > account.Funds.Of(asset).Free ? throw Rejections.InsufficientBalance
            : plan.Count == 0 ? throw Rejections.NoLiquidity
            : ticket.IsBuy ? quote : quantity;
    }

    private void StartNow(Account account, Order order, long now)
    {
        string symbol = order.Ticket.Instrument.Symbol;
        if (faults.TakeForOrder(FaultKind.Partial, symbol, now) is { } fault)
        {
            matching.StartPartly(account, order, now, (fault.Fraction, now + fault.Delay));
        }
        else
        {
            matching.Start(account, order, now);
        }
    }
}
