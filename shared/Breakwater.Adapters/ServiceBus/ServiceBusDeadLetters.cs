using Azure.Messaging.ServiceBus;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.ServiceBus;

/// <summary>The dead-letter sub-queues of Service Bus.</summary>
public sealed class ServiceBusDeadLetters(ServiceBusClient client) : IDeadLetters
{
    // One look takes so many; who has more than that looks again.
    private const int ResubmitMax = 500;
    private const int PageMax = 100;

    // An empty sub-queue answers only when the time is over.
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(
        string queue, int limit, CancellationToken cancellationToken)
    {
        try
        {
            await using ServiceBusReceiver receiver = Open(queue);
            List<DeadLetter> found = [];
            IReadOnlyList<ServiceBusReceivedMessage> page;
            do
            {
                page = await receiver.PeekMessagesAsync(
                    Math.Min(PageMax, limit - found.Count), cancellationToken: cancellationToken);
                found.AddRange(page.Select(message => ToLetter(queue, message)));
            }
            while (page.Count > 0 && found.Count < limit);

            return found;
        }
        catch (ServiceBusException failure) when (failure.IsTransient)
        {
            throw Trouble(queue, failure);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> ResubmitAsync(
        string queue, string? messageId, CancellationToken cancellationToken)
    {
        try
        {
            await using ServiceBusReceiver receiver = Open(queue);
            await using ServiceBusSender sender = client.CreateSender(queue);
            IReadOnlyList<ServiceBusReceivedMessage> held = await TakeAsync(receiver, messageId, cancellationToken);
            List<string> sent = [];
            foreach (ServiceBusReceivedMessage message in held)
            {
                if (messageId is not null && message.MessageId != messageId)
                {
                    await receiver.AbandonMessageAsync(message, cancellationToken: cancellationToken);
                    continue;
                }

                // Sent before it is taken away: after a crash in between it comes twice, as any message may.
                await sender.SendMessageAsync(new ServiceBusMessage(message), cancellationToken);
                await receiver.CompleteMessageAsync(message, cancellationToken);
                sent.Add(message.MessageId);
            }

            return sent;
        }
        catch (ServiceBusException failure) when (failure.IsTransient)
        {
            throw Trouble(queue, failure);
        }
    }

    // Held until all are there: one that is let go is handed out again at once.
    private static async Task<IReadOnlyList<ServiceBusReceivedMessage>> TakeAsync(
        ServiceBusReceiver receiver, string? messageId, CancellationToken cancellationToken)
    {
        List<ServiceBusReceivedMessage> held = [];
        IReadOnlyList<ServiceBusReceivedMessage> page;
        do
        {
            page = await receiver.ReceiveMessagesAsync(
                Math.Min(PageMax, ResubmitMax - held.Count), WaitMax, cancellationToken);
            held.AddRange(page);
        }
        while (page.Count > 0 && held.Count < ResubmitMax && held.All(message => message.MessageId != messageId));

        return held;
    }

    private ServiceBusReceiver Open(string queue) =>
        client.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });

    private static DeadLetter ToLetter(string queue, ServiceBusReceivedMessage message) => new(
        queue,
        message.MessageId,
        message.Subject ?? string.Empty,
        message.CorrelationId ?? string.Empty,
        message.EnqueuedTime,
        message.DeliveryCount,
        message.DeadLetterReason ?? string.Empty,
        message.DeadLetterErrorDescription ?? string.Empty);

    private static OutsideTroubleException Trouble(string queue, ServiceBusException failure) =>
        new($"Service Bus does not give the dead letters of {queue}: {failure.Reason}.", failure);
}
