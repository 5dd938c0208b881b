using Breakwater.Domain;
using Breakwater.Domain.Engine;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Scanning;

/// <summary>Scans one chunk; the last one of a cycle ranks all and sends the best on.</summary>
public sealed class ScanMarketHandler(
    BotSettings settings, ScanInputs inputs, IStateStore store, Committer committer, IJournal journal,
    EngineDesk desk, PresetDesk presets, AlertDesk alerts, TimeProvider clock)
{
    // With their cycle they fit into one transaction of a hundred rows.
    private const int CandidatesMax = 98;

    /// <summary>Scans the message's instruments and adds the result to the cycle, once.</summary>
    public async Task HandleAsync(Envelope message, CancellationToken cancellationToken)
    {
        ScanChunk chunk = message.Read<ScanChunk>();
        if (await FindAsync(chunk, cancellationToken) is not { } cycle || IsDone(cycle.Value, chunk))
        {
            return;
        }

        // A chunk that came too late is counted as empty, or the whole cycle would wait for it in vain.
        bool isLate = message.ExpiresAt < clock.GetUtcNow();
        Preset preset = (await presets.CurrentAsync(cancellationToken)).Preset;
        ScanVerdict[] verdicts = isLate ? [] : await inputs.AssessAsync(chunk, preset, cancellationToken);
        JournalEntry[] entries = isLate
            ? [Late(message, chunk)]
            : [.. verdicts.Select(verdict => ToEntry(message, chunk, verdict))];
        await journal.WriteAsync(entries, cancellationToken);

        while (!await TryAddAsync(message, (chunk, verdicts, preset), cycle, cancellationToken))
        {
            // Another chunk was quicker: its result stays, ours is added to it.
            if (await FindAsync(chunk, cancellationToken) is not { } changed || IsDone(changed.Value, chunk))
            {
                return;
            }

            cycle = changed;
        }
    }

    private static bool IsDone(ScanCycle cycle, ScanChunk chunk) =>
        cycle.Results.Any(result => result.Chunk == chunk.Chunk);

    private async Task<Stored<ScanCycle>?> FindAsync(ScanChunk chunk, CancellationToken cancellationToken) =>
        (await store.FindAsync(settings.Places.Cycles, chunk.Cycle, cancellationToken))?.Read<ScanCycle>();

    private async Task<bool> TryAddAsync(
        Envelope message, (ScanChunk Chunk, ScanVerdict[] Verdicts, Preset Preset) work, Stored<ScanCycle> cycle,
        CancellationToken cancellationToken)
    {
        (ScanChunk chunk, ScanVerdict[] verdicts, Preset preset) = work;
        ScoredSymbol[] passed =
        [
            .. MarketScanner.Rank(verdicts, verdicts.Length)
                .Select(verdict => new ScoredSymbol(verdict.Symbol, verdict.Score)),
        ];
        ScanCycle added = cycle.Value with
        {
            Results =
            [
                .. cycle.Value.Results,
                new ChunkResult(chunk.Chunk, verdicts.Length, passed) { Blind = verdicts.Count(IsBlind) },
            ],
        };
        if (added.Results.Count == added.Chunks)
        {
            Symbol[] watched = await WatchedAsync(cancellationToken);
            added = added with { Candidates = Best(added, watched, preset.Scan.MaxCandidates) };
        }

        var changes = new Changes(settings.Places.Cycles);
        changes.Put(cycle, added);
        var origin = new Origin(message.Bot, message.CorrelationId, $"cycle-{chunk.Cycle}", clock.GetUtcNow());
        foreach (ScoredSymbol one in added.Candidates ?? [])
        {
            var candidate = new CheckCandidate(chunk.Cycle, chunk.CandlesClosedBy, one.Symbol, one.Score);
            changes.Send(new OutgoingMessage(Queues.Signal, Envelope.Of(origin, candidate, one.Symbol.Value) with
            {
                ExpiresAt = message.ExpiresAt,
            }));
        }

        bool done = await committer.CommitAsync(changes, cancellationToken);
        if (done && added.Candidates is { Count: > 0 })
        {
            await desk.StageAsync(EngineState.SignalWait, chunk.Cycle, cancellationToken);
        }

        await (done && added.IsBlind ? WarnAsync(added, preset, cancellationToken) : Task.CompletedTask);

        return done;
    }

    private static bool IsBlind(ScanVerdict verdict) =>
        verdict.Reason is ScanRejection.MissingData or ScanRejection.DefectiveCandles;

    // Told once, as long as it lasts.
    private async Task WarnAsync(ScanCycle cycle, Preset preset, CancellationToken cancellationToken)
    {
        string before = ScanSchedulerHandler.KeyOf(cycle.CandlesClosedBy - preset.SignalTimeframe.Duration());
        Row? row = await store.FindAsync(settings.Places.Cycles, before, cancellationToken);
        if (row?.Read<ScanCycle>().Value is not { IsBlind: true })
        {
            string text = $"{cycle.Blind} of {cycle.Scanned} instruments have no candles that can be used; "
                + "positions keep their stops, and nothing is bought without candles";
            await alerts.TellAsync("market-data", text, clock.GetUtcNow(), cancellationToken);
        }
    }

    // A broken level is watched whether or not its instrument is among the best of this candle.
    private static ScoredSymbol[] Best(ScanCycle cycle, Symbol[] watched, int most)
    {
        ScoredSymbol[] best =
        [
            .. cycle.Results
                .SelectMany(result => result.Passed)
                .OrderByDescending(scored => scored.Score)
                .ThenBy(scored => scored.Symbol)
                .Take(most),
        ];

        return
        [
            .. best,
            .. watched
                .Where(symbol => best.All(scored => scored.Symbol != symbol))
                .Take(CandidatesMax - best.Length)
                .Select(symbol => new ScoredSymbol(symbol, null)),
        ];
    }

    private async Task<Symbol[]> WatchedAsync(CancellationToken cancellationToken) =>
    [
        .. (await store.ListAsync(settings.Places.Cycles, Places.WatchPrefix, cancellationToken))
            .Select(row => row.Read<LevelWatch>().Value)
            .Where(watch => watch.IsActive)
            .OrderByDescending(watch => watch.LastCandle)
            .Select(watch => watch.Symbol),
    ];

    private static JournalEntry Late(Envelope message, ScanChunk chunk) => new(
        new JournalKey(message.Bot, chunk.CandlesClosedBy, JournalStage.Scan, $"chunk-{chunk.Chunk}"),
        $"chunk {chunk.Chunk}",
        "expired",
        "TooLate",
        message.CorrelationId,
        [new Check("instruments", chunk.Tickers.Count, null, false)]);

    private static JournalEntry ToEntry(Envelope message, ScanChunk chunk, ScanVerdict verdict) => new(
        new JournalKey(message.Bot, chunk.CandlesClosedBy, JournalStage.Scan, verdict.Symbol.Value),
        verdict.Symbol.Value,
        verdict.Passed ? "passed" : "filtered",
        verdict.Passed ? string.Empty : verdict.Reason.ToString(),
        message.CorrelationId,
        verdict.Checks);
}
