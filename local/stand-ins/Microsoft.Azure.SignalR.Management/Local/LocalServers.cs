using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.SignalR.Management.Local;

/// <summary>One server per port in this process, as long as a hub context uses it.</summary>
internal static class LocalServers
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly Dictionary<int, LocalServer> Running = [];

    public static async Task<LocalServer> AcquireAsync(
        LocalAddress address, ILoggerFactory loggers, CancellationToken ct)
    {
        await Gate.WaitAsync(ct);
        try
        {
            if (!Running.TryGetValue(address.Port, out LocalServer? server))
            {
                server = await LocalServer.StartAsync(address, loggers, ct);
                Running.Add(address.Port, server);
            }

            if (server.Address != address)
            {
                throw new InvalidOperationException(
                    $"Port {address.Port} already has a local SignalR with another access key.");
            }

            server.Users++;
            return server;
        }
        finally
        {
            Gate.Release();
        }
    }

    public static async Task ReleaseAsync(LocalServer server)
    {
        await Gate.WaitAsync();
        try
        {
            if (--server.Users == 0)
            {
                Running.Remove(server.Address.Port);
                await server.StopAsync();
            }
        }
        finally
        {
            Gate.Release();
        }
    }
}
