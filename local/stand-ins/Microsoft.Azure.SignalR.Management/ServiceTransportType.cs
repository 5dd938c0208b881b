namespace Microsoft.Azure.SignalR.Management;

public enum ServiceTransportType
{
    Transient,
    Persistent,
}
