using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Books fills and closes orders; every change of a balance because of an order is made here.</summary>
public sealed class Settlement
{
    private readonly Dictionary<string, long> lastTradeIds = new(StringComparer.Ordinal);

    /// <summary>Sets aside what an order can cost; false when the free balance does not suffice.</summary>
    public static bool TryHold(Account account, Order order, decimal amount)
    {
        Instrument instrument = order.Ticket.Instrument;
        string asset = order.Ticket.IsBuy ? instrument.QuoteAsset : instrument.BaseAsset;
        order.Hold = account.Funds.TryHold(asset, amount);
        return order.Hold is not null;
    }

    public void Fill(Account account, Order order, PlannedFill fill, (long Time, bool IsMaker) how)
    {
        Ticket ticket = order.Ticket;
        decimal rate = how.IsMaker ? account.MakerRate : account.TakerRate;
        decimal received = ticket.IsBuy ? fill.Quantity : fill.Quote;
        Trade trade = new(NextId(ticket.Market, how.Time), order, fill.Price, fill.Quantity)
        {
            Quote = fill.Quote,
            Commission = Units.Cut(received * rate),
            CommissionAsset = ticket.IsBuy ? ticket.Instrument.BaseAsset : ticket.Instrument.QuoteAsset,
            Time = how.Time,
            IsMaker = how.IsMaker,
        };
        account.Funds.Spend(order.Hold!, ticket.IsBuy ? fill.Quote : fill.Quantity);
        account.Funds.Receive(trade.CommissionAsset, received - trade.Commission);
        if (order.Fills.Count == 0)
        {
            account.Count.Relieve(how.IsMaker ? OrderCount.MakerRelief : OrderCount.TakerRelief);
        }

        order.Add(trade);
        account.History.Add(trade);
        order.Executed += fill.Quantity;
        order.QuoteExecuted += fill.Quote;
        order.Status = OrderStatus.PartiallyFilled;
        Touch(account, order, how.Time);
        if (order.Remaining <= 0)
        {
            Close(account, order, OrderStatus.Filled, how.Time);
        }
        else
        {
            ReleaseExcess(account, order);
        }
    }

    /// <summary>Ends an order and frees what only it could have spent.</summary>
    public static void Close(Account account, Order order, OrderStatus status, long time)
    {
        order.Status = status;
        Touch(account, order, time);
        account.Remove(order);
        if (order.Hold is { } hold)
        {
            hold.Owners--;
            if (hold.Owners == 0)
            {
                account.Funds.Release(hold, hold.Amount);
            }

            order.Hold = null;
        }

        if (status == OrderStatus.Filled && order.List?.Working == order)
        {
            order.List.PlacesPendingAt = time;
        }
    }

    private static void Touch(Account account, Order order, long time)
    {
        order.UpdateTime = time;
        account.UpdateTime = time;
    }

    // A buyer who got a better price than his limit has more set aside than he can still spend.
    private static void ReleaseExcess(Account account, Order order)
    {
        if (order.Ticket.IsBuy && !order.Ticket.IsMarket && order.Hold!.Owners == 1)
        {
            decimal needed = Units.CutUp(order.Remaining * order.Ticket.Price);
            account.Funds.Release(order.Hold, Math.Max(0, order.Hold.Amount - needed));
        }
    }

    private long NextId(SymbolMarket market, long time)
    {
        string symbol = market.Instrument.Symbol;
        long id = Math.Max(lastTradeIds.GetValueOrDefault(symbol) + 1, market.TradesUntil(time));
        lastTradeIds[symbol] = id;
        return id;
    }
}
