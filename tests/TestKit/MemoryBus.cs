using System.Text.Json;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.TestKit;

/// <summary>Queues in memory; every message goes over the wire as text, as on a real bus.</summary>
public sealed class MemoryBus : IMessageBus
{
    private readonly List<OutgoingMessage> waiting = [];
    private readonly List<OutgoingMessage> sent = [];

    /// <summary>Everything that was ever sent, oldest first.</summary>
    public IReadOnlyList<OutgoingMessage> Sent => sent;

    /// <summary>What was sent and not delivered yet, oldest first.</summary>
    public IReadOnlyList<OutgoingMessage> Waiting => waiting;

    /// <summary>While true, nothing is taken and the sender is told so.</summary>
    public bool IsDown { get; set; }

    public Task SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            throw new OutsideTroubleException("The bus is down.");
        }

        foreach (OutgoingMessage message in messages)
        {
            OutgoingMessage copy = Copy(message);
            sent.Add(copy);
            waiting.Add(copy);
        }

        return Task.CompletedTask;
    }

    /// <summary>Removes one message that is due; null when there is none.</summary>
    public OutgoingMessage? Take(DateTimeOffset now, DeliveryOrder order)
    {
        Predicate<OutgoingMessage> isDue = message => message.NotBefore is null || message.NotBefore <= now;
        int index = order is DeliveryOrder.NewestFirst ? waiting.FindLastIndex(isDue) : waiting.FindIndex(isDue);
        if (index < 0)
        {
            return null;
        }

        OutgoingMessage message = waiting[index];
        waiting.RemoveAt(index);

        return message;
    }

    /// <summary>Puts a message back that was not settled.</summary>
    public void PutBack(OutgoingMessage message) => waiting.Insert(0, message);

    /// <summary>When the next message is due; null when none waits.</summary>
    public DateTimeOffset? NextDue(DateTimeOffset now) => waiting.Count == 0
        ? null
        : waiting.Min(message => message.NotBefore ?? now);

    /// <summary>Forgets what waits: a queue that lost its messages.</summary>
    public void LoseAll() => waiting.Clear();

    private static OutgoingMessage Copy(OutgoingMessage message) => JsonSerializer.Deserialize<OutgoingMessage>(
        JsonSerializer.Serialize(message, PipelineJson.Options), PipelineJson.Options)!;
}
