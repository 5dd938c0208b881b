using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Signals;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Scanning;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Signals;

/// <summary>Looks at one candidate for an entry and records the level that it broke.</summary>
public sealed class DetectBreakoutHandler(
    BotSettings settings, ScanInputs inputs, IStateStore store, Committer committer, IJournal journal,
    IPushChannel push, PresetDesk presets, EventLog events, TimeProvider clock)
{
    /// <summary>Decides on the candles that had closed when the scan ran; once a breakout is watched, once.</summary>
    public async Task HandleAsync(Envelope message, CancellationToken cancellationToken)
    {
        CheckCandidate candidate = message.Read<CheckCandidate>();
        ActivePreset active = await presets.CurrentAsync(cancellationToken);
        EntryOutcome? outcome;
        do
        {
            Stored<LevelWatch>? watch = await WatchAsync(candidate.Symbol, cancellationToken);
            if (IsDecided(watch, candidate, active.Preset))
            {
                return;
            }

            outcome = await DecideAsync(message, candidate, watch?.Value, active, cancellationToken);
            await journal.WriteAsync([ToEntry(message, candidate, outcome.Decision)], cancellationToken);
            if (await TryCommitAsync(message, candidate, watch, (outcome, active), cancellationToken))
            {
                break;
            }

            // Another delivery of this candidate was quicker: its watch counts.
        }
        while (true);

        if (outcome.Decision is SignalDecision.Found found)
        {
            events.Found(found.Signal);
            await push.PublishAsync(PushKind.Signal, found.Signal, cancellationToken);
        }
    }

    private static bool IsDecided(Stored<LevelWatch>? watch, CheckCandidate candidate, Preset preset) =>
        watch?.Value.LastCandle + preset.SignalTimeframe.Duration() >= candidate.CandlesClosedBy;

    private async Task<Stored<LevelWatch>?> WatchAsync(Symbol symbol, CancellationToken cancellationToken) =>
        (await store.FindAsync(settings.Places.Cycles, Places.WatchKey(symbol), cancellationToken))?
            .Read<LevelWatch>();

    private async Task<EntryOutcome> DecideAsync(
        Envelope message, CheckCandidate candidate, LevelWatch? watch, ActivePreset active,
        CancellationToken cancellationToken)
    {
        if (message.ExpiresAt < clock.GetUtcNow())
        {
            return new EntryOutcome(new SignalDecision.None(NoSignalReason.TooLate, []), watch);
        }

        Preset preset = active.Preset;
        CandleSeries? signals = await CandlesAsync(candidate, preset.SignalTimeframe, preset, cancellationToken);
        CandleSeries? levels = await CandlesAsync(candidate, preset.LevelTimeframe, preset, cancellationToken);
        CandleSeries? before = signals is null || levels is null
            ? null
            : LevelCandles.Before(levels, signals.Last.OpenTime);
        if (signals is null || before is null)
        {
            return new EntryOutcome(new SignalDecision.None(NoSignalReason.NotWarm, []), watch);
        }

        CandleSeries? daily = await inputs.DailyAsync(
            candidate.Symbol, preset, signals.Last.OpenTime, cancellationToken);
        OrderBook? book = preset.Signal.Soft.MinBookImbalance is null
            ? null
            : await inputs.BookAsync(candidate.Symbol, cancellationToken);

        return EntryFinder.Decide(
            new SignalInputs(signals, before, book, candidate.Score, active.Id),
            LevelFinder.FindResistances(before, daily, preset.Levels),
            watch,
            preset.Signal);
    }

    private Task<CandleSeries?> CandlesAsync(
        CheckCandidate candidate, Timeframe timeframe, Preset preset, CancellationToken cancellationToken) =>
        inputs.CandlesAsync(
            ScanInputs.Slice(candidate.Symbol, timeframe, preset, candidate.CandlesClosedBy), cancellationToken);

    private async Task<bool> TryCommitAsync(
        Envelope message, CheckCandidate candidate, Stored<LevelWatch>? before,
        (EntryOutcome Outcome, ActivePreset Active) decided, CancellationToken cancellationToken)
    {
        var changes = new Changes(settings.Places.Cycles);
        LevelWatch? after = decided.Outcome.Watch;
        if (after is not null && after != before?.Value)
        {
            changes.Put(
                new Stored<LevelWatch?>(Places.WatchKey(candidate.Symbol), before?.Value, before?.Version), after);
        }

        if (decided.Outcome.Decision is SignalDecision.Found found)
        {
            var assess = new AssessSignal(found.Signal, decided.Active.Id);
            Envelope next = Envelope.Of(Origin.From(message, clock.GetUtcNow()), assess, found.Signal.Id) with
            {
                ExpiresAt = found.Signal.ExpiresAt,
            };
            changes.Send(new OutgoingMessage(Queues.Risk, next));
        }

        bool isEmpty = changes.Writes.Count + changes.Messages.Count == 0;

        return isEmpty || await committer.CommitAsync(changes, cancellationToken);
    }

    private static JournalEntry ToEntry(Envelope message, CheckCandidate candidate, SignalDecision decision) => new(
        new JournalKey(message.Bot, candidate.CandlesClosedBy, JournalStage.Signal, candidate.Symbol.Value),
        candidate.Symbol.Value,
        decision is SignalDecision.Found found ? OutcomeOf(found.Signal) : "none",
        decision is SignalDecision.None none ? none.Reason.ToString() : string.Empty,
        message.CorrelationId,
        decision.Checks);

    private static string OutcomeOf(BreakoutSignal signal) =>
        signal.Kind is EntryKind.Momentum ? "breakout" : signal.Kind.ToString().ToLowerInvariant();
}
