using Microsoft.Azure.Functions.Worker;

namespace Breakwater.StandIns.Host.Tests;

public sealed class OverlapTimer(Trace trace)
{
    private static int running;

    [Function("Overlap")]
    public async Task Run([TimerTrigger("00:00:00.100", RunOnStartup = true)] TimerInfo timer)
    {
        int together = Interlocked.Increment(ref running);
        trace.Add($"{together} {timer.IsPastDue}");
        await Task.Delay(350);
        Interlocked.Decrement(ref running);
    }
}
