using Microsoft.Azure.Functions.Worker;

namespace Breakwater.StandIns.Host.Tests;

public sealed class GuardedTimer(Trace trace, TimeProvider clock)
{
    [Function("Guarded")]
    public async Task Run([TimerTrigger("0 * * * * *", UseMonitor = false)] TimerInfo timer)
    {
        // Real work of 100 ms under a virtual time-out of a minute: the time-out must not move the clock.
        using CancellationTokenSource timeout = new(TimeSpan.FromMinutes(1), clock);
        await Task.Delay(100, timeout.Token);
        trace.Add($"{clock.GetUtcNow():HH:mm:ss} {timer.ScheduleStatus is null}");
    }
}
