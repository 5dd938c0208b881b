using Breakwater.Domain;
using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Signals;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Risk;

/// <summary>Sizes a signal and reserves its risk: ledger, trade and message in one commit.</summary>
public sealed class AssessRiskHandler(
    BotSettings settings, RiskInputs inputs, TradeBook book, Committer committer, IJournal journal, EngineDesk desk,
    PresetDesk presets)
{
    private const string Denied = "denied";

    /// <summary>Decides once per signal; a later delivery finds the decision and keeps it.</summary>
    public async Task HandleAsync(Envelope message, CancellationToken cancellationToken)
    {
        BreakoutSignal signal = message.Read<AssessSignal>().Signal;
        string tradeId = "t" + StableId.Of(message.Bot, signal.Id);
        var key = new JournalKey(message.Bot, signal.CandleOpenTime, JournalStage.Risk, signal.Id);
        // The journal is written before the commit, so a denial found there is final and an approval may still be owed.
        if (await journal.FindAsync(key, cancellationToken) is { Outcome: Denied }
            || await book.FindAsync(tradeId, cancellationToken) is not null)
        {
            return;
        }

        await desk.StageAsync(EngineState.Sizing, signal.Id, cancellationToken);
        while (!await TryDecideAsync(message, signal, tradeId, key, cancellationToken))
        {
            // The ledger changed meanwhile; this very trade may have been made and ended by another instance.
            if (await book.FindAsync(tradeId, cancellationToken) is not null)
            {
                return;
            }
        }
    }

    private async Task<bool> TryDecideAsync(
        Envelope message, BreakoutSignal signal, string tradeId, JournalKey key, CancellationToken cancellationToken)
    {
        Stored<Portfolio> portfolio = await book.PortfolioAsync(cancellationToken);
        if (portfolio.Value.Reservations.Any(reservation => reservation.TradeId == tradeId))
        {
            // Another instance has made this very trade since: its decision stands, and its entry in the journal.
            return true;
        }

        ActivePreset active = await presets.CurrentAsync(cancellationToken);
        RiskContext context = await inputs.LoadAsync(signal, portfolio.Value, active.Preset, cancellationToken);
        RiskDecision decision = RiskGate.Assess(tradeId, signal, context, active.Preset.Risk);
        ExecutionPlan? plan = decision is RiskDecision.Approved { Entry: var entry }
            ? ExecutionPlanner.Plan(
                entry, signal.StopPrice, context, (active.Preset.Risk.Depth, active.Preset.Execution))
            : null;
        string reason = decision is RiskDecision.Denied denied ? denied.Reason.ToString() : string.Empty;
        string outcome = decision is RiskDecision.Approved ? "approved" : Denied;
        IReadOnlyList<Check> checks = [.. decision.Checks, .. plan?.Checks ?? []];
        await journal.WriteAsync(
            [new JournalEntry(key, signal.Symbol.Value, outcome, reason, message.CorrelationId, checks)],
            cancellationToken);

        if (decision is not RiskDecision.Approved approved)
        {
            return await SawGuardAsync(portfolio, decision, cancellationToken);
        }

        await presets.KeepAsync(active, cancellationToken);
        Trade whole = TradePlans.Enter(
            tradeId, approved, signal, context.Instrument!, (active.Id, message.CorrelationId, context.Now));
        Trade trade = true switch
        {
            _ when plan is not null => whole.InSlices(plan, context.Book!),
            _ when settings.ProtectsInOneRequest => whole.WithStop(active.Preset.Risk.FeeBasisPoints),
            _ => whole,
        };
        var changes = new Changes(settings.Places.Trading);
        changes.Put(portfolio, portfolio.Value.At(context.Now).Reserve(approved.Reservation));
        changes.PutTrade(null, trade, message.Id, context.Now);
        Envelope next = Envelope.Of(Origin.From(message, context.Now), new CarryOnTrade(tradeId, false), tradeId);
        changes.Send(new OutgoingMessage(Queues.Execution, next));

        return await committer.CommitAsync(changes, cancellationToken);
    }

    // That a guard was seen at work is evidence; losing the race for that row only means that another saw one too.
    private async Task<bool> SawGuardAsync(
        Stored<Portfolio> portfolio, RiskDecision decision, CancellationToken cancellationToken)
    {
        Portfolio after = decision is RiskDecision.Denied denied
            ? portfolio.Value.SawGuard(denied.Reason)
            : portfolio.Value;
        if (!ReferenceEquals(after, portfolio.Value))
        {
            Changes changes = new Changes(settings.Places.Trading).Put(portfolio, after);
            await committer.CommitAsync(changes, cancellationToken);
        }

        return true;
    }
}
