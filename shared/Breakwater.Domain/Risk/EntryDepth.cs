using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Risk;

/// <summary>How much one purchase may take out of an order book, and how little is worth sending.</summary>
public static class EntryDepth
{
    // The commission may be taken from what was bought, and what is left must still be large enough for a stop.
    private const decimal CommissionBasisPoints = 100m;

    /// <summary>Whether an entry of this value is measured against the book.</summary>
    /// <param name="notional">At the worst price that may be paid, quote currency.</param>
    /// <param name="rules">From which value on.</param>
    public static bool IsAsked(decimal notional, DepthRules rules) => notional >= rules.MinNotional;

    /// <summary>
    /// The most that one order may buy, base currency, on the lot step; null when there is no sane book.
    /// </summary>
    /// <param name="book">As it is now; null when nobody knows.</param>
    /// <param name="maxPrice">No offer above it counts, and it values what counts; quote currency, positive.</param>
    /// <param name="terms">The venue's steps, and the rules.</param>
    public static decimal? Allowed(OrderBook? book, decimal maxPrice, (Instrument On, DepthRules By) terms)
    {
        if (book is not { Bids.Count: > 0, Asks.Count: > 0 } || BookDepth.IsCrossed(book))
        {
            return null;
        }

        decimal highest = Math.Min(maxPrice, book.Asks[0].Price * (1m + (terms.By.BasisPoints / 10_000m)));

        return terms.On.QuantityDown(BookDepth.Offered(book, highest) * terms.By.MaxFraction / maxPrice);
    }

    /// <summary>Whether the venue takes an order of this size, and afterwards a stop over what it bought.</summary>
    /// <param name="instrument">The venue's limits.</param>
    /// <param name="quantity">Base currency.</param>
    /// <param name="stopPrice">Quote currency: what is worth too little there could not be protected.</param>
    public static bool IsTradable(Instrument instrument, decimal quantity, decimal stopPrice) =>
        quantity > 0m
        && instrument.QuantityDown(quantity * (1m - (CommissionBasisPoints / 10_000m))) >= instrument.MinQuantity
        && instrument.WorthAtStop(quantity, stopPrice, CommissionBasisPoints) >= instrument.MinNotional;
}
