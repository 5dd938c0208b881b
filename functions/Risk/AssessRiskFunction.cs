using Azure.Messaging.ServiceBus;
using Breakwater.Functions.Composition;
using Breakwater.Pipeline;
using Breakwater.Pipeline.Messages;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Risk;

public sealed class AssessRiskFunction(TradingCycle cycle)
{
    [Function("AssessRisk")]
    public Task RunAsync(
        [ServiceBusTrigger(Queues.Risk, Connection = QueueConnection.Setting)] ServiceBusReceivedMessage message,
        CancellationToken cancellationToken) =>
        cycle.AssessRiskAsync(message.ToEnvelope(), cancellationToken);
}
