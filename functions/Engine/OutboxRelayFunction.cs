using Breakwater.Pipeline;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Engine;

public sealed class OutboxRelayFunction(TradingCycle cycle)
{
    [Function("OutboxRelay")]
    public Task RunAsync([TimerTrigger(Schedules.OutboxRelay)] TimerInfo timer, CancellationToken cancellationToken) =>
        cycle.RelayOutboxAsync(cancellationToken);
}
