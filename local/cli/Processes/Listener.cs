using System.Net;
using System.Net.Sockets;

namespace Breakwater.Local.Cli.Processes;

/// <summary>Whether something on this machine accepts connections.</summary>
internal static class Listener
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <exception cref="CliException">Nothing listens in time.</exception>
    public static async Task WaitAsync(int port, TimeSpan patience, CancellationToken stop)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        while (!await AnswersAsync(port, limit.Token))
        {
            stop.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested)
            {
                throw new CliException($"Nothing listens on port {port} after {patience.TotalSeconds:0} s.");
            }

            await Task.Delay(Interval, CancellationToken.None);
        }
    }

    public static async Task<bool> AnswersAsync(int port, CancellationToken stop)
    {
        using TcpClient client = new();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, stop);
            return true;
        }
        catch (Exception problem) when (problem is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
