using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Execution;

/// <summary>
/// Carries a trade on from its stored state until nothing is left to do: store, send, store the answer.
/// </summary>
public sealed class CarryOnTradeHandler(
    ITradingVenue venue, TradeBook book, TradeLedger ledger, EntryDesk entries, WakeUps wakes, EngineDesk desk,
    TimeProvider clock)
{
    // A trade needs about six steps from one rest to the next, and one for each slice that is given up; more means a
    // loop, and the queue's limit ends it.
    private const int StepsMax = 24;
    private static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(3);

    /// <summary>Does every step that can be done now.</summary>
    public async Task HandleAsync(Envelope message, CancellationToken cancellationToken)
    {
        CarryOnTrade order = message.Read<CarryOnTrade>();
        if (await book.FindAsync(order.TradeId, message.Id, cancellationToken) is not { } trade)
        {
            return;
        }

        await desk.StageAsync(EngineState.Execution, order.TradeId, cancellationToken);
        if (order.AskVenue && trade.Value.RestingStop is { } resting)
        {
            trade = await AskAsync(trade, resting, cancellationToken);
        }

        int stepsMax = StepsMax + trade.Value.Entries.Count();
        for (int step = 0; step < stepsMax; step++)
        {
            Stored<Trade>? next = await DoAsync(trade, message, cancellationToken);
            if (next is null)
            {
                await desk.StageAsync(EngineState.Managing, order.TradeId, cancellationToken);

                return;
            }

            trade = next;
        }

        throw new InvalidOperationException($"Trade {order.TradeId} did not come to rest in {stepsMax} steps.");
    }

    private async Task<Stored<Trade>?> DoAsync(
        Stored<Trade> trade, Envelope message, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Trade allowed = await entries.AllowedAsync(trade.Value, cancellationToken);
        if (allowed != trade.Value)
        {
            return await ledger.SaveAsync(trade, allowed, cancellationToken);
        }

        switch (TradeSteps.Next(trade.Value, now))
        {
            case TradeStep.Wait wait:
                await wakes.WaitAsync(trade, wait.Until, message, now, cancellationToken);

                return null;
            case TradeStep.Query query:
                Stored<Trade> asked = await AskAsync(trade, query.Leg, cancellationToken);

                return await UnlessInDoubtAsync(asked, query.Leg, message, cancellationToken);
            case TradeStep.Send { Leg.IsPurchase: true } entry:
                return await EnterAsync(trade, entry.Leg, null, cancellationToken);
            case TradeStep.SendList list:
                return await EnterAsync(trade, list.Entry, list.Stop, cancellationToken);
            case TradeStep.Send send:
                return await SellAsync(trade, send, now, cancellationToken);
            case TradeStep.Cancel cancel:
                return await CancelAsync(trade, cancel.Leg, message, cancellationToken);
            case TradeStep.Drop drop:
                return await ledger.SaveAsync(
                    trade, trade.Value.Drop(drop.Leg, drop.Reason, now), cancellationToken);
            default:
                return null;
        }
    }

    private async Task<Stored<Trade>?> UnlessInDoubtAsync(
        Stored<Trade> trade, Leg asked, Envelope message, CancellationToken cancellationToken)
    {
        if (!trade.Value.Legs.Any(leg => leg.IsInDoubt && leg.Name == asked.Name))
        {
            return trade;
        }

        await LookAgainAsync(trade, message, clock.GetUtcNow(), cancellationToken);

        return null;
    }

    private async Task<Stored<Trade>> AskAsync(Stored<Trade> trade, Leg leg, CancellationToken cancellationToken)
    {
        DateTimeOffset asked = clock.GetUtcNow();
        OrderReport report = await venue.QueryAsync(trade.Value.Symbol, leg.ClientOrderId, cancellationToken);
        Trade applied = trade.Value.Apply(leg, report, KnownAt(report, asked));

        return applied == trade.Value ? trade : await ledger.SaveAsync(trade, applied, cancellationToken);
    }

    private async Task<Stored<Trade>?> CancelAsync(
        Stored<Trade> trade, Leg leg, Envelope message, CancellationToken cancellationToken)
    {
        // Nothing is stored before an order is taken back that would show whether another delivery was quicker; and a
        // stop that was to make room for a sale is needed again when that sale has failed meanwhile.
        Stored<Trade>? current = await book.FindAsync(trade.Value.Id, trade.ReadFor, cancellationToken);
        if (current?.Version != trade.Version)
        {
            return current;
        }

        DateTimeOffset asked = clock.GetUtcNow();
        OrderReport report = await venue.CancelAsync(trade.Value.Symbol, leg.ClientOrderId, cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        Stored<Trade> saved = await ledger.SaveAsync(
            trade, trade.Value.Apply(leg, report, KnownAt(report, asked)), cancellationToken);
        if (report.Status is not (OrderStatus.Open or OrderStatus.PartiallyFilled))
        {
            return leg.IsInDoubt ? await UnlessInDoubtAsync(saved, leg, message, cancellationToken) : saved;
        }

        // The venue could not take it back and its copy does not show why yet: asking at once would be a storm.
        await LookAgainAsync(saved, message, now, cancellationToken);

        return null;
    }

    // Timers that ask come back by themselves; only a trade's own chain looks again, so there is one.
    private Task LookAgainAsync(
        Stored<Trade> trade, Envelope message, DateTimeOffset now, CancellationToken cancellationToken) =>
        message.Read<CarryOnTrade>().AskVenue
            ? Task.CompletedTask
            : wakes.LookAgainAsync(trade, message, now, cancellationToken);

    private async Task<Stored<Trade>> EnterAsync(
        Stored<Trade> trade, Leg wished, Leg? stop, CancellationToken cancellationToken)
    {
        // More is bought only while the stop of what is held rests: what asking shows decides anew.
        if (wished.Kind is LegKind.Entry && trade.Value is { Plan: not null, RestingStop: { } resting }
            && await AskAsync(trade, resting, cancellationToken) is var asked && asked != trade)
        {
            return asked;
        }

        (Trade priced, Leg? slice) = await entries.PriceAsync(trade.Value, wished, cancellationToken);
        if (slice is not { } leg)
        {
            return await ledger.SaveAsync(trade, priced, cancellationToken);
        }

        DateTimeOffset now = clock.GetUtcNow();
        if (wished.Kind is LegKind.Entry && now > trade.Value.Signal.ExpiresAt)
        {
            // The price was long in coming: the next step gives it up.
            return trade;
        }

        if (!await IsActiveAsync(cancellationToken))
        {
            return await DropAsync(trade, leg, now, cancellationToken);
        }

        if (stop is not null)
        {
            return await EnterProtectedAsync(trade, (leg, stop), now, cancellationToken);
        }

        var order = OrderRequest.ForEntry(trade.Value.ApprovalOf(leg), leg);
        Stored<Trade> sending = await ledger.SaveAsync(trade, trade.Value.Sending(leg, now), cancellationToken);
        if (await HeldBackAsync(sending, [leg], now, cancellationToken) is { } held)
        {
            return held;
        }

        OrderReport report = await venue.SubmitAsync(order, cancellationToken);

        return await ledger.SaveAsync(sending, sending.Value.Apply(leg, report, clock.GetUtcNow()), cancellationToken);
    }

    private async Task<Stored<Trade>> EnterProtectedAsync(
        Stored<Trade> trade, (Leg Entry, Leg Stop) legs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var list = OrderListRequest.ForEntry(
            trade.Value.ApprovalOf(legs.Entry),
            ClientOrderId.For(trade.Value.Id, "l1"),
            legs.Entry,
            [legs.Stop],
            sellsProceeds: trade.Value.EntryList is ListKind.Opo);
        Stored<Trade> sending = await ledger.SaveAsync(
            trade, trade.Value.SendingList(legs, now), cancellationToken);
        if (await HeldBackAsync(sending, [legs.Entry, legs.Stop], now, cancellationToken) is { } held)
        {
            return held;
        }

        ListReport report = await venue.SubmitListAsync(list, cancellationToken);
        DateTimeOffset answered = clock.GetUtcNow();
        Trade entered = sending.Value
            .Apply(legs.Entry, report.Orders[0], answered)
            .Apply(legs.Stop, report.Orders[1], answered);

        return await ledger.SaveAsync(sending, entered, cancellationToken);
    }

    private async Task<bool> IsActiveAsync(CancellationToken cancellationToken) =>
        (await desk.ControlAsync(cancellationToken)).Value.Trading is TradingState.Active;

    private Task<Stored<Trade>> DropAsync(
        Stored<Trade> trade, Leg leg, DateTimeOffset now, CancellationToken cancellationToken) =>
        ledger.SaveAsync(
            trade, trade.Value.Drop(leg, nameof(DenialReason.TradingNotActive), now), cancellationToken);

    // What keeps an order that is stored as sent from being sent after all; null when nothing does. The control is read
    // last of all: a stop, pause or kill that came while the intent was stored holds for this order too.
    private async Task<Stored<Trade>?> HeldBackAsync(
        Stored<Trade> sending, IReadOnlyList<Leg> legs, DateTimeOffset stored, CancellationToken cancellationToken)
    {
        if (!legs.All(leg => IsAsLeft(sending.Value, leg, stored)))
        {
            return sending;
        }

        if (!await IsActiveAsync(cancellationToken))
        {
            return await DropAsync(sending, legs[0], stored, cancellationToken);
        }

        return IsInTime(stored) ? null : sending;
    }

    // A handler that was held up between storing and sending may have been overtaken: another delivery asked, found
    // nothing and sent again. Then the leg is no longer as this one left it: it is not its to send, nor to drop.
    private static bool IsAsLeft(Trade trade, Leg leg, DateTimeOffset stored) => trade.Legs.Any(other =>
        other.Name == leg.Name && other.State is LegState.Submitted && other.SentAt == stored);

    // After that another delivery may be about to send: which of them did is learnt by asking.
    private bool IsInTime(DateTimeOffset stored) => clock.GetUtcNow() - stored < SendWithin;

    private async Task<Stored<Trade>> SellAsync(
        Stored<Trade> trade, TradeStep.Send send, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var order = OrderRequest.ForReduction(trade.Value.Symbol, send.Leg);
        Stored<Trade> sending = await ledger.SaveAsync(trade, trade.Value.Sending(send.Leg, now), cancellationToken);
        if (!IsAsLeft(sending.Value, send.Leg, now) || !IsInTime(now))
        {
            return sending;
        }

        if (send.Replacing is null)
        {
            OrderReport report = await venue.SubmitAsync(order, cancellationToken);

            return await ledger.SaveAsync(
                sending, sending.Value.Sold(send.Leg, report, clock.GetUtcNow()), cancellationToken);
        }

        ReplaceReport both = await venue.ReplaceAsync(send.Replacing.ClientOrderId, order, cancellationToken);
        DateTimeOffset answered = clock.GetUtcNow();
        Trade replaced = sending.Value
            .Apply(send.Replacing, both.Resting, KnownAt(both.Resting, now))
            .Apply(send.Leg, Fair(both), answered);

        return await ledger.SaveAsync(sending, replaced, cancellationToken);
    }

    // What was not there when it was asked for may have come while the answer was on its way.
    private DateTimeOffset KnownAt(OrderReport report, DateTimeOffset asked) =>
        report.Status is OrderStatus.NotFound ? asked : clock.GetUtcNow();

    // A stop that could not take the place of one that is gone was not refused: the next step sends it plainly.
    private static OrderReport Fair(ReplaceReport both) =>
        both is { Resting.Status: not (OrderStatus.Open or OrderStatus.Unknown), Placed.Status: OrderStatus.Rejected }
            ? both.Placed with { Status = OrderStatus.Cancelled }
            : both.Placed;
}
