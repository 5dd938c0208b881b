using Microsoft.Extensions.Logging;

namespace Breakwater.Local.Functions.Queues;

internal static partial class QueueLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Queue {Queue}: {Doing} failed ({Reason}).")]
    internal static partial void QueueTrouble(this ILogger log, string queue, string doing, string reason);
}
