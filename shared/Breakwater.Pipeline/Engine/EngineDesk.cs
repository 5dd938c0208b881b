using Breakwater.Domain.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>Reads the operator's control and keeps the engine's log.</summary>
public sealed class EngineDesk(BotSettings settings, IStateStore store, IPushChannel push, TimeProvider clock)
{
    private const int AttemptsMax = 5;

    /// <summary>The control in force; the safe one when none was ever stored.</summary>
    public async Task<Stored<BotControl>> ControlAsync(CancellationToken cancellationToken)
    {
        Row? row = await store.FindAsync(settings.Places.Engine, Places.ControlKey, cancellationToken);

        return row?.Read<BotControl>() ?? new Stored<BotControl>(Places.ControlKey, new BotControl(), null);
    }

    /// <summary>The engine's log; stopped when none was ever stored.</summary>
    public async Task<Stored<EngineLog>> LogAsync(CancellationToken cancellationToken)
    {
        Row? row = await store.FindAsync(settings.Places.Engine, Places.EngineLogKey, cancellationToken);

        return row?.Read<EngineLog>()
            ?? new Stored<EngineLog>(Places.EngineLogKey, new EngineLog(EngineState.Stopped, []), null);
    }

    /// <summary>Records that a stage is at work; a bot that is stopped, paused or killed stays what it is.</summary>
    public Task StageAsync(EngineState state, string cause, CancellationToken cancellationToken) =>
        ReachAsync(state, cause, IsWorking, cancellationToken);

    /// <summary>Records what a command or the start-up led to.</summary>
    public Task ReachAsync(EngineState state, string cause, CancellationToken cancellationToken) =>
        ReachAsync(state, cause, static _ => true, cancellationToken);

    private static bool IsWorking(EngineState state) => state is EngineState.Scanning or EngineState.LevelBuilding
        or EngineState.SignalWait or EngineState.Sizing or EngineState.Execution or EngineState.Managing;

    // Several stages may report at once; one that loses the race five times is outrun and gives up.
    private async Task ReachAsync(
        EngineState state, string cause, Func<EngineState, bool> mayLeave, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            Stored<EngineLog> log = await LogAsync(cancellationToken);
            if (log.Value.State == state || !mayLeave(log.Value.State))
            {
                return;
            }

            DateTimeOffset now = clock.GetUtcNow();
            EngineLog reached = log.Value.Reach(state, cause, now);
            Changes changes = new Changes(settings.Places.Engine).Put(log, reached);
            if (await store.CommitAsync(changes.Partition, changes.Writes, cancellationToken))
            {
                await push.PublishAsync(
                    PushKind.EngineUpdate,
                    new EngineUpdate(
                        settings.Bot, BotState.NameOf(state), BotState.NameOf(log.Value.State), now, cause),
                    cancellationToken);

                return;
            }
        }
    }
}

/// <summary>ENGINE_UPDATE: the engine changed its state.</summary>
/// <param name="Bot">Whose engine.</param>
/// <param name="State">Now.</param>
/// <param name="Previous">Before.</param>
/// <param name="At">When.</param>
/// <param name="Cause">What led to it.</param>
public sealed record EngineUpdate(
    string Bot, string State, string Previous, DateTimeOffset At, string Cause);
