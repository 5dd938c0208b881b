using Breakwater.Local.Cli.Output;

namespace Breakwater.Local.Cli.Run;

/// <summary>Decides when a started run is over.</summary>
internal sealed class RunWatch(AppClient app, RunOptions options, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Waits for Ctrl-C, for the end of --for, or, where a summary is wanted (--for, --json), for the clock to come to
    /// --until; without one the page stays open to be looked at.
    /// </summary>
    /// <returns>The real time that the run took.</returns>
    public async Task<TimeSpan> UntilOverAsync(Screen screen, CancellationToken stop)
    {
        long start = time.GetTimestamp();
        bool finished = false;
        while (!stop.IsCancellationRequested && !(options.For <= time.GetElapsedTime(start)))
        {
            if (!finished && await IsFinishedAsync(stop))
            {
                finished = true;
                if (options.HasSummary)
                {
                    break;
                }

                screen.Note("The simulated time has come to its end. Ctrl-C stops everything.");
            }

            await Task.Delay(Wait(start), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return time.GetElapsedTime(start);
    }

    private TimeSpan Wait(long start)
    {
        TimeSpan left = options.For - time.GetElapsedTime(start) ?? Interval;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < Interval ? left : Interval;
    }

    private async Task<bool> IsFinishedAsync(CancellationToken stop)
    {
        try
        {
            return (await app.HostStatusAsync(stop)).IsFinished;
        }
        catch (Exception problem) when (problem is CliException or OperationCanceledException)
        {
            // A busy host may answer late; a dead one is noticed as a dead process.
            return false;
        }
    }
}
