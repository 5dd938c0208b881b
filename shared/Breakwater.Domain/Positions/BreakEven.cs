using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Positions;

/// <summary>The stop at which the trade costs nothing any more, from so many R on, also without a target.</summary>
internal static class BreakEven
{
    // It is moved once, so the least step does not hold it back.
    public static StopWish? Wish(PositionCase position) =>
        position.Rules.BreakEvenAfterR > 0m && position.WasAt(position.Rules.BreakEvenAfterR)
            ? new StopWish("break-even", StopOf(position.Trade, position.Rules), 0m)
            : null;

    /// <summary>Average price paid and the buffer, on the tick below; quote currency.</summary>
    /// <remarks>
    /// A sale costs what the purchase did: a buffer below twice the entry's fee rate would be a loss that is called
    /// break-even, so it counts as that. Fees in a discount asset are not known in quote and are left to the buffer.
    /// </remarks>
    public static decimal StopOf(Trade trade, ExitRules rules)
    {
        decimal buffer = Math.Max(rules.BreakEvenBufferBasisPoints / 10_000m, 2m * trade.EntryFeeRate);

        return trade.Instrument.PriceDown(trade.EntryPrice * (1m + buffer));
    }
}
