using Breakwater.Pipeline.Messages;

namespace Breakwater.Pipeline.Ports;

/// <summary>Sends messages, at least once each.</summary>
public interface IMessageBus
{
    /// <summary>
    /// Sends all; throws <see cref="OutsideTroubleException"/> when it is not known that all were taken.
    /// </summary>
    Task SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken);
}
