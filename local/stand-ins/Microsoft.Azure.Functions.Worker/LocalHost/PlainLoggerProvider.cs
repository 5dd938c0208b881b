using Breakwater.Local.Clock;
using Microsoft.Extensions.Logging;

namespace Breakwater.Local.Functions;

/// <summary>One line per entry on standard output, warnings and worse on standard error.</summary>
internal sealed class PlainLoggerProvider : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new PlainLogger(categoryName);

    public void Dispose()
    {
    }

    private sealed class PlainLogger(string category) : ILogger
    {
        private readonly string source =
            category == HostLog.Category ? "" : category[(category.LastIndexOf('.') + 1)..] + ": ";

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            string text = exception is null ? formatter(state, null) : $"{formatter(state, exception)} | {exception}";
            DateTimeOffset now = ProcessClock.Current.GetUtcNow();
            string line = $"{now:yyyy-MM-dd HH:mm:ss.fff} {Mark(logLevel)} {source}{OneLine(text)}";
            (logLevel >= LogLevel.Warning ? Console.Error : Console.Out).WriteLine(line);
        }

        private static string OneLine(string text) => string.Join(
            " | ", text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

        private static string Mark(LogLevel level) => level switch
        {
            LogLevel.Critical => "FATAL",
            LogLevel.Error => "ERROR",
            LogLevel.Warning => "WARN ",
            _ => "     ",
        };
    }
}
