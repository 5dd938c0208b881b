using Breakwater.Domain.Execution;
using Breakwater.Domain.Signals;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Invariants;

/// <summary>The journal, the history and the dead letters account for all that happened.</summary>
public static class Explained
{
    public static void Journal(Site site)
    {
        ILookup<JournalStage, JournalKey> written = site.Journal.Entries
            .Select(entry => entry.Key).ToLookup(key => key.Stage);
        Legs(site, [.. written[JournalStage.Execution].Select(key => key.Cause)]);
        Sales(site, [.. written[JournalStage.Position], .. written[JournalStage.Command]]);

        HashSet<DateTimeOffset> told = [.. written[JournalStage.Command].Select(key => key.At)];
        foreach (DateTimeOffset at in site.Watch.Commands.Where(at => !told.Contains(at)))
        {
            site.Break(Law.JournalExplains, $"nothing says which command was taken at {at:HH:mm:ss.fff}");
        }
    }

    private static void Legs(Site site, HashSet<string> causes)
    {
        foreach (Leg leg in site.Watch.Ever.Values.Where(trade => trade.HasEnded).SelectMany(trade => trade.Legs))
        {
            if (!causes.Contains($"{leg.ClientOrderId}-{leg.State}"))
            {
                site.Break(Law.JournalExplains, $"nothing says why {leg.ClientOrderId} is {leg.State}");

                return;
            }
        }
    }

    private static void Sales(Site site, JournalKey[] decisions)
    {
        foreach (Trade trade in site.Watch.Ever.Values)
        {
            DateTimeOffset[] decided =
            [
                .. decisions.Where(key => key.Cause.EndsWith(trade.Id, StringComparison.Ordinal)).Select(key => key.At),
            ];
            if (trade.Legs.FirstOrDefault(leg =>
                site.Watch.Decisions.Contains(leg.ClientOrderId) && !decided.Contains(leg.CreatedAt)) is { } leg)
            {
                site.Break(Law.JournalExplains, $"nothing says why {leg.ClientOrderId} was decided on");
            }
        }
    }

    public static void Signals(Site site, IReadOnlyList<BreakoutSignal> signals)
    {
        HashSet<string> decided = [.. site.Journal.Entries
            .Where(entry => entry.Key.Stage is JournalStage.Risk)
            .Select(entry => entry.Key.Cause)];
        HashSet<string> dead = [.. site.Queue.Dead
            .Where(one => one.Message.Queue == Queues.Risk)
            .Select(one => one.Message.Envelope.Read<AssessSignal>().Signal.Id)];
        foreach (BreakoutSignal signal in signals)
        {
            bool isTraded = site.Watch.Ever.Values.Any(trade => trade.Signal.Id == signal.Id);
            if (!isTraded && !decided.Contains(signal.Id) && !dead.Contains(signal.Id))
            {
                site.Break(Law.NoMessageLost, $"signal {signal.Id} was neither decided on nor dead-lettered");
            }
        }

        foreach (JournalEntry entry in site.Journal.Entries.Where(entry => entry.Key.Stage is JournalStage.Risk))
        {
            site.Outcomes.Count(entry.Outcome == "denied" ? Outcome.EntryDenied : Outcome.EntryApproved);
        }
    }

    public static void DeadLetters(Site site)
    {
        foreach (Delivery dead in site.Queue.Dead.Where(one => string.IsNullOrEmpty(one.DeadBecause)))
        {
            site.Break(Law.NoMessageLost, $"{dead.Message.Envelope.Type} is dead for no reason");
        }
    }

    public static void History(Site site)
    {
        Trade[] ended = [.. site.Watch.Ever.Values.Where(trade => trade.HasEnded)];
        foreach (Trade trade in ended.Where(trade => trade.ClosedAt is not null))
        {
            Partition partition = site.Settings.Places.History(trade.ClosedAt!.Value);
            IReadOnlyList<Row> rows = site.Rows.ListAsync(partition, string.Empty, CancellationToken.None).Result;
            int found = rows.Count(row => row.Key.EndsWith($"|{trade.Id}", StringComparison.Ordinal));
            if (found != 1)
            {
                site.Break(Law.HistoryOnce, $"{trade.Id} is {found} times in the history");
            }
        }
    }
}
