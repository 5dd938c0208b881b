using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Signals;

/// <summary>Looks at one candidate for a breakout; keeps no state, so a second delivery decides the same.</summary>
public sealed class DetectBreakoutHandler(
    BotSettings settings, IMarketData market, IMessageBus bus, IJournal journal, IPushChannel push,
    EventLog events, TimeProvider clock)
{
    /// <summary>Decides on the candles that had closed when the scan ran.</summary>
    public async Task HandleAsync(Envelope message, CancellationToken cancellationToken)
    {
        CheckCandidate candidate = message.Read<CheckCandidate>();
        SignalDecision decision = message.ExpiresAt < clock.GetUtcNow()
            ? new SignalDecision.None(NoSignalReason.TooLate, [])
            : await DecideAsync(candidate, cancellationToken);
        await journal.WriteAsync([ToEntry(message, candidate, decision)], cancellationToken);
        if (decision is not SignalDecision.Found found)
        {
            return;
        }

        // No outbox: the incoming message is settled only after this send.
        var assess = new AssessSignal(found.Signal, settings.PresetId);
        Envelope next = Envelope.Of(Origin.From(message, clock.GetUtcNow()), assess, found.Signal.Id) with
        {
            ExpiresAt = found.Signal.ExpiresAt,
        };
        await bus.SendAsync([new OutgoingMessage(Queues.Risk, next)], cancellationToken);
        events.Found(found.Signal);
        await push.PublishAsync(PushKind.Signal, found.Signal, cancellationToken);
    }

    private async Task<SignalDecision> DecideAsync(CheckCandidate candidate, CancellationToken cancellationToken)
    {
        CandleSeries? signals = await CandlesAsync(candidate, settings.Preset.SignalTimeframe, cancellationToken);
        CandleSeries? levels = await CandlesAsync(candidate, settings.Preset.LevelTimeframe, cancellationToken);
        CandleSeries? before = signals is null || levels is null
            ? null
            : LevelCandles.Before(levels, signals.Last.OpenTime);
        if (signals is null || before is null)
        {
            return new SignalDecision.None(NoSignalReason.NotWarm, []);
        }

        IReadOnlyList<PriceLevel> resistances = LevelFinder.FindResistances(before, settings.Preset.Levels);

        return BreakoutDetector.Detect(signals, before, resistances, settings.Preset.Signal, settings.PresetId);
    }

    private Task<CandleSeries?> CandlesAsync(
        CheckCandidate candidate, Timeframe timeframe, CancellationToken cancellationToken) =>
        market.CandlesAsync(
            new CandleSlice(candidate.Symbol, timeframe, settings.Preset.HistoryCandles, candidate.CandlesClosedBy),
            cancellationToken);

    private static JournalEntry ToEntry(Envelope message, CheckCandidate candidate, SignalDecision decision) => new(
        new JournalKey(message.Bot, candidate.CandlesClosedBy, JournalStage.Signal, candidate.Symbol.Value),
        candidate.Symbol.Value,
        decision is SignalDecision.Found ? "breakout" : "none",
        decision is SignalDecision.None none ? none.Reason.ToString() : string.Empty,
        message.CorrelationId,
        decision.Checks);
}
