using Breakwater.Simulation.Lives;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Tests;

/// <summary>Law 5 without chance: a process dies at every single call of a whole life, and at pairs of them.</summary>
/// <remarks>
/// Nothing but memory changes between two calls, so dying after one call and before the next are the same.
/// </remarks>
public sealed class SweepTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Life_OneCrashAtEveryCall_BreaksNoLaw(bool isKilled)
    {
        LifeReport whole = Life.Live(new CrashPair(null, null), isKilled);
        Assert.Empty(whole.Violations);
        Assert.Equal((1, 0), (whole.Closed, whole.Deaths));
        int calls = whole.Calls[Moment.Exit];
        Assert.InRange(calls, 150, 2_000);

        Sweep(Enumerable.Range(1, calls).Select(call => new CrashPair(new CrashPoint(call, true), null)), isKilled, 1);
    }

    [Theory]
    [InlineData(Moment.Entry)]
    [InlineData(Moment.StopMove)]
    public void Life_TwoCrashesInOneMoment_BreakNoLaw(Moment moment)
    {
        LifeReport whole = Life.Live(new CrashPair(null, null));
        int begin = whole.Calls[moment - 1] + 1;
        int end = whole.Calls[moment];
        // The second process needs at most as many calls as the moment has to do all of it again.
        int most = end - begin + 1;

        IEnumerable<CrashPair> pairs =
            from first in Enumerable.Range(begin, most)
            from second in Enumerable.Range(1, most)
            select new CrashPair(new CrashPoint(first, true), new CrashPoint(second, true));
        Sweep(pairs, false, 2);
    }

    private static void Sweep(IEnumerable<CrashPair> pairs, bool isKilled, int deathsMin)
    {
        Lock gate = new();
        List<string> failures = [];
        Parallel.ForEach(pairs, pair =>
        {
            LifeReport life = Life.Live(pair, isKilled);
            if (life.Violations.Count > 0 || life.Closed != 1 || life.Deaths < deathsMin)
            {
                lock (gate)
                {
                    failures.Add($"{pair}: {life.Deaths} deaths, {life.Closed} closed, {life.Violations.FirstOrDefault()}");
                }
            }
        });

        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(8)));
    }
}
