using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Lives;

/// <summary>What one life came to.</summary>
/// <param name="Violations">What must not have been.</param>
/// <param name="Calls">Port calls of the first process up to the end of each moment.</param>
/// <param name="Deaths">How many processes died.</param>
/// <param name="Closed">Trades that were bought, protected and sold.</param>
/// <param name="LongestBare">The longest time without a stop, virtual.</param>
/// <param name="Trace">Lines.</param>
public sealed record LifeReport(
    IReadOnlyList<Violation> Violations,
    IReadOnlyDictionary<Moment, int> Calls,
    int Deaths,
    int Closed,
    TimeSpan LongestBare,
    IReadOnlyList<string> Trace);

/// <summary>The moments of a life, in their order.</summary>
public enum Moment
{
    None = 0,

    /// <summary>The command and the phases of the start-up.</summary>
    Start,

    /// <summary>Scan, signal, risk, the entry filled in part, its stop.</summary>
    Entry,

    /// <summary>The first target: the stop shrinks, a part is sold.</summary>
    Target,

    /// <summary>The stop rises.</summary>
    StopMove,

    /// <summary>The rest is sold: by the stop, or because of a kill.</summary>
    Exit,
}
