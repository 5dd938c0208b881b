using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Breakwater.Local.Cli.Processes;

/// <summary>Free and taken TCP ports of this machine.</summary>
internal static class Port
{
    /// <summary>A port nobody listens on; the next caller gets another one.</summary>
    public static int FindFree()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Ports nobody listens on, all different.</summary>
    public static IReadOnlyList<int> FindFree(int count)
    {
        List<TcpListener> probes = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        probes.ForEach(probe => probe.Start());
        List<int> ports = [.. probes.Select(probe => ((IPEndPoint)probe.LocalEndpoint).Port)];
        probes.ForEach(probe => probe.Dispose());
        return ports;
    }

    /// <exception cref="CliException">Somebody listens on <paramref name="port"/>.</exception>
    public static void DemandFree(int port)
    {
        if (IsTaken(port))
        {
            string holder = PortHolder.Find(port) is string name ? $" by {name}" : "";
            throw new CliException(
                $"Port {port} is in use{holder}. Stop that, or choose another port with --port N.");
        }
    }

    public static bool IsTaken(int port) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port)
        || !CanListen(port);

    private static bool CanListen(int port)
    {
        try
        {
            using TcpListener probe = new(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
