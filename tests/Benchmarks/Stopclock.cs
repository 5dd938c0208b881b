namespace Breakwater.Benchmarks;

/// <summary>Times one piece of work, in processor time: waiting for other programs does not count.</summary>
internal static class Stopclock
{
    private const int Rounds = 5;
    private const int Repetitions = 7;
    private const int Stages = 4;
    private const int CallsPerStage = 40;

    /// <summary>The lowest of the medians of some rounds: what the machine does when nobody disturbs it.</summary>
    /// <param name="work">The work.</param>
    /// <param name="rehearsal">The same on little input, for the just-in-time compiler's last tier.</param>
    public static TimeSpan Time(Action work, Action rehearsal)
    {
        for (int i = 0; i < Stages * CallsPerStage; i++)
        {
            rehearsal();
            if (i % CallsPerStage == 0)
            {
                // Calls are counted, and methods compiled anew, a tenth of a second after nothing new was compiled.
                Thread.Sleep(150);
            }
        }

        work();

        return Enumerable.Range(0, Rounds).Min(_ => Median(work));
    }

    /// <summary>Bytes that <paramref name="work"/> allocates on this thread once it is compiled.</summary>
    public static long Allocated(Action work) => Enumerable.Range(0, Rounds).Min(_ =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();

        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    private static TimeSpan Median(Action work)
    {
        TimeSpan[] times = new TimeSpan[Repetitions];
        for (int i = 0; i < times.Length; i++)
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            work();
            times[i] = Environment.CpuUsage.TotalTime - start;
        }

        Array.Sort(times);

        return times[Repetitions / 2];
    }
}
