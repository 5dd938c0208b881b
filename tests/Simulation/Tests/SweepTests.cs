using Breakwater.Simulation.Lives;

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
        LifePlan plan = new() { IsKilled = isKilled };
        LifeReport whole = Live(plan);
        int calls = whole.Calls[Moment.Exit];
        Assert.InRange(calls, 200, 2_000);

        Sweep(Enumerable.Range(1, calls).Select(call => plan with { FirstCrash = call }), 1);
    }

    [Theory]
    [InlineData(Moment.Entry)]
    [InlineData(Moment.StopMove)]
    public void Life_TwoCrashesInOneMoment_BreakNoLaw(Moment moment)
    {
        LifePlan plan = new() { Moments = moment is Moment.Entry ? [moment] : [Moment.Entry, moment] };
        LifeReport whole = Live(plan);
        int begin = moment is Moment.Entry ? 1 : whole.Calls[Moment.Entry] + 1;
        // The second process needs at most as many calls as the moment has to do all of it again.
        int most = whole.Calls[moment] - begin + 1;

        IEnumerable<LifePlan> pairs =
            from one in Enumerable.Range(begin, most)
            from other in Enumerable.Range(1, most)
            select plan with { FirstCrash = one, SecondCrash = other };
        Sweep(pairs, 2);
    }

    private static LifeReport Live(LifePlan plan)
    {
        LifeReport whole = Life.Live(plan);
        Assert.Empty(whole.Violations);
        Assert.Equal((1, 0), (whole.Closed, whole.Deaths));

        return whole;
    }

    private static void Sweep(IEnumerable<LifePlan> plans, int deathsMax)
    {
        Lock gate = new();
        List<string> failures = [];
        int lives = 0;
        ParallelOptions two = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(plans, two, plan =>
        {
            LifeReport life = Life.Live(plan);
            lock (gate)
            {
                lives++;
                if (life.Violations.Count > 0 || life.Closed != 1 || life.Deaths is 0 || life.Deaths > deathsMax)
                {
                    failures.Add(
                        $"{plan.FirstCrash}, {plan.SecondCrash}: {life.Deaths} deaths, {life.Closed} closed, "
                        + (life.Violations is [var first, ..] ? first : null));
                }
            }
        });

        Assert.InRange(lives, 200, int.MaxValue);
        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(8)));
    }
}
