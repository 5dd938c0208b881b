using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Scenarios;

namespace Breakwater.Simulation;

/// <summary>Many runs, a few at once; what they came to together.</summary>
public sealed class Campaign
{
    private const ulong Block = 8;

    private readonly Lock gate = new();
    private readonly List<Report> failed = [];
    private readonly long[] faults = new long[FaultPlan.Kinds.Count];
    private readonly long[] outcomes = new long[Enum.GetValues<Outcome>().Length];
    private readonly List<double> bareSeconds = [];

    public int Runs { get; private set; }

    public long Steps { get; private set; }

    public int FewestSteps { get; private set; } = int.MaxValue;

    public IReadOnlyList<Report> Failed => failed;

    /// <summary>By the number of <see cref="Fault"/>.</summary>
    public IReadOnlyList<long> Faults => faults;

    /// <summary>By the number of <see cref="Outcome"/>.</summary>
    public IReadOnlyList<long> Outcomes => outcomes;

    public double LongestBareInFairWeather { get; private set; }

    public double LongestRace { get; private set; }

    public double LongestBare => bareSeconds.Count == 0 ? 0 : bareSeconds.Max();

    /// <summary>Seconds that 99 of 100 unprotected times stay below, virtual time.</summary>
    public double BareP99 => bareSeconds.Count == 0
        ? 0
        : bareSeconds.Order().ElementAt((int)(0.99 * (bareSeconds.Count - 1)));

    public int BareTimes => bareSeconds.Count;

    /// <summary>Runs the seeds from <paramref name="first"/> to <paramref name="last"/>.</summary>
    /// <param name="first">Inclusive.</param>
    /// <param name="last">Inclusive.</param>
    /// <param name="request">Makes the request of a seed.</param>
    /// <param name="after">Called after each run; false ends the campaign.</param>
    public static Campaign Run(
        ulong first, ulong last, Func<ulong, RunRequest> request, Func<Campaign, bool>? after = null)
    {
        var campaign = new Campaign();
        Parallel.For(
            (long)first,
            (long)last + 1,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            (seed, loop) =>
            {
                Report report = SimulationRun.Execute(request((ulong)seed));
                if (!campaign.Add(report, after))
                {
                    loop.Stop();
                }
            });

        return campaign;
    }

    /// <summary>The smallest seed that fails, with few run beyond it; null when none does.</summary>
    public static Report? FirstFailure(ulong first, ulong last, Func<ulong, RunRequest> request)
    {
        for (ulong from = first; from <= last; from += Block)
        {
            if (Run(from, Math.Min(last, from + Block - 1), request).Failed.MinBy(report => report.Seed) is { } failed)
            {
                return failed;
            }
        }

        return null;
    }

    private bool Add(Report report, Func<Campaign, bool>? after)
    {
        lock (gate)
        {
            Runs++;
            Steps += report.Counts.Steps;
            FewestSteps = Math.Min(FewestSteps, report.Counts.Steps);
            LongestBareInFairWeather = Math.Max(
                LongestBareInFairWeather, report.Counts.LongestBareInFairWeather.TotalSeconds);
            LongestRace = Math.Max(LongestRace, report.Counts.LongestRace.TotalSeconds);
            bareSeconds.AddRange(report.Counts.BareTimes.Select(time => time.TotalSeconds));
            Sum(faults, report.Counts.Faults);
            Sum(outcomes, report.Counts.Outcomes);
            if (report.Violations.Count > 0)
            {
                failed.Add(report);
            }

            return after?.Invoke(this) ?? true;
        }
    }

    private static void Sum(long[] sums, IReadOnlyList<int> counts)
    {
        for (int index = 0; index < sums.Length; index++)
        {
            sums[index] += counts[index];
        }
    }
}
