using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>
/// When the market first does what an order waits for: trades through a resting limit, or touches a stop. The answer
/// does not depend on how often anybody looks.
/// </summary>
public static class Touch
{
    private const decimal BasisPoints = 10_000;

    /// <summary>The first such millisecond after the last look, up to <paramref name="now"/>; null if none.</summary>
    public static long? First(Order order, long now)
    {
        long from = Math.Max(order.LookedUntil + 1, order.StalledUntil);
        if (order.IsPending || from > now)
        {
            return null;
        }

        if (order.WaitsForTrigger && order.Ticket.TrailingDelta > 0)
        {
            long extreme = order.TrailingExtreme;
            return FirstTrailing(order, (from, now), ref extreme);
        }

        SymbolMarket market = order.Ticket.Market;
        if (!IsReached(order, market, from, now))
        {
            return null;
        }

        while (from < now)
        {
            long middle = from + ((now - from) / 2);
            (from, now) = IsReached(order, market, from, middle) ? (from, middle) : (middle + 1, now);
        }

        return from;
    }

    /// <summary>Notes that the market was looked at up to <paramref name="now"/> and did nothing.</summary>
    public static void Pass(Order order, long now)
    {
        if (order.IsPending || now <= order.LookedUntil)
        {
            return;
        }

        if (order.WaitsForTrigger && order.Ticket.TrailingDelta > 0)
        {
            long extreme = order.TrailingExtreme;
            _ = FirstTrailing(order, (order.LookedUntil + 1, now), ref extreme);
            order.TrailingExtreme = extreme;
        }

        order.LookedUntil = now;
    }

    private static bool IsReached(Order order, SymbolMarket market, long from, long to) =>
        market.TryRange(from, to, out Candle range) && IsReached(order, range);

    private static bool IsReached(Order order, in Candle range)
    {
        Ticket ticket = order.Ticket;
        decimal low = Units.PriceOf(ticket.Instrument, range.Low);
        decimal high = Units.PriceOf(ticket.Instrument, range.High);
        return order.WaitsForTrigger
            ? ticket.TriggersBelow ? low <= ticket.StopPrice : high >= ticket.StopPrice
            : ticket.IsBuy ? low < ticket.Price : high > ticket.Price;
    }

    // Halves the span until the price follows one path; the extreme is carried from left to right. With a stop price
    // the trailing begins where that is touched.
    private static long? FirstTrailing(Order order, (long From, long To) span, ref long extreme)
    {
        if (!order.Ticket.Market.TryRange(span.From, span.To, out Candle range)
            || (extreme == 0 && !IsReached(order, range)))
        {
            return null;
        }

        if (span.From == span.To)
        {
            bool hasBegun = extreme > 0;
            extreme = BestOf(order, range, extreme);
            return hasBegun && HasTurned(order, range, extreme) ? span.From : null;
        }

        long best = BestOf(order, range, extreme);
        if (extreme > 0 && !HasTurned(order, range, best))
        {
            extreme = best;
            return null;
        }

        long middle = span.From + ((span.To - span.From) / 2);
        return FirstTrailing(order, (span.From, middle), ref extreme)
            ?? FirstTrailing(order, (middle + 1, span.To), ref extreme);
    }

    private static long BestOf(Order order, in Candle range, long extreme) =>
        order.Ticket.TriggersBelow ? Math.Max(extreme, range.High)
            : extreme == 0 ? range.Low : Math.Min(extreme, range.Low);

    private static bool HasTurned(Order order, in Candle range, long best)
    {
        decimal delta = order.Ticket.TrailingDelta / BasisPoints;
        return order.Ticket.TriggersBelow ? range.Low <= best * (1 - delta) : range.High >= best * (1 + delta);
    }
}
