using Microsoft.Extensions.Logging;

namespace Breakwater.Local.Functions.Timers;

internal static partial class TimerLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} cannot be read; the timer starts afresh.")]
    internal static partial void Unreadable(this ILogger log, string path);
}
