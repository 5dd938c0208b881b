using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Simulation.Tests;

/// <summary>A bus that says it took what it forgot.</summary>
internal sealed class PlantedBus : IMessageBus
{
    public Task SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
