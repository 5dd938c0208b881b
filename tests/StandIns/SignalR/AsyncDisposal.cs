using Microsoft.Azure.SignalR.Management;

namespace Breakwater.StandIns.SignalR.Tests;

/// <summary>The official hub context has DisposeAsync without the interface.</summary>
internal sealed class AsyncDisposal(ServiceHubContext hub) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await hub.DisposeAsync();
}
