using Breakwater.Simulation.Outside;
using Breakwater.TestKit;

namespace Breakwater.Simulation.Scenarios;

/// <summary>One run: the same request gives the same run on any machine.</summary>
/// <param name="Seed">Everything that is drawn follows from it.</param>
public sealed record RunRequest(ulong Seed)
{
    public const int DefaultSteps = 1_000;

    /// <summary>Port calls after which faults stop; those until everything is at rest come on top.</summary>
    public int Steps { get; init; } = DefaultSteps;

    /// <summary>What may go wrong.</summary>
    public IReadOnlyCollection<Fault> Faults { get; init; } = KnownGaps.FaultsInForce;

    /// <summary>Whether known gaps excuse what they explain.</summary>
    public bool ExcusesGaps { get; init; } = true;

    /// <summary>How many times as often as usual everything goes wrong.</summary>
    public double Intensity { get; init; } = 1;

    /// <summary>Whether the market is scanned too; null where the seed says it.</summary>
    public bool? Scans { get; init; }

    /// <summary>Deeds that are left out, by their number; for shrinking.</summary>
    public IReadOnlySet<int> LeftOut { get; init; } = new HashSet<int>();

    /// <summary>Puts a defect between the handlers and their ports, to see that it is found.</summary>
    public Func<RigPorts, RigPorts> Plant { get; init; } = static ports => ports;

    /// <summary>Whether to keep the lines of the trace.</summary>
    public bool KeepsTrace { get; init; }
}
