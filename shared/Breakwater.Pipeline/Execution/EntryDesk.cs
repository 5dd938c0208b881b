using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Execution;

/// <summary>What comes between the wish to buy and the order: is it still allowed, and at which price.</summary>
public sealed class EntryDesk(IMarketData market, EngineDesk desk)
{
    private const string StopReached = "stop-reached";

    /// <summary>
    /// The trade with nothing more to buy when trading is not active; while an entry is bought in slices, this is
    /// asked at each step, so that a kill or a pause also takes back a slice that rests.
    /// </summary>
    public async Task<Trade> AllowedAsync(Trade trade, CancellationToken cancellationToken)
    {
        if (trade is not { Status: TradeStatus.Entering, Plan: not null, EntryEnded: null })
        {
            return trade;
        }

        Stored<BotControl> control = await desk.ControlAsync(cancellationToken);

        return control.Value.Trading is TradingState.Active
            ? trade
            : trade.EndEntry(nameof(DenialReason.TradingNotActive));
    }

    /// <summary>
    /// The trade with the slice as it is to be sent now; or with the end of its entry, because the price is at the stop
    /// or is not known.
    /// </summary>
    /// <returns>The trade, and the leg to be sent; null when there is none to send.</returns>
    public async Task<(Trade Trade, Leg? Slice)> PriceAsync(
        Trade trade, Leg slice, CancellationToken cancellationToken)
    {
        if (trade.Plan is not { } plan || slice.Kind is not LegKind.Entry)
        {
            return (trade, slice);
        }

        IReadOnlyList<BookTop> tops = await market.BookTopsAsync([trade.Symbol], cancellationToken);

        return tops switch
        {
            not [{ BidPrice: > 0m }] => (trade.EndEntry(nameof(DenialReason.NoMarketData)), null),
            [var top] when top.BidPrice <= trade.StopPrice => (trade.EndEntry(StopReached), null),
            [var top] => (trade, plan.Pricing.Apply(slice, top, trade.Approval.MaxPrice, trade.Instrument)),
        };
    }
}
