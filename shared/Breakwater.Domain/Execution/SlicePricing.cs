using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Execution;

/// <summary>How a slice is priced at the moment it is sent.</summary>
/// <param name="LimitOffsetBasisPoints">A slice rests so far below the bid.</param>
/// <param name="MaxPostOnlySpreadBasisPoints">Up to this spread a slice rests; else it takes what is offered.</param>
/// <param name="VisibleShare">The share of a resting slice that the book shows, 1 for all (iceberg).</param>
public sealed record SlicePricing(
    decimal LimitOffsetBasisPoints, decimal MaxPostOnlySpreadBasisPoints, decimal VisibleShare)
{
    /// <summary>What the book shows of a resting slice, base currency; null for all of it.</summary>
    public decimal? VisibleOf(decimal quantity, Instrument instrument) =>
        instrument.QuantityDown(quantity * VisibleShare) is > 0m and var visible && visible < quantity
            ? visible
            : null;

    /// <summary>
    /// The leg as it is to be sent into this market: post-only below the bid, or at once up to
    /// <paramref name="maxPrice"/>. Never above that.
    /// </summary>
    public Leg Apply(Leg slice, BookTop top, decimal maxPrice, Instrument instrument)
    {
        decimal below = instrument.PriceDown(
            Math.Min(maxPrice, top.BidPrice * (1m - (LimitOffsetBasisPoints / 10_000m))));

        return top.SpreadBasisPoints <= MaxPostOnlySpreadBasisPoints && below > 0m
            ? slice with
            {
                Type = OrderType.LimitMaker,
                Price = below,
                VisibleQuantity = VisibleOf(slice.Quantity, instrument),
            }
            // Venues take an iceberg only where the rest may stay in the book.
            : slice with { Type = OrderType.LimitImmediate, Price = maxPrice, VisibleQuantity = null };
    }
}
