using System.Globalization;
using Breakwater.Domain.Engine;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Positions;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>
/// Does the start-up phases, each a message: retried with back-off, resumed after a crash, ended by a stop.
/// </summary>
public sealed class BootHandler(
    BotSettings settings, IMarketData market, ReconcileHandler reconcile, Committer committer, EngineDesk desk,
    PresetDesk presets, LiveCheck live, EventLog events, TimeProvider clock)
{
    private const int AttemptsMax = 5;

    /// <summary>Does one phase and sends the next.</summary>
    public async Task HandleAsync(Envelope message, CancellationToken cancellationToken)
    {
        BootStep step = message.Read<BootStep>();
        bool settled = false;
        while (!settled)
        {
            Stored<BotControl> control = await desk.ControlAsync(cancellationToken);
            // A stop or kill since then ends the start-up; a phase is done after the one before it, and once.
            if (IsPassed(control.Value, step))
            {
                return;
            }

            BootTrouble? trouble = await TryAsync(step.Phase, cancellationToken);
            settled = await TrySettleAsync(message, step, control, trouble, cancellationToken);
        }
    }

    // A try that was made already has sent the next one.
    private static bool IsPassed(BotControl control, BootStep step) =>
        control.NextPhase != step.Phase || step.Attempt <= control.Attempt;

    private async Task<bool> TrySettleAsync(
        Envelope message, BootStep step, Stored<BotControl> control, BootTrouble? trouble,
        CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        BotControl after = After(control.Value with { BootAt = now }, step, trouble);
        Changes changes = new Changes(settings.Places.Engine).Put(control, after);
        if (Next(step, trouble, now) is { } next)
        {
            changes.Send(new OutgoingMessage(
                Queues.Execution,
                Envelope.Of(Origin.From(message, now), next.Step, $"{next.Step.Phase}-{next.Step.Attempt}"),
                next.NotBefore));
        }

        // An operator's command came in between: look at the control again.
        if (!await committer.CommitAsync(changes, cancellationToken))
        {
            return false;
        }

        events.Engine(step.Phase.ToString(), trouble?.Text ?? "done");
        EngineState? reached = after.Phase switch
        {
            BootPhase.Running => EngineState.Scanning,
            BootPhase.Error => EngineState.Error,
            _ => null,
        };
        await (reached is { } state
            ? desk.ReachAsync(state, trouble?.Text ?? "started", cancellationToken)
            : Task.CompletedTask);

        return true;
    }

    private static BotControl After(BotControl control, BootStep step, BootTrouble? trouble) => trouble switch
    {
        null when step.Phase is BootPhase.Backfill =>
            control with { Phase = BootPhase.Running, Attempt = 0, Error = null },
        null => control with { Phase = step.Phase, Attempt = 0, Error = null },
        _ when IsOver(step, trouble) =>
            control with { Phase = BootPhase.Error, Attempt = step.Attempt, Error = trouble.Text },
        _ => control with { Attempt = step.Attempt, Error = trouble.Text },
    };

    private static bool IsOver(BootStep step, BootTrouble trouble) => trouble.IsFinal || step.Attempt >= AttemptsMax;

    private static (BootStep Step, DateTimeOffset? NotBefore)? Next(
        BootStep step, BootTrouble? trouble, DateTimeOffset now)
    {
        if (trouble is not null)
        {
            return IsOver(step, trouble)
                ? null
                : (step with { Attempt = step.Attempt + 1 }, now.AddSeconds(Math.Pow(2, step.Attempt)));
        }

        return step.Phase is BootPhase.Backfill ? null : (new BootStep(step.Phase + 1, 1), null);
    }

    private async Task<BootTrouble?> TryAsync(BootPhase phase, CancellationToken cancellationToken)
    {
        try
        {
            return phase switch
            {
                BootPhase.Preflight => await PreflightAsync(cancellationToken),
                BootPhase.Syncing => await SyncAsync(cancellationToken),
                BootPhase.Backfill => await BackfillAsync(cancellationToken),
                _ => throw new InvalidOperationException($"{phase} is no phase that can be done."),
            };
        }
        catch (OutsideTroubleException trouble)
        {
            return new BootTrouble(trouble.Message, trouble.IsLasting);
        }
    }

    private async Task<BootTrouble?> PreflightAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset venue = await market.ServerTimeAsync(cancellationToken);
        TimeSpan offset = (clock.GetUtcNow() - venue).Duration();
        if (offset > ClockReading.OffsetMax)
        {
            string seconds = offset.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

            return BootTrouble.Passing($"The clock is {seconds} s off the venue's.");
        }

        IReadOnlyList<Instrument> instruments = await market.InstrumentsAsync(cancellationToken);
        string quote = settings.QuoteAsset;

        return instruments.Any(instrument => instrument.IsTrading && instrument.QuoteAsset == quote)
            ? await live.PreflightAsync(cancellationToken)
            : BootTrouble.Passing($"The venue trades nothing against {quote}.");
    }

    private async Task<BootTrouble?> SyncAsync(CancellationToken cancellationToken)
    {
        if (await live.OpenLedgerAsync(cancellationToken) is { } trouble)
        {
            return trouble;
        }

        ReconcileReport report = await reconcile.HandleAsync(clock.GetUtcNow(), cancellationToken);

        return report.IsClean
            ? null
            : BootTrouble.Passing(
                $"Record and venue differ: {report.Uneasy} trades are being settled, {report.Missing} assets missing.");
    }

    private async Task<BootTrouble?> BackfillAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Ticker> tickers = await market.TickersAsync(cancellationToken);
        string quote = settings.QuoteAsset;
        Ticker? busiest = tickers
            .Where(ticker => ticker.Symbol.Value.EndsWith(quote, StringComparison.Ordinal))
            .MaxBy(ticker => ticker.QuoteVolume);
        if (busiest is null)
        {
            return BootTrouble.Passing("The venue reports no volume.");
        }

        Preset preset = (await presets.CurrentAsync(cancellationToken)).Preset;
        CandleSeries? candles = await market.CandlesAsync(
            new CandleSlice(busiest.Symbol, preset.LevelTimeframe, preset.HistoryCandles, clock.GetUtcNow()),
            cancellationToken);
        int needed = preset.Levels.DonchianPeriod * 2;

        int found = candles?.Count ?? 0;

        return found >= needed
            ? null
            : BootTrouble.Passing(
                $"{busiest.Symbol} has {found} {preset.LevelTimeframe} candles; {needed} are needed.");
    }
}
