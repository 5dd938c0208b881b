using Breakwater.Domain;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Positions;

/// <summary>
/// Compares the stored trades with the venue: stuck orders, missing stops, foreign orders, ended trades.
/// </summary>
public sealed class ReconcileHandler(
    BotSettings settings, ITradingVenue venue, TradeBook book, Committer committer, TradeLedger ledger,
    IStateStore store, IJournal journal)
{
    /// <summary>Ended trades stay beside the running ones so long, so that a late message still finds them.</summary>
    public static readonly TimeSpan EndedStay = TimeSpan.FromMinutes(30);

    /// <summary>Compares once. Trouble outside is thrown: a failed query is never read as "nothing there".</summary>
    public async Task<ReconcileReport> HandleAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<Stored<Trade>> trades = await book.TradesAsync(cancellationToken);
        Stored<Trade>[] running = [.. trades.Where(trade => trade.Value.IsRunning)];
        await ArchiveAsync([.. trades.Where(trade => !trade.Value.IsRunning)], now, cancellationToken);
        IReadOnlyList<OpenOrder> resting = await venue.OpenOrdersAsync(cancellationToken);

        Trade[] uneasy = [.. running.Select(trade => trade.Value).Where(trade => NeedsHand(trade, resting, now))];
        foreach (Trade trade in uneasy)
        {
            var changes = new Changes(settings.Places.Trading);
            changes.Send(new OutgoingMessage(Queues.Execution, Envelope.Of(
                new Origin(settings.Bot, trade.CorrelationId, $"reconcile-{now:O}", now),
                new CarryOnTrade(trade.Id, AskVenue: true),
                trade.Id)));
            await committer.CommitAsync(changes, cancellationToken);
        }

        HashSet<string> known = [.. trades.SelectMany(trade => trade.Value.Legs).Select(leg => leg.ClientOrderId)];
        OpenOrder[] foreign = [.. resting.Where(order => !known.Contains(order.ClientOrderId))];
        await ReportAsync(foreign, now, cancellationToken);

        return new ReconcileReport(running.Length, uneasy.Length, foreign.Length);
    }

    /// <summary>
    /// Whether the trade waits for a message that may have been lost, or its stop is not where it should be.
    /// </summary>
    private static bool NeedsHand(Trade trade, IReadOnlyList<OpenOrder> resting, DateTimeOffset now)
    {
        bool stuck = trade.Legs.Any(leg =>
            (leg.State is LegState.Intent || leg.IsInDoubt) && now - leg.CreatedAt > TradeEvents.VisibilityGrace);
        bool stopGone = trade.RestingStop is { } stop
            && resting.All(order => order.ClientOrderId != stop.ClientOrderId);

        return stuck || stopGone || !TradeSteps.IsCovered(trade);
    }

    private async Task ArchiveAsync(Stored<Trade>[] ended, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // While its signal is valid a trade stays, or the same signal delivered again would be entered again.
        foreach (Stored<Trade> trade in ended.Where(trade =>
            now - trade.Value.ClosedAt > EndedStay && now > trade.Value.Signal.ExpiresAt))
        {
            if (!await ledger.ArchiveAsync(trade.Value, cancellationToken))
            {
                continue;
            }

            Changes removal = new Changes(settings.Places.Trading).Remove(trade);
            await store.CommitAsync(removal.Partition, removal.Writes, cancellationToken);
        }
    }

    private Task ReportAsync(OpenOrder[] foreign, DateTimeOffset now, CancellationToken cancellationToken) =>
        foreign.Length == 0
            ? Task.CompletedTask
            : journal.WriteAsync(
                [
                    .. foreign.Select(order => new JournalEntry(
                        new JournalKey(settings.Bot, now, JournalStage.Reconcile, order.ClientOrderId),
                        order.Symbol.Value,
                        ClientOrderId.IsOurs(order.ClientOrderId) ? "orphan" : "foreign",
                        "LeftAlone",
                        order.ClientOrderId,
                        [new Check("quantity", order.Quantity, null, false)])),
                ],
                cancellationToken);
}

/// <summary>What a comparison found.</summary>
/// <param name="Running">Trades being entered or open.</param>
/// <param name="Uneasy">Those that were given a hand.</param>
/// <param name="Foreign">Resting orders that no trade knows; left alone.</param>
public sealed record ReconcileReport(int Running, int Uneasy, int Foreign);
