using System.Net;
using System.Net.Sockets;

namespace Breakwater.TestKit.Local;

public static class FreePort
{
    /// <summary>A TCP port of 127.0.0.1 that was free a moment ago; its user must cope with losing the race.</summary>
    public static int Next()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
