using System.Collections.Frozen;

namespace Breakwater.Domain.Engine;

/// <summary>The transition table of the engine. What is not in it is a bug and throws.</summary>
public static class EngineTransitions
{
    private static readonly FrozenDictionary<EngineState, EngineState[]> Table =
        new Dictionary<EngineState, EngineState[]>
        {
            [EngineState.Idle] =
                [EngineState.Initializing, EngineState.Scanning, EngineState.Error, EngineState.Stopped],
            [EngineState.Initializing] = [EngineState.Scanning, .. Always],
            [EngineState.Scanning] =
                [EngineState.LevelBuilding, EngineState.Managing, EngineState.Paused, .. Always],
            [EngineState.LevelBuilding] = [EngineState.SignalWait, EngineState.Scanning, .. Always],
            [EngineState.SignalWait] =
                [EngineState.Sizing, EngineState.Managing, EngineState.Scanning, EngineState.Paused, .. Always],
            [EngineState.Sizing] = [EngineState.Execution, EngineState.Scanning, .. Always],
            [EngineState.Execution] = [EngineState.Managing, EngineState.Scanning, .. Always],
            [EngineState.Managing] = [EngineState.Scanning, EngineState.Paused, .. Always],
            [EngineState.Paused] = [EngineState.Scanning, EngineState.Managing, EngineState.Idle, .. Always],
            [EngineState.Error] =
            [
                EngineState.Scanning, EngineState.Managing, EngineState.Idle,
                EngineState.Emergency, EngineState.Stopped,
            ],
            [EngineState.Emergency] = [EngineState.Stopped, EngineState.Idle],
            [EngineState.Stopped] = [EngineState.Idle, EngineState.Initializing],
        }.ToFrozenDictionary();

    private static EngineState[] Always => [EngineState.Error, EngineState.Emergency, EngineState.Stopped];

    /// <summary>Whether the engine may go straight from one state to the other; staying is always allowed.</summary>
    public static bool IsAllowed(EngineState from, EngineState to) => from == to || Table[from].Contains(to);

    /// <summary>
    /// The shortest legal way from one state to another, the start left out; empty when they are the same.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no way.</exception>
    public static IReadOnlyList<EngineState> Path(EngineState from, EngineState to)
    {
        var cameFrom = new Dictionary<EngineState, EngineState> { [from] = from };
        var open = new Queue<EngineState>([from]);
        while (open.TryDequeue(out EngineState state) && state != to)
        {
            foreach (EngineState next in Table[state].Where(next => cameFrom.TryAdd(next, state)))
            {
                open.Enqueue(next);
            }
        }

        if (!cameFrom.ContainsKey(to))
        {
            throw new InvalidOperationException($"The engine cannot get from {from} to {to}.");
        }

        return Backwards(cameFrom, from, to);
    }

    private static List<EngineState> Backwards(
        Dictionary<EngineState, EngineState> cameFrom, EngineState from, EngineState to)
    {
        var path = new List<EngineState>();
        for (EngineState state = to; state != from; state = cameFrom[state])
        {
            path.Insert(0, state);
        }

        return path;
    }
}
