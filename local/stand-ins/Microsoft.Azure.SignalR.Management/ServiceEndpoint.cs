using Azure.Core;
using Microsoft.Azure.SignalR.Management.Local;

namespace Microsoft.Azure.SignalR;

public class ServiceEndpoint
{
    public ServiceEndpoint(string connectionString, EndpointType type = EndpointType.Primary, string name = "")
    {
        Address = LocalAddress.FromConnectionString(connectionString);
        ConnectionString = connectionString;
        EndpointType = type;
        Name = name;
    }

    public ServiceEndpoint(
        Uri endpoint,
        TokenCredential credential,
        EndpointType endpointType = EndpointType.Primary,
        string name = "",
        Uri? serverEndpoint = null,
        Uri? clientEndpoint = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        Address = LocalAddress.FromIdentity(endpoint);
        EndpointType = endpointType;
        Name = name;
    }

    public string? ConnectionString { get; }

    public EndpointType EndpointType { get; }

    public virtual string Name { get; }

    public string Endpoint => Address.Root;

    internal LocalAddress Address { get; }
}
