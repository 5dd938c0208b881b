using Breakwater.Domain.Signals;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Scanning;
using Breakwater.Pipeline.Storage;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Invariants;

/// <summary>What scans and detection store: cycles, recorded breakouts, and the messages that follow.</summary>
public sealed class ScanWatch(Site site)
{
    private readonly Dictionary<string, LevelWatch> watches = [];

    /// <summary>Every cycle that was opened, in its last state.</summary>
    public SortedDictionary<string, ScanCycle> Cycles { get; } = new(StringComparer.Ordinal);

    /// <summary>The messages that cycles led to, by their ids.</summary>
    public SortedDictionary<string, Envelope> Sent { get; } = new(StringComparer.Ordinal);

    /// <summary>The signals among them.</summary>
    public IEnumerable<BreakoutSignal> Signals => Sent.Values
        .Where(envelope => envelope.Type == nameof(AssessSignal))
        .Select(envelope => envelope.Read<AssessSignal>().Signal);

    /// <summary>The breakout that a symbol is watched for, as it is stored now.</summary>
    public LevelWatch? WatchOf(CheckCandidate candidate) =>
        watches.GetValueOrDefault(Places.WatchKey(candidate.Symbol));

    /// <summary>Rows of the cycles' partition were stored.</summary>
    public void Committed(IReadOnlyList<Write> writes)
    {
        foreach (Write write in writes.Where(write => write.Kind is not WriteKind.Delete))
        {
            if (write.Key.StartsWith(Committer.OutboxPrefix, StringComparison.Ordinal))
            {
                Take(Read<OutgoingMessage>(write).Envelope);
            }
            else if (write.Key.StartsWith(Places.WatchPrefix, StringComparison.Ordinal))
            {
                Take(write.Key, Read<LevelWatch>(write));
            }
            else
            {
                Take(write.Key, Read<ScanCycle>(write));
            }
        }
    }

    private void Take(string key, ScanCycle cycle)
    {
        ScanCycle? before = Cycles.GetValueOrDefault(key);
        int[] chunks = [.. cycle.Results.Select(result => result.Chunk)];
        bool isAdded = before is null
            ? chunks.Length == 0
            : chunks.Length == before.Results.Count + 1
                && chunks.Distinct().Count() == chunks.Length
                && before.Results.All(result => chunks.Contains(result.Chunk))
                && before.Candidates is null;
        bool isRankedAtItsEnd = chunks.Length == cycle.Chunks == cycle.Candidates is not null;
        if (!isAdded || !isRankedAtItsEnd)
        {
            site.Break(Law.ScannedOnce, $"cycle {key} of {cycle.Chunks} chunks has now {string.Join(',', chunks)}");
        }

        site.Outcomes.Count(before is null ? Outcome.CycleOpened : Outcome.ChunkScanned);
        Cycles[key] = cycle;
    }

    // What was used up, missed or proven false does not come back with the same candle.
    private void Take(string key, LevelWatch watch)
    {
        LevelWatch? before = watches.GetValueOrDefault(key);
        bool goesBack = before is not null && watch.LastCandle < before.LastCandle;
        bool isRevived = before is { IsActive: false } && watch.IsActive
            && watch.BreakoutCandle <= before.BreakoutCandle;
        if (goesBack || isRevived)
        {
            site.Break(
                Law.ScannedOnce,
                $"{watch.Symbol}, {before!.State} at {before.LastCandle:HH:mm}, is {watch.State} at "
                + $"{watch.LastCandle:HH:mm}");
        }

        site.Outcomes.Count(watch.State is WatchState.Taken ? Outcome.BreakoutTaken : Outcome.BreakoutWatched);
        watches[key] = watch;
    }

    private void Take(Envelope envelope)
    {
        if (!Sent.TryAdd(envelope.Id, envelope) || envelope.Type != nameof(AssessSignal))
        {
            return;
        }

        AssessSignal found = envelope.Read<AssessSignal>();
        site.Outcomes.Count(
            found.Signal.Kind is EntryKind.Retest ? Outcome.RetestFound : Outcome.BreakoutFound);
        bool isSecond = Sent.Values
            .Where(one => one.Type == nameof(AssessSignal) && one.Id != envelope.Id)
            .Select(one => one.Read<AssessSignal>())
            .Any(one => one.Preset == found.Preset
                && (one.Signal.Symbol, one.Signal.CandleOpenTime)
                    == (found.Signal.Symbol, found.Signal.CandleOpenTime));
        if (isSecond)
        {
            site.Break(Law.ScannedOnce, $"{found.Signal.Symbol} has two signals of one candle");
        }
    }

    private static T Read<T>(Write write) => new Row(write.Key, write.Json!, string.Empty).Read<T>().Value;
}
