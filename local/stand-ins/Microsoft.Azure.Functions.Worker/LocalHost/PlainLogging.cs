using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Breakwater.Local.Functions;

internal static class PlainLogging
{
    internal static void Use(ILoggingBuilder logging, bool quiet)
    {
        logging.ClearProviders();
        logging.Services.AddSingleton<ILoggerProvider, PlainLoggerProvider>();
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddFilter(HostLog.Category, quiet ? LogLevel.Warning : LogLevel.Information);
        if (quiet)
        {
            // A filter for the provider outranks the levels that an app's configuration gives to all providers.
            logging.AddFilter<PlainLoggerProvider>(null, LogLevel.Warning);
        }
    }
}
