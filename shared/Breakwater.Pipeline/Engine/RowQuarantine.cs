using System.Globalization;
using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Positions;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>Puts rows aside that cannot be read, so that one of them does not stop the rest.</summary>
/// <remarks>
/// A trade is made anew from its events, which are rows of their own: that is no guess. One whose events lead nowhere
/// is taken out of the record: its stop rests on at the venue, and entries stay halted until an operator resumes. A
/// message that is lost so is made up for by the comparison with the venue. Ledger, control and rules cannot be made up
/// for: whoever needs them goes on failing, and says which row it is.
/// </remarks>
public sealed class RowQuarantine(
    BotSettings settings, IStateStore store, TradeEventRows events, EngineDesk desk, Committer committer,
    AlertDesk alerts, TimeProvider clock)
{
    private const string Kind = "corrupt";

    /// <summary>Does <paramref name="work"/>; once more when a row that could not be read was put aside.</summary>
    /// <exception cref="CorruptRowException">Nothing can be put aside for it.</exception>
    public async Task RunAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (CorruptRowException)
        {
            if (!await MendAsync(clock.GetUtcNow(), cancellationToken))
            {
                throw;
            }

            await work();
        }
    }

    private async Task<bool> MendAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        Places places = settings.Places;
        bool isMended = false;
        foreach (Row row in await store.ListAsync(places.Trading, Places.TradePrefix, cancellationToken))
        {
            if (TroubleOf(row.ReadTrade) is { } trouble)
            {
                await MendTradeAsync(row, trouble, now, cancellationToken);
                isMended = true;
            }
        }

        foreach (Partition partition in places.WithOutbox)
        {
            foreach (Row row in await store.ListAsync(partition, Committer.OutboxPrefix, cancellationToken))
            {
                isMended |= await PutAsideAsync(partition, row, TroubleOfOutbox(row), now, cancellationToken);
            }
        }

        Row? comparison = await store.FindAsync(places.Engine, Places.ComparisonKey, cancellationToken);

        return isMended | (comparison is not null && await PutAsideAsync(
            places.Engine, comparison, TroubleOf(comparison.Read<Comparison>), now, cancellationToken));
    }

    private async Task MendTradeAsync(Row row, string trouble, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Trade? replayed = await ReplayAsync(row, cancellationToken);
        var changes = new Changes(settings.Places.Trading);
        if (replayed is not null)
        {
            changes.PutBack(row, replayed, now);
        }
        else
        {
            // First: whoever dies in between has halted at least.
            await HaltAsync(row, trouble, now, cancellationToken);
            changes.PutAside(row, now);
        }

        // A conflict means that another instance was quicker: it is read again.
        if (await store.CommitAsync(changes.Partition, changes.Writes, cancellationToken))
        {
            string follow = replayed is null
                ? "it was put aside, its orders are left alone, and no entries are made until resumed"
                : $"it was made anew from its {replayed.Sequence} events";
            await alerts.TellAsync(Kind, $"{trouble} {follow}", now, cancellationToken);
        }
    }

    private async Task<bool> PutAsideAsync(
        Partition partition, Row row, string? trouble, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (trouble is null)
        {
            return false;
        }

        Changes changes = new Changes(partition).PutAside(row, now);
        if (await store.CommitAsync(changes.Partition, changes.Writes, cancellationToken))
        {
            await alerts.TellAsync(Kind, $"{trouble} it was put aside", now, cancellationToken);
        }

        return true;
    }

    private async Task<Trade?> ReplayAsync(Row row, CancellationToken cancellationToken)
    {
        string id = row.Key[Places.TradePrefix.Length..];
        try
        {
            Trade trade = TradeHistory.Replay(await events.CurrentAsync(id, cancellationToken));

            return trade.Id == id ? trade : null;
        }
        catch (CorruptRowException)
        {
            // The events are corrupt too.
            return null;
        }
        catch (ArgumentException)
        {
            // One is missing, or there is none.
            return null;
        }
    }

    private async Task HaltAsync(Row row, string trouble, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Stored<BotControl> control = await desk.ControlAsync(cancellationToken);
        var entry = new JournalEntry(
            new JournalKey(settings.Bot, now, JournalStage.Reconcile, $"{Kind}-{row.Key}"),
            row.Key,
            Kind,
            trouble,
            $"{Kind}-{now:O}",
            []);
        Changes changes = new Changes(settings.Places.Engine)
            .Put(control, control.Value with { MismatchHalts = true })
            .Explain(string.Create(CultureInfo.InvariantCulture, $"{now:O}:{Kind}"), entry);
        if (!control.Value.MismatchHalts && !await committer.CommitAsync(changes, cancellationToken))
        {
            // A command came in between: it is not undone, and this is tried once more.
            await HaltAsync(row, trouble, now, cancellationToken);
        }
    }

    private static string? TroubleOfOutbox(Row row) => Committer.IsEntry(row)
        ? TroubleOf(row.Read<JournalEntry[]>)
        : TroubleOf(row.Read<OutgoingMessage>);

    private static string? TroubleOf<T>(Func<Stored<T>> read)
    {
        try
        {
            read();

            return null;
        }
        catch (CorruptRowException trouble)
        {
            return trouble.Message;
        }
    }
}
