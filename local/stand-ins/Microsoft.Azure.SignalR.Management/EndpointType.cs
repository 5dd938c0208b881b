namespace Microsoft.Azure.SignalR;

public enum EndpointType
{
    Primary,
    Secondary,
}
