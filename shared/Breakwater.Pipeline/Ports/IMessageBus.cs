using Breakwater.Pipeline.Messages;

namespace Breakwater.Pipeline.Ports;

/// <summary>Sends messages, at least once each.</summary>
public interface IMessageBus
{
    /// <summary>
    /// Sends all; throws <see cref="OutsideTroubleException"/> when it is not known that all were taken.
    /// </summary>
    Task SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken);

    /// <summary>
    /// What lies in each queue; nothing unless an adapter can tell. Throws <see cref="OutsideTroubleException"/> when
    /// it cannot tell now.
    /// </summary>
    Task<IReadOnlyList<QueueDepth>> DepthsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<QueueDepth>>([]);
}

/// <summary>What lies in a queue.</summary>
/// <param name="Queue">One of <see cref="Queues"/>.</param>
/// <param name="Waiting">Messages that can be delivered now.</param>
/// <param name="DeadLetters">Messages that were given up.</param>
public sealed record QueueDepth(string Queue, long Waiting, long DeadLetters);
