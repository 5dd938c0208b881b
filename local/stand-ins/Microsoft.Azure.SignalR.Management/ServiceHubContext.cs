using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Microsoft.Azure.SignalR.Management;

public abstract class ServiceHubContext : IDisposable
{
    public virtual IHubClients Clients => throw new NotSupportedException();

    public virtual ValueTask<NegotiationResponse> NegotiateAsync(
        NegotiationOptions? negotiationOptions = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
