using Microsoft.Extensions.Logging;

namespace Binance.Net.Transport;

internal static partial class RestLog
{
    [LoggerMessage(1, LogLevel.Warning, "[Req {RequestId}] {Path} failed: {Error}")]
    public static partial void Failed(ILogger logger, int requestId, string path, string error);

    [LoggerMessage(2, LogLevel.Warning, "Paused by the server until {Until:O}")]
    public static partial void Paused(ILogger logger, DateTimeOffset until);
}
