using Breakwater.Pipeline;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Positions;

public sealed class ReconcileFunction(TradingCycle cycle)
{
    [Function("Reconcile")]
    public Task RunAsync([TimerTrigger(Schedules.Reconcile)] TimerInfo timer, CancellationToken cancellationToken) =>
        cycle.ReconcileAsync(cancellationToken);
}
