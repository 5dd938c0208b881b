using Microsoft.Azure.SignalR.Management.Local;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Azure.SignalR.Management;

public class ServiceManagerBuilder
{
    private readonly ServiceManagerOptions options = new();
    private ILoggerFactory loggers = NullLoggerFactory.Instance;

    public ServiceManagerBuilder WithOptions(Action<ServiceManagerOptions> configure)
    {
        configure(options);
        return this;
    }

    public ServiceManagerBuilder WithLoggerFactory(ILoggerFactory loggerFactory)
    {
        loggers = loggerFactory;
        return this;
    }

    public ServiceManager BuildServiceManager() => new LocalServiceManager(Address(), options, loggers);

    private LocalAddress Address()
    {
        if (options.ServiceEndpoints is [ServiceEndpoint endpoint, ..])
        {
            return endpoint.Address;
        }

        return options.ConnectionString is string text
            ? LocalAddress.FromConnectionString(text)
            : throw new InvalidOperationException("A connection string or a service endpoint is required.");
    }
}
