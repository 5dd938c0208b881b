using Breakwater.Pipeline.Ports;

namespace Breakwater.TestKit;

/// <summary>A push channel that is reached through a process that may die.</summary>
public sealed class CrashingPush(IPushChannel inner, CrashPlan plan) : IPushChannel
{
    public Task PublishAsync(PushKind kind, object payload, CancellationToken cancellationToken) =>
        plan.RunAsync($"push {kind}", () => inner.PublishAsync(kind, payload, cancellationToken));
}
