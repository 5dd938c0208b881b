using Azure.Messaging.ServiceBus;
using Breakwater.Functions.Composition;
using Breakwater.Pipeline;
using Breakwater.Pipeline.Messages;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Execution;

public sealed class ExecuteTradeFunction(TradingCycle cycle)
{
    [Function("ExecuteTrade")]
    public Task RunAsync(
        [ServiceBusTrigger(Queues.Execution, Connection = QueueConnection.Setting)] ServiceBusReceivedMessage message,
        CancellationToken cancellationToken) =>
        cycle.ExecuteAsync(message.ToEnvelope(), cancellationToken);
}
