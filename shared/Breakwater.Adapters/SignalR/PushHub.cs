using Microsoft.Azure.SignalR.Management;

namespace Breakwater.Adapters.SignalR;

/// <summary>The one connection of this process to the push service; made at the first use and kept.</summary>
public sealed class PushHub(ServiceManager manager) : IDisposable
{
    /// <summary>The hub that dashboards join.</summary>
    public const string Name = "breakwater";

    private readonly SemaphoreSlim gate = new(1, 1);
    private ServiceHubContext? context;

    /// <summary>The hub's context.</summary>
    public async Task<ServiceHubContext> ContextAsync(CancellationToken cancellationToken)
    {
        if (context is { } made)
        {
            return made;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            return context ??= await manager.CreateHubContextAsync(Name, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Whether the push service answers.</summary>
    public Task<bool> IsHealthyAsync(CancellationToken cancellationToken) =>
        manager.IsServiceHealthy(cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        context?.Dispose();
        gate.Dispose();
    }
}
