using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Functions.Http;

/// <summary>The bot's state with how old its last heartbeat is, so that old data is never shown as new.</summary>
public sealed class BotLookup(BotSettings settings, IStateStore store, HeartbeatHandler heartbeat, TimeProvider clock)
{
    private const int HeartbeatSeconds = 30;

    public async Task<LivingState> StateAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Row? row = await store.FindAsync(settings.Places.Engine, Places.HeartbeatKey, cancellationToken);
        DateTimeOffset? beat = row?.Read<BotState>().Value.Ts;
        double? age = beat is { } at ? Math.Max(0, (now - at).TotalSeconds) : null;
        BotState state = await heartbeat.StateAsync(beat ?? now, cancellationToken);

        return new LivingState(state, age);
    }

    /// <summary>
    /// Fresh within two heartbeats, stale within ten, offline after that or when there never was one.
    /// </summary>
    internal static string LivenessOf(double? age) => age switch
    {
        <= 2 * HeartbeatSeconds => "RUNNING",
        <= 10 * HeartbeatSeconds => "STALE",
        _ => "OFFLINE",
    };
}

/// <summary>Bot state, flattened with its age.</summary>
public sealed record LivingState
{
    public LivingState(BotState state, double? ageSeconds)
    {
        (Bot, Ts, Mode, Status, Phase) = (state.Bot, state.Ts, state.Mode, state.Status, state.Phase);
        (EngineState, Preset, OpenPositions) = (state.EngineState, state.Preset, state.OpenPositions);
        (PortfolioValue, Error, FailedTries) = (state.PortfolioValue, state.Error, state.FailedTries);
        (AgeSeconds, Liveness) = (ageSeconds, BotLookup.LivenessOf(ageSeconds));
    }

    public string Bot { get; }

    public DateTimeOffset Ts { get; }

    public string Mode { get; }

    public string Status { get; }

    public string Phase { get; }

    public int FailedTries { get; }

    public string EngineState { get; }

    public string Preset { get; }

    public int OpenPositions { get; }

    public decimal PortfolioValue { get; }

    public string? Error { get; }

    public double? AgeSeconds { get; }

    public string Liveness { get; }
}
