using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.Pipeline.Telemetry;

namespace Breakwater.Adapters.ServiceBus;

/// <summary>Sends messages to Service Bus queues, one sender each.</summary>
/// <param name="client">Sends.</param>
/// <param name="administration">Tells what lies in the queues; null where nobody asks.</param>
public sealed class ServiceBusMessageBus(
    ServiceBusClient client, ServiceBusAdministrationClient? administration = null) : IMessageBus
{
    private readonly ConcurrentDictionary<string, ServiceBusSender> senders = new();

    /// <inheritdoc />
    public async Task SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            foreach (IGrouping<string, OutgoingMessage> queue in messages.GroupBy(message => message.Queue))
            {
                ServiceBusSender sender = senders.GetOrAdd(queue.Key, client.CreateSender);
                await SendAsync(sender, [.. queue.Select(ToWire)], cancellationToken);
            }
        }
        catch (ServiceBusException failure) when (failure.IsTransient)
        {
            throw new OutsideTroubleException($"Service Bus did not take a message: {failure.Reason}.", failure);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<QueueDepth>> DepthsAsync(CancellationToken cancellationToken)
    {
        if (administration is null)
        {
            return [];
        }

        try
        {
            return await Task.WhenAll(Queues.All.Select(queue => DepthAsync(administration, queue, cancellationToken)));
        }
        catch (Exception failure) when (
            failure is ServiceBusException or RequestFailedException or UnauthorizedAccessException)
        {
            throw new OutsideTroubleException($"Service Bus does not tell its depths: {failure.Message}", failure);
        }
    }

    private static async Task<QueueDepth> DepthAsync(
        ServiceBusAdministrationClient administration, string queue, CancellationToken cancellationToken)
    {
        QueueRuntimeProperties told =
            (await administration.GetQueueRuntimePropertiesAsync(queue, cancellationToken)).Value;

        return new QueueDepth(queue, told.ActiveMessageCount, told.DeadLetterMessageCount);
    }

    // A batch must fit into one transfer, and only the broker knows how large that is.
    private static async Task SendAsync(
        ServiceBusSender sender, ServiceBusMessage[] messages, CancellationToken cancellationToken)
    {
        int sent = 0;
        while (messages.Length - sent > 1)
        {
            using ServiceBusMessageBatch batch = await sender.CreateMessageBatchAsync(cancellationToken);
            while (sent < messages.Length && batch.TryAddMessage(messages[sent]))
            {
                sent++;
            }

            if (batch.Count == 0)
            {
                // Alone it may still pass, and if not, its failure says why.
                await sender.SendMessageAsync(messages[sent], cancellationToken);
                sent++;
            }
            else
            {
                await sender.SendMessagesAsync(batch, cancellationToken);
            }
        }

        if (sent < messages.Length)
        {
            await sender.SendMessageAsync(messages[sent], cancellationToken);
        }
    }

    private static ServiceBusMessage ToWire(OutgoingMessage message)
    {
        var wire = new ServiceBusMessage(
            BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(message.Envelope, PipelineJson.Options)))
        {
            MessageId = message.Envelope.Id,
            CorrelationId = message.Envelope.CorrelationId,
            Subject = message.Envelope.Type,
            ContentType = "application/json",
        };
        // The host of the receiving function reads the one or the other, as its version goes.
        string context = TraceContexts.HeaderOf(message.Envelope);
        wire.ApplicationProperties[TraceContexts.Header] = context;
        wire.ApplicationProperties["Diagnostic-Id"] = context;
        if (message.NotBefore is { } notBefore)
        {
            wire.ScheduledEnqueueTime = notBefore;
        }

        return wire;
    }
}
