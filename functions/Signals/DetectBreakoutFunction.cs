using Azure.Messaging.ServiceBus;
using Breakwater.Functions.Composition;
using Breakwater.Pipeline;
using Breakwater.Pipeline.Messages;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Signals;

public sealed class DetectBreakoutFunction(TradingCycle cycle)
{
    [Function("DetectBreakout")]
    public Task RunAsync(
        [ServiceBusTrigger(Queues.Signal, Connection = QueueConnection.Setting)] ServiceBusReceivedMessage message,
        CancellationToken cancellationToken) =>
        cycle.DetectBreakoutAsync(message.ToEnvelope(), cancellationToken);
}
