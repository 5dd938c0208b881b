using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Microsoft.Azure.SignalR.Management.Local;

internal sealed class LocalHubContext(LocalServer server, string hub, ServiceManagerOptions options)
    : ServiceHubContext
{
    private int released;

    public override IHubClients Clients { get; } =
        new LocalHubClients(server.Hub.Clients, hub, PayloadWriter.For(options));

    public override ValueTask<NegotiationResponse> NegotiateAsync(
        NegotiationOptions? negotiationOptions = null, CancellationToken cancellationToken = default)
    {
        NegotiationOptions wanted = negotiationOptions ?? new NegotiationOptions();
        return ValueTask.FromResult(new NegotiationResponse
        {
            Url = server.Address.HubUrl(hub),
            AccessToken = AccessToken.Create(server.Address, hub, wanted, server.Clock.GetUtcNow()),
        });
    }

    public override async Task DisposeAsync()
    {
        if (Interlocked.Exchange(ref released, 1) == 0)
        {
            await LocalServers.ReleaseAsync(server);
        }

        await base.DisposeAsync();
    }

    public override void Dispose()
    {
        DisposeAsync().GetAwaiter().GetResult();
        base.Dispose();
    }
}
