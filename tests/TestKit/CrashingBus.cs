using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;

namespace Breakwater.TestKit;

/// <summary>A bus that is reached through a process that may die.</summary>
public sealed class CrashingBus(IMessageBus inner, CrashPlan plan) : IMessageBus
{
    public Task SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) =>
        plan.RunAsync("bus send", () => inner.SendAsync(messages, cancellationToken));
}
