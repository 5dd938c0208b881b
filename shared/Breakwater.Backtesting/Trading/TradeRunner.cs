using Breakwater.Domain.Execution;

namespace Breakwater.Backtesting.Trading;

/// <summary>Carries a trade on through the production state machine until nothing is left to do.</summary>
internal sealed class TradeRunner(BacktestVenue venue)
{
    private const int StepsMax = 24;

    /// <summary>Does every step that can be done at this moment.</summary>
    /// <exception cref="InvalidOperationException">The trade does not come to rest.</exception>
    public Trade CarryOn(Trade trade, MarketMoment moment)
    {
        Trade current = trade;
        for (int step = 0; step < StepsMax; step++)
        {
            TradeStep next = TradeSteps.Next(current, moment.At);
            if (next is TradeStep.Rest)
            {
                return current;
            }

            current = Do(current, next, moment);
        }

        throw new InvalidOperationException($"Trade {trade.Id} did not come to rest in {StepsMax} steps.");
    }

    /// <summary>The trade after its resting stop was touched, and what followed from it.</summary>
    public Trade Stopped(Trade trade, Leg stop, OrderReport report, MarketMoment moment) =>
        CarryOn(trade.Apply(stop, report, moment.At), moment);

    private Trade Do(Trade trade, TradeStep step, MarketMoment moment) => step switch
    {
        TradeStep.Send { Leg.IsPurchase: true } entry => Send(
            trade, entry.Leg, OrderRequest.ForEntry(trade.ApprovalOf(entry.Leg), entry.Leg), moment),
        TradeStep.Send { Replacing: null } send => Send(
            trade, send.Leg, OrderRequest.ForReduction(trade.Symbol, send.Leg), moment),
        TradeStep.Send send => Replace(trade, send, moment),
        TradeStep.Cancel cancel => trade.Apply(
            cancel.Leg, new OrderReport(cancel.Leg.ClientOrderId, OrderStatus.Cancelled, []), moment.At),
        TradeStep.Drop drop => trade.Drop(drop.Leg, drop.Reason, moment.At),
        // Every order is answered at once, so no answer is ever owed.
        _ => throw new InvalidOperationException($"Trade {trade.Id} asks for {step} of a venue that answers at once."),
    };

    private Trade Send(Trade trade, Leg leg, OrderRequest order, MarketMoment moment) =>
        trade.Sending(leg, moment.At).Apply(leg, venue.Submit(order, trade.Instrument, moment), moment.At);

    // A stop that cannot take the place of another leaves it where it is.
    private Trade Replace(Trade trade, TradeStep.Send send, MarketMoment moment)
    {
        Leg resting = send.Replacing!;
        OrderRequest order = OrderRequest.ForReduction(trade.Symbol, send.Leg);
        OrderReport placed = venue.Submit(order, trade.Instrument, moment);
        OrderReport left = placed.Status is OrderStatus.Rejected
            ? BacktestVenue.Open(resting.ClientOrderId)
            : new OrderReport(resting.ClientOrderId, OrderStatus.Cancelled, []);

        return trade.Sending(send.Leg, moment.At)
            .Apply(resting, left, moment.At)
            .Apply(send.Leg, placed, moment.At);
    }
}
