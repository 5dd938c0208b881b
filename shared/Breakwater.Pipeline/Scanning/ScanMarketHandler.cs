using Breakwater.Domain;
using Breakwater.Domain.Engine;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Scanning;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Scanning;

/// <summary>Scans one chunk; the last one of a cycle ranks all and sends the best on.</summary>
public sealed class ScanMarketHandler(
    BotSettings settings, IMarketData market, IStateStore store, Committer committer, IJournal journal,
    EngineDesk desk, TimeProvider clock)
{
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
        ScanVerdict[] verdicts = isLate ? [] : await AssessAsync(chunk, cancellationToken);
        JournalEntry[] entries = isLate
            ? [Late(message, chunk)]
            : [.. verdicts.Select(verdict => ToEntry(message, chunk, verdict))];
        await journal.WriteAsync(entries, cancellationToken);

        while (!await TryAddAsync(message, chunk, cycle, verdicts, cancellationToken))
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

    private async Task<ScanVerdict[]> AssessAsync(ScanChunk chunk, CancellationToken cancellationToken)
    {
        Symbol[] symbols = [.. chunk.Tickers.Select(ticker => ticker.Symbol)];
        Dictionary<Symbol, Instrument> instruments =
            (await market.InstrumentsAsync(cancellationToken)).ToDictionary(instrument => instrument.Symbol);
        Dictionary<Symbol, BookTop> books =
            (await market.BookTopsAsync(symbols, cancellationToken)).ToDictionary(book => book.Symbol);

        return await Task.WhenAll(chunk.Tickers.Select(async ticker =>
        {
            if (!instruments.TryGetValue(ticker.Symbol, out Instrument? instrument))
            {
                Check[] gone = [Check.That("instrument.listed", false)];

                return new ScanVerdict(ticker.Symbol, false, ScanRejection.NotTrading, 0m, gone);
            }

            Preset preset = settings.Preset;
            CandleSeries? levels = await CandlesAsync(chunk, ticker, preset.LevelTimeframe, cancellationToken);
            CandleSeries? signals = await CandlesAsync(chunk, ticker, preset.SignalTimeframe, cancellationToken);

            return MarketScanner.Assess(
                new SymbolSnapshot(
                    instrument,
                    ticker,
                    books.GetValueOrDefault(ticker.Symbol),
                    levels,
                    signals,
                    chunk.CandlesClosedBy),
                settings.Preset.Scan);
        }));
    }

    private async Task<CandleSeries?> CandlesAsync(
        ScanChunk chunk, Ticker ticker, Timeframe timeframe, CancellationToken cancellationToken)
    {
        try
        {
            return await market.CandlesAsync(
                new CandleSlice(ticker.Symbol, timeframe, settings.Preset.HistoryCandles, chunk.CandlesClosedBy),
                cancellationToken);
        }
        catch (OutsideTroubleException)
        {
            // One symbol without candles is missing data for that symbol; the rest of the universe goes on.
            return null;
        }
    }

    private async Task<bool> TryAddAsync(
        Envelope message, ScanChunk chunk, Stored<ScanCycle> cycle, ScanVerdict[] verdicts,
        CancellationToken cancellationToken)
    {
        ScoredSymbol[] passed =
        [
            .. MarketScanner.Rank(verdicts, verdicts.Length)
                .Select(verdict => new ScoredSymbol(verdict.Symbol, verdict.Score)),
        ];
        ScanCycle added = cycle.Value with
        {
            Results = [.. cycle.Value.Results, new ChunkResult(chunk.Chunk, verdicts.Length, passed)],
        };
        if (added.Results.Count == added.Chunks)
        {
            added = added with { Candidates = Best(added) };
        }

        var changes = new Changes(settings.Places.Cycles);
        changes.Put(cycle, added);
        var origin = new Origin(message.Bot, message.CorrelationId, $"cycle-{chunk.Cycle}", clock.GetUtcNow());
        foreach (Symbol symbol in added.Candidates ?? [])
        {
            var candidate = new CheckCandidate(chunk.Cycle, chunk.CandlesClosedBy, symbol);
            changes.Send(new OutgoingMessage(Queues.Signal, Envelope.Of(origin, candidate, symbol.Value) with
            {
                ExpiresAt = message.ExpiresAt,
            }));
        }

        bool done = await committer.CommitAsync(changes, cancellationToken);
        if (done && added.Candidates is { Count: > 0 })
        {
            await desk.StageAsync(EngineState.SignalWait, chunk.Cycle, cancellationToken);
        }

        return done;
    }

    private List<Symbol> Best(ScanCycle cycle) =>
    [
        .. cycle.Results
            .SelectMany(result => result.Passed)
            .OrderByDescending(scored => scored.Score)
            .ThenBy(scored => scored.Symbol)
            .Take(settings.Preset.Scan.MaxCandidates)
            .Select(scored => scored.Symbol),
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
