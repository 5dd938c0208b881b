using Azure.Messaging.ServiceBus;
using Breakwater.Functions.Composition;
using Breakwater.Pipeline;
using Breakwater.Pipeline.Messages;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Scanning;

public sealed class ScanMarketFunction(TradingCycle cycle)
{
    [Function("ScanMarket")]
    public Task RunAsync(
        [ServiceBusTrigger(Queues.Scan, Connection = QueueConnection.Setting)] ServiceBusReceivedMessage message,
        CancellationToken cancellationToken) =>
        cycle.ScanMarketAsync(message.ToEnvelope(), cancellationToken);
}
