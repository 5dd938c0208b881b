using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>The bus, whose messages are counted by queue.</summary>
public sealed class ObservedBus(IMessageBus inner) : IMessageBus
{
    /// <inheritdoc />
    public async Task SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        await inner.SendAsync(messages, cancellationToken);
        foreach (IGrouping<string, OutgoingMessage> queue in messages.GroupBy(message => message.Queue))
        {
            FlowMetrics.SentTo(queue.Key, queue.Count());
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<QueueDepth>> DepthsAsync(CancellationToken cancellationToken) =>
        inner.DepthsAsync(cancellationToken);
}
