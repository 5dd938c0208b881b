using Azure.Core.Serialization;

namespace Microsoft.Azure.SignalR.Management;

public class ServiceManagerOptions
{
    public string? ApplicationName { get; set; }

    public string? ConnectionString { get; set; }

    public ServiceEndpoint[]? ServiceEndpoints { get; set; }

    public ServiceTransportType ServiceTransportType { get; set; } = ServiceTransportType.Transient;

    internal ObjectSerializer? ObjectSerializer { get; private set; }

    public void UseJsonObjectSerializer(ObjectSerializer objectSerializer) => ObjectSerializer = objectSerializer;
}
