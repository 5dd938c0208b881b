using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Scenarios;

namespace Breakwater.Simulation;

/// <summary>Makes a failing run smaller while it still breaks the same law.</summary>
public static class Shrinker
{
    /// <summary>The smallest request found, and its report with the trace.</summary>
    public static (RunRequest Request, Report Report) Shrink(RunRequest failing)
    {
        Report first = SimulationRun.Execute(failing);
        if (first.Violations.Count == 0)
        {
            throw new ArgumentException($"Seed {failing.Seed} does not fail.", nameof(failing));
        }

        Law law = first.Violations[0].Law;
        RunRequest smaller = WithoutFaults(failing, law);
        smaller = WithoutDeeds(smaller, law);
        smaller = WithoutSteps(smaller, law);

        return (smaller, SimulationRun.Execute(smaller with { KeepsTrace = true }));
    }

    private static RunRequest WithoutFaults(RunRequest request, Law law)
    {
        RunRequest smallest = request;
        foreach (Fault fault in request.Faults)
        {
            RunRequest without = smallest with { Faults = [.. smallest.Faults.Where(other => other != fault)] };
            smallest = StillFails(without, law) ? without : smallest;
        }

        return smallest;
    }

    private static RunRequest WithoutDeeds(RunRequest request, Law law)
    {
        RunRequest smallest = request;
        int deeds = SimulationRun.Execute(request).Counts.Deeds;
        for (int size = Math.Max(1, deeds / 2); size >= 1; size /= 2)
        {
            for (int from = 0; from < deeds; from += size)
            {
                HashSet<int> leftOut = [.. smallest.LeftOut, .. Enumerable.Range(from, size)];
                RunRequest without = smallest with { LeftOut = leftOut };
                smallest = leftOut.Count > smallest.LeftOut.Count && StillFails(without, law) ? without : smallest;
            }
        }

        return smallest;
    }

    private static RunRequest WithoutSteps(RunRequest request, Law law)
    {
        RunRequest smallest = request;
        for (int cut = request.Steps / 2; cut >= 1; cut /= 2)
        {
            RunRequest shorter = smallest with { Steps = smallest.Steps - cut };
            smallest = shorter.Steps > 0 && StillFails(shorter, law) ? shorter : smallest;
        }

        return smallest;
    }

    private static bool StillFails(RunRequest request, Law law) =>
        SimulationRun.Execute(request).Violations is [var first, ..] && first.Law == law;
}
