using Breakwater.Pipeline;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Scanning;

public sealed class ScanSchedulerFunction(TradingCycle cycle)
{
    [Function("ScanScheduler")]
    public Task RunAsync([TimerTrigger(Schedules.Scan)] TimerInfo timer, CancellationToken cancellationToken) =>
        cycle.ScanScheduledAsync(cancellationToken);
}
