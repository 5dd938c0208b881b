namespace Breakwater.Domain.Engine;

/// <summary>The engine's state with how it came there.</summary>
/// <param name="State">Now.</param>
/// <param name="History">Past transitions, oldest first, at most <see cref="HistoryMax"/>.</param>
public sealed record EngineLog(EngineState State, IReadOnlyList<EngineTransition> History)
{
    /// <summary>How many transitions are kept.</summary>
    public const int HistoryMax = 100;

    /// <summary>The log after going to <paramref name="to"/> in one step.</summary>
    /// <exception cref="InvalidOperationException">The table does not allow it.</exception>
    public EngineLog GoTo(EngineState to, string cause, DateTimeOffset now)
    {
        if (State == to)
        {
            return this;
        }

        if (!EngineTransitions.IsAllowed(State, to))
        {
            throw new InvalidOperationException($"The engine cannot go from {State} to {to} ({cause}).");
        }

        EngineTransition[] history = [.. History.TakeLast(HistoryMax - 1), new(State, to, cause, now)];

        return new EngineLog(to, history);
    }

    /// <summary>The log after a stage reported <paramref name="to"/>, by the shortest legal way.</summary>
    /// <remarks>Stages run in parallel on queues, so a report may skip what others passed through meanwhile.</remarks>
    public EngineLog Reach(EngineState to, string cause, DateTimeOffset now) =>
        EngineTransitions.Path(State, to).Aggregate(this, (log, state) => log.GoTo(state, cause, now));
}

/// <summary>One change of the engine's state.</summary>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
/// <param name="Cause">What led to it.</param>
/// <param name="At">When.</param>
public sealed record EngineTransition(EngineState From, EngineState To, string Cause, DateTimeOffset At);
