using Breakwater.Pipeline;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Engine;

public sealed class HeartbeatFunction(TradingCycle cycle)
{
    [Function("Heartbeat")]
    public Task RunAsync([TimerTrigger(Schedules.Heartbeat)] TimerInfo timer, CancellationToken cancellationToken) =>
        cycle.BeatAsync(cancellationToken);
}
