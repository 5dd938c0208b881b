using Breakwater.Simulation.Time;

namespace Breakwater.Simulation.Outside;

/// <summary>Which faults a run has and how often each fires; every kind draws from a stream of its own.</summary>
public sealed class FaultPlan
{
    // Each run has some kinds only, some of them often: what always happens together hides what happens alone.
    private const double ShareOfKinds = 0.45;
    private const double Rare = 0.01;
    private const double Often = 0.06;

    // What never works any more is an outage, and those are drawn apart.
    private const double Most = 0.3;

    private readonly Chance?[] streams = new Chance?[Kinds.Count];
    private readonly double[] rates = new double[Kinds.Count];
    private readonly int[] counts = new int[Kinds.Count];

    public FaultPlan(ulong seed, IReadOnlyCollection<Fault> allowed, double intensity = 1)
    {
        foreach (Fault fault in Kinds)
        {
            Chance own = Chance.Of(seed, "fault", (int)fault);
            bool chosen = own.Happens(ShareOfKinds);
            double rate = intensity * (own.Happens(0.3) ? Often : Rare);
            streams[(int)fault] = own;
            rates[(int)fault] = chosen && allowed.Contains(fault) ? rate : 0.0;
        }
    }

    public static IReadOnlyList<Fault> Kinds { get; } = Enum.GetValues<Fault>();

    /// <summary>Every kind but the one that is none.</summary>
    public static IReadOnlyList<Fault> All { get; } = [.. Kinds.Where(fault => fault is not Fault.None)];

    /// <summary>How often each kind fired, by its number.</summary>
    public IReadOnlyList<int> Counts => counts;

    /// <summary>While true, nothing goes wrong.</summary>
    public bool IsOver { get; set; }

    public bool Has(Fault fault) => rates[(int)fault] > 0.0;

    /// <summary>Whether the fault happens now; if so it is counted.</summary>
    /// <param name="fault">Which.</param>
    /// <param name="weight">How likely this occasion is beside others of its kind.</param>
    public bool Strikes(Fault fault, double weight = 1.0)
    {
        double rate = rates[(int)fault];
        if (rate == 0.0 || IsOver || !streams[(int)fault]!.Happens(Math.Min(rate * weight, Most)))
        {
            return false;
        }

        counts[(int)fault]++;

        return true;
    }

    /// <summary>Counts a fault that the scenario itself brought about.</summary>
    public void Count(Fault fault) => counts[(int)fault]++;

    /// <summary>The numbers behind a fault: how long, how much.</summary>
    public Chance Details(Fault fault) => streams[(int)fault]!;
}
