using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation;

/// <summary>What one run came to.</summary>
/// <param name="Seed">Which.</param>
/// <param name="Violations">What must not have been; empty when all is well.</param>
/// <param name="Trace">Lines, where they were asked for.</param>
/// <param name="Fingerprint">The same for the same run.</param>
/// <param name="Counts">How often what happened.</param>
public sealed record Report(
    ulong Seed,
    IReadOnlyList<Violation> Violations,
    IReadOnlyList<string> Trace,
    ulong Fingerprint,
    RunCounts Counts);

/// <summary>Numbers of one run.</summary>
/// <param name="Steps">Port calls.</param>
/// <param name="Deeds">Signals, commands and troubles of the script.</param>
/// <param name="Faults">By the number of <see cref="Fault"/>.</param>
/// <param name="Outcomes">By the number of <see cref="Outcome"/>.</param>
/// <param name="BareTimes">How long positions were without their stop, virtual time.</param>
/// <param name="LongestBareInFairWeather">The longest that was not due to something being down.</param>
/// <param name="LongestRace">The longest time after a kill, stop or pause at which a purchase was still sent.</param>
public sealed record RunCounts(
    int Steps,
    int Deeds,
    IReadOnlyList<int> Faults,
    IReadOnlyList<int> Outcomes,
    IReadOnlyList<TimeSpan> BareTimes,
    TimeSpan LongestBareInFairWeather,
    TimeSpan LongestRace);
