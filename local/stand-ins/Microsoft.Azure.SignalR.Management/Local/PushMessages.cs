using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;

namespace Microsoft.Azure.SignalR.Management.Local;

/// <summary>Counts what one listener would be sent: a message for each 2 KB, as SignalR bills them.</summary>
internal static class PushMessages
{
    private const int Unit = 2048;

    private static readonly Meter Meter = new("Breakwater.Local.SignalR");
    private static readonly Counter<long> Counter = Meter.CreateCounter<long>("messages");

    internal static void Count(string method, IEnumerable<JsonElement> arguments)
    {
        int size = method.Length + arguments.Sum(argument => Encoding.UTF8.GetByteCount(argument.GetRawText()));
        Counter.Add(Math.Max(1, (size + Unit - 1) / Unit), new KeyValuePair<string, object?>("method", method));
    }
}
