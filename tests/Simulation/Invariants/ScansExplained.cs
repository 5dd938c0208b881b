using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Scanning;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Invariants;

/// <summary>Each chunk and each candidate was decided on, and the journal says how.</summary>
public static class ScansExplained
{
    public static void Check(Site site)
    {
        HashSet<string> dead = [.. site.Queue.Dead.Select(one => one.Message.Envelope.Id)];
        ILookup<JournalStage, (DateTimeOffset At, string Cause)> told = site.Journal.Entries
            .ToLookup(entry => entry.Key.Stage, entry => (entry.Key.At, entry.Key.Cause));
        HashSet<(DateTimeOffset At, string Cause)> scans = [.. told[JournalStage.Scan]];
        HashSet<(DateTimeOffset At, string Cause)> signals = [.. told[JournalStage.Signal]];
        foreach (Envelope envelope in site.Watch.Scans.Sent.Values)
        {
            switch (envelope.Type)
            {
                case nameof(ScanChunk):
                    Chunk(site, envelope.Read<ScanChunk>(), scans, dead.Contains(envelope.Id));
                    break;
                case nameof(CheckCandidate) when !dead.Contains(envelope.Id):
                    Candidate(site, envelope.Read<CheckCandidate>(), signals);
                    break;
                default:
                    break;
            }
        }

        HashSet<string> found = [.. site.Watch.Scans.Signals.Select(signal => signal.Id)];
        foreach (string _ in site.Watch.Ever.Values.Select(trade => trade.Signal.Id).Where(found.Contains))
        {
            site.Outcomes.Count(Outcome.FoundEntered);
        }
    }

    private static void Chunk(
        Site site, ScanChunk chunk, HashSet<(DateTimeOffset At, string Cause)> told, bool isDead)
    {
        ScanCycle cycle = site.Watch.Scans.Cycles[chunk.Cycle];
        bool isLate = told.Contains((chunk.CandlesClosedBy, $"chunk-{chunk.Chunk}"));
        bool isScanned = cycle.Results.Any(result => result.Chunk == chunk.Chunk);
        if (isLate)
        {
            site.Outcomes.Count(Outcome.ChunkLate);
        }

        if (!isScanned && !isDead)
        {
            site.Break(Law.NoMessageLost, $"chunk {chunk.Chunk} of {chunk.Cycle} was not scanned");
        }

        if (isScanned && !isLate
            && chunk.Tickers.Any(ticker => !told.Contains((chunk.CandlesClosedBy, ticker.Symbol.Value))))
        {
            site.Break(Law.JournalExplains, $"nothing says what chunk {chunk.Chunk} of {chunk.Cycle} found");
        }
    }

    // One that comes after a later one of its symbol is passed over: a candle is counted once.
    private static void Candidate(
        Site site, CheckCandidate candidate, HashSet<(DateTimeOffset At, string Cause)> told)
    {
        bool isOvertaken = site.Watch.Scans.WatchOf(candidate)?.LastCandle >= candidate.CandlesClosedBy;
        if (!isOvertaken && !told.Contains((candidate.CandlesClosedBy, candidate.Symbol.Value)))
        {
            site.Break(
                Law.NoMessageLost,
                $"candidate {candidate.Symbol} of {candidate.Cycle} was neither decided on nor dead-lettered");
        }
    }
}
