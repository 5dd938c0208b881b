using System.Text.Json;
using Breakwater.Domain.Engine;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>
/// Takes an operator's command: the control row is the one source of truth, and every command is journalled.
/// </summary>
public sealed class CommandHandler(
    BotSettings settings, TradeBook book, Committer committer, IJournal journal, AlertDesk alerts, EngineDesk desk,
    EventLog events, TimeProvider clock)
{
    /// <summary>Applies <paramref name="command"/> to the control in force.</summary>
    public async Task<CommandOutcome> HandleAsync(
        BotCommand command, string reason, CancellationToken cancellationToken)
    {
        CommandOutcome outcome;
        DateTimeOffset now = clock.GetUtcNow();
        do
        {
            Stored<BotControl> control = await desk.ControlAsync(cancellationToken);
            outcome = command is BotCommand.ResetKill && await OpenAsync(cancellationToken) is > 0 and int open
                ? new CommandOutcome(control.Value, $"{open} positions are not closed yet: the kill is still at work.")
                : control.Value.Apply(command, reason, now);
            if (outcome.Refusal is not null)
            {
                // Nothing changes that it could be stored with.
                await journal.WriteAsync([Entry(command, outcome, reason, now)], cancellationToken);
                break;
            }

            await SettleAsync(command, control.Value, cancellationToken);
            Changes changes = new Changes(settings.Places.Engine)
                .Put(control, outcome.Control)
                .Explain($"{now:O}:{command}", Entry(command, outcome, reason, now));
            foreach (OutgoingMessage message in Follow(command, outcome.Control, reason, now))
            {
                changes.Send(message);
            }

            if (await committer.CommitAsync(changes, cancellationToken))
            {
                await (StateAfter(command, outcome.Control) is { } state
                    ? desk.ReachAsync(state, command.ToString(), cancellationToken)
                    : Task.CompletedTask);
                break;
            }
        }
        while (true);

        await TellAsync(command, reason, outcome, now, cancellationToken);

        return outcome;
    }

    // The ledger lies in another partition, so it comes first: a crash in between leaves the command undone, and what
    // the operator accepted stays accepted.
    private async Task SettleAsync(BotCommand command, BotControl control, CancellationToken cancellationToken)
    {
        bool acceptsLoss = command is BotCommand.ResetKill
            && control.KilledBecause?.StartsWith(SafetyGuard.Drawdown, StringComparison.Ordinal) is true;
        bool settled = !acceptsLoss && command is not BotCommand.DeactivateBreaker;
        while (!settled)
        {
            Stored<Portfolio> portfolio = await book.PortfolioAsync(cancellationToken);
            Portfolio after = acceptsLoss ? portfolio.Value.AcceptLoss() : portfolio.Value.Calm();
            settled = after == portfolio.Value || await committer.CommitAsync(
                new Changes(settings.Places.Trading).Put(portfolio, after), cancellationToken);
        }
    }

    private async Task<int> OpenAsync(CancellationToken cancellationToken) =>
        (await book.TradesAsync(cancellationToken))
            .Count(trade => trade.Value.IsRunning);

    private IEnumerable<OutgoingMessage> Follow(
        BotCommand command, BotControl control, string reason, DateTimeOffset now)
    {
        var origin = new Origin(settings.Bot, $"{command}-{now:O}", $"command-{command}-{now:O}", now);
        if (command is BotCommand.Start or BotCommand.Retry && control.Phase is BootPhase.Init)
        {
            yield return new OutgoingMessage(
                Queues.Execution, Envelope.Of(origin, new BootStep(BootPhase.Preflight, 1), "boot"));
        }

        if (command is BotCommand.Kill or BotCommand.EmergencyStop or BotCommand.Flatten)
        {
            yield return new OutgoingMessage(Queues.Execution, Envelope.Of(origin, new FlattenAll(reason), "exit-all"));
        }

        if (command is BotCommand.CancelOrders)
        {
            yield return new OutgoingMessage(Queues.Execution, Envelope.Of(origin, new CancelAll(reason), "cancel"));
        }

        if (command is BotCommand.Sync)
        {
            yield return new OutgoingMessage(Queues.Execution, Envelope.Of(origin, new SyncNow(reason), "sync"));
        }
    }

    private static EngineState? StateAfter(BotCommand command, BotControl control) => command switch
    {
        BotCommand.Start or BotCommand.Retry => control.Phase is BootPhase.Init ? EngineState.Initializing : null,
        BotCommand.Pause => EngineState.Paused,
        BotCommand.Flatten => control.Run is BotRun.Paused ? EngineState.Paused : null,
        BotCommand.Resume => EngineState.Scanning,
        BotCommand.Kill or BotCommand.EmergencyStop => EngineState.Emergency,
        BotCommand.Stop or BotCommand.ResetKill => EngineState.Stopped,
        _ => null,
    };

    private static string? AlertFor(BotCommand command) => command switch
    {
        BotCommand.Kill => "the kill switch is thrown",
        BotCommand.EmergencyStop => "emergency stop: the kill switch is thrown and the circuit breaker open",
        BotCommand.Flatten => "every position is being sold",
        BotCommand.ActivateBreaker => "the circuit breaker is open",
        _ => null,
    };

    private async Task TellAsync(
        BotCommand command, string reason, CommandOutcome outcome, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        events.Commanded(command.ToString(), outcome.Refusal ?? $"accepted ({reason})");
        if (outcome.Refusal is null && AlertFor(command) is { } alert)
        {
            string code = JsonNamingPolicy.KebabCaseLower.ConvertName($"{command}");
            await alerts.TellAsync(
                new RiskAlert(settings.Bot, code, reason, now),
                settings.Bot,
                $"{alert} ({reason})",
                cancellationToken);
        }
    }

    private JournalEntry Entry(BotCommand command, CommandOutcome outcome, string reason, DateTimeOffset now) => new(
        new JournalKey(settings.Bot, now, JournalStage.Command, command.ToString()),
        command.ToString(),
        outcome.Refusal is null ? "accepted" : "refused",
        outcome.Refusal ?? reason,
        $"{command}-{now:O}",
        []);
}
