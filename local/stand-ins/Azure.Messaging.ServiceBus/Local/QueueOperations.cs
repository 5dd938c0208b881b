using System.Diagnostics.Metrics;

namespace Azure.Messaging.ServiceBus.Local;

/// <summary>
/// Counts operations as Service Bus bills them: each message sent, received, completed or otherwise settled, each lock
/// renewed, and what is carried over 64 KB once more for each further 64 KB.
/// </summary>
internal static class QueueOperations
{
    private const int Unit = 64 * 1024;

    private static readonly Meter Meter = new("Breakwater.Local.ServiceBus");
    private static readonly Counter<long> Counter = Meter.CreateCounter<long>("operations");

    internal static void Carry(string queue, string kind, IEnumerable<SentMessage> contents) =>
        Count(queue, kind, contents.Sum(content => Math.Max(1, (MessageSize.Of(content) + Unit - 1) / Unit)));

    internal static void Count(string queue, string kind, long operations = 1) =>
        Counter.Add(operations, new KeyValuePair<string, object>("queue", queue), new("kind", kind));
}
