namespace Microsoft.Azure.SignalR.Management;

public abstract class ServiceManager : IDisposable
{
    public abstract Task<ServiceHubContext> CreateHubContextAsync(
        string hubName, CancellationToken cancellationToken);

    public abstract Task<bool> IsServiceHealthy(CancellationToken cancellationToken);

    public abstract void Dispose();
}
