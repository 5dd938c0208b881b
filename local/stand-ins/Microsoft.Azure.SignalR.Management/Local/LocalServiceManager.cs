using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.SignalR.Management.Local;

internal sealed class LocalServiceManager(LocalAddress address, ServiceManagerOptions options, ILoggerFactory loggers)
    : ServiceManager
{
    private static readonly TimeSpan HealthTimeout = TimeSpan.FromSeconds(5);

    private readonly HttpClient http = new() { Timeout = HealthTimeout };

    public override async Task<ServiceHubContext> CreateHubContextAsync(
        string hubName, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(hubName);
        LocalServer server = await LocalServers.AcquireAsync(address, loggers, cancellationToken);
        return new LocalHubContext(server, hubName, options);
    }

    public override async Task<bool> IsServiceHealthy(CancellationToken cancellationToken)
    {
        try
        {
            Uri probe = new(address.Root + LocalServer.HealthPath);
            using HttpResponseMessage answer = await http.GetAsync(probe, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public override void Dispose() => http.Dispose();
}
