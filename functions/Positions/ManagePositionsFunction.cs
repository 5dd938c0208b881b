using Breakwater.Pipeline;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Positions;

public sealed class ManagePositionsFunction(TradingCycle cycle)
{
    [Function("ManagePositions")]
    public Task RunAsync(
        [TimerTrigger(Schedules.ManagePositions)] TimerInfo timer, CancellationToken cancellationToken) =>
        cycle.ManagePositionsAsync(cancellationToken);
}
