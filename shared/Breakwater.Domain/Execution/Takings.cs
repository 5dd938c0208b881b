namespace Breakwater.Domain.Execution;

/// <summary>How a trade takes in that another hand took what it held.</summary>
/// <remarks>
/// The record is corrected and nothing is sold. In the result it counts as sold at the bid without a fee: who moves
/// coins elsewhere has neither won nor lost by that. Like a remainder it is no cash of ours.
/// </remarks>
public static class Takings
{
    /// <summary>Why such a trade has ended.</summary>
    public const string Reason = "taken";

    /// <summary>So much may two clocks differ: a sale within it may be what was found missing.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(2);

    /// <summary>The trade without what was taken; it ends when (nearly) nothing is left.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not hold so much.</exception>
    public static Trade Take(this Trade trade, Taking taking)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(taking.Quantity, nameof(taking));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(taking.Quantity, trade.HeldQuantity, nameof(taking));
        Trade left = trade with { Takings = [.. trade.Takings ?? [], taking] };
        if (!left.IsSold)
        {
            return left;
        }

        return left.Legs
            .Where(leg => leg is { IsPurchase: false, State: LegState.Intent })
            .Aggregate(
                left with { ExitReason = Reason },
                (sum, leg) => sum.Drop(leg, Reason, taking.At))
            .Settle(taking.At);
    }

    /// <summary>
    /// The trade after fills that were not known when coins were found missing: what they sold by then was not taken.
    /// </summary>
    internal static Trade Explained(this Trade trade, IEnumerable<Fill> sales)
    {
        if (trade.Takings is null)
        {
            return trade;
        }

        Taking[] left = [.. trade.Takings];
        foreach (Fill sale in sales)
        {
            decimal sold = sale.Quantity;
            for (int index = 0; index < left.Length; index++)
            {
                decimal explained = sale.At > left[index].Since + ClockDifference
                    ? 0m
                    : Math.Min(sold, left[index].Quantity);
                left[index] = left[index] with { Quantity = left[index].Quantity - explained };
                sold -= explained;
            }
        }

        return left.SequenceEqual(trade.Takings) ? trade : trade with { Takings = left };
    }
}
