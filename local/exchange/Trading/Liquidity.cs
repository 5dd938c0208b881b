using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>What the simulated book still offers; within one millisecond nothing is sold twice.</summary>
public sealed class Liquidity
{
    private const int Levels = 1000;

    private readonly Dictionary<(string Symbol, bool IsAsk, long Price), long> taken = [];
    private long time = long.MinValue;

    /// <summary>What a taker would get at <paramref name="now"/>, best price first.</summary>
    public IReadOnlyList<PlannedFill> Plan(Order order, long now)
    {
        ForgetBefore(now);
        Ticket ticket = order.Ticket;
        Instrument instrument = ticket.Instrument;
        OrderBook book = BookModel.Build(ticket.Market, now, Levels);
        List<PlannedFill> fills = [];
        Need need = new(order);
        foreach (BookLevel level in ticket.IsBuy ? book.Asks : book.Bids)
        {
            decimal price = Units.PriceOf(instrument, level.Price);
            long used = taken.GetValueOrDefault((instrument.Symbol, ticket.IsBuy, level.Price));
            decimal offered = Units.QuantityOf(instrument, level.Quantity - used);
            decimal quantity = need.Take(price, offered);
            if (need.IsMet || !IsAcceptable(ticket, price))
            {
                break;
            }

            if (quantity > 0)
            {
                fills.Add(new PlannedFill(price, quantity));
                need.Subtract(fills[^1]);
            }
        }

        return fills;
    }

    /// <summary>Removes a fill from what is offered in this millisecond.</summary>
    public void Remove(Ticket ticket, PlannedFill fill)
    {
        Instrument instrument = ticket.Instrument;
        long ticks = (long)(fill.Price * Scaling.PowerOfTen(instrument.PriceDecimals));
        long units = (long)(fill.Quantity * Scaling.PowerOfTen(instrument.QuantityDecimals));
        (string Symbol, bool IsAsk, long Price) key = (instrument.Symbol, ticket.IsBuy, ticks);
        taken[key] = taken.GetValueOrDefault(key) + units;
    }

    private static bool IsAcceptable(Ticket ticket, decimal price) =>
        ticket.IsMarket || (ticket.IsBuy ? price <= ticket.Price : price >= ticket.Price);

    private void ForgetBefore(long now)
    {
        if (now != time)
        {
            taken.Clear();
            time = now;
        }
    }

    /// <summary>What an order still wants, as a quantity or as an amount of the quote asset.</summary>
    private struct Need(Order order)
    {
        private readonly decimal step = Units.StepOf(order.Ticket.Instrument);
        private readonly bool isQuote = order.Ticket.QuoteQuantity > 0;
        private decimal quantity = order.Remaining;
        private decimal quote = order.Ticket.QuoteQuantity - order.QuoteExecuted;

        public bool IsMet { get; private set; }

        public decimal Take(decimal price, decimal offered)
        {
            decimal wanted = isQuote ? Units.Floor(quote / price, step) : quantity;
            IsMet = wanted <= 0;
            return Math.Min(wanted, offered);
        }

        public void Subtract(PlannedFill fill)
        {
            quantity -= fill.Quantity;
            quote -= fill.Quote;
        }
    }
}
