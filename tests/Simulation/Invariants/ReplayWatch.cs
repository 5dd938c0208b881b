using System.Text.Json;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Storage;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Invariants;

/// <summary>Plays the events of each trade, and compares what they lead to with the trade that is stored.</summary>
public sealed class ReplayWatch(Site site)
{
    private readonly Dictionary<string, Trade> played = [];

    /// <summary>Rows beside the ledger were stored.</summary>
    public void Committed(IReadOnlyList<Write> writes)
    {
        foreach (Write write in writes.Where(write => write.Kind is not WriteKind.Delete
            && write.Key.StartsWith(Places.EventPrefix, StringComparison.Ordinal)))
        {
            string id = write.Key[Places.EventPrefix.Length..write.Key.LastIndexOf(':')];
            Play(id, new Row(write.Key, write.Json!, string.Empty).Read<TradeEvent>().Value);
        }

        foreach (Write write in writes.Where(write =>
            write.Key.StartsWith(Places.TradePrefix, StringComparison.Ordinal)))
        {
            string id = write.Key[Places.TradePrefix.Length..];
            if (write.Kind is WriteKind.Delete)
            {
                played.Remove(id);
            }
            else if (!played.TryGetValue(id, out Trade? trade)
                || JsonSerializer.Serialize(trade, PipelineJson.Options) != write.Json)
            {
                site.Break(Law.EventsLeadToIt, $"{id} is stored as its events do not lead to");
            }
        }
    }

    private void Play(string id, TradeEvent next)
    {
        Trade? before = played.GetValueOrDefault(id);
        if (next.Sequence != (before?.Sequence ?? 0) + 1 || (before is null) != (next.Opening is not null))
        {
            site.Break(Law.EventsLeadToIt, $"event {next.Sequence} of {id} follows on {before?.Sequence}");
        }
        else
        {
            played[id] = TradeHistory.After(before, next);
        }
    }
}
