using Microsoft.Extensions.Logging;

namespace Breakwater.Local.Functions;

internal static partial class HostLog
{
    internal const string Category = "Host";

    [LoggerMessage(Level = LogLevel.Error, Message = "Function {Function} failed: {Reason}")]
    internal static partial void FunctionFailed(this ILogger log, Exception error, string function, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Function {Function} ran in {Milliseconds:0.0} ms")]
    internal static partial void FunctionRan(this ILogger log, string function, double milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Functions: {Count}")]
    internal static partial void Functions(this ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "    {Function}: {Description}")]
    internal static partial void Listed(this ILogger log, string function, string description);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Invocations still run after {Limit}; cancelling them.")]
    internal static partial void DrainTimedOut(this ILogger log, TimeSpan limit);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Line}")]
    internal static partial void Line(this ILogger log, string line);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Line}")]
    internal static partial void Trouble(this ILogger log, string line);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Line}")]
    internal static partial void Fault(this ILogger log, Exception error, string line);
}
