using Microsoft.Extensions.Logging;

namespace Breakwater.Pipeline.Tests.Telemetry;

/// <summary>Remembers log lines with their own fields and those of the scopes around them.</summary>
internal sealed class Lines : ILoggerFactory, ILogger
{
    private readonly Stack<IEnumerable<KeyValuePair<string, object?>>> scopes = new();
    private readonly List<(string Words, Dictionary<string, object?> Fields)> said = [];

    public IReadOnlyList<(string Words, Dictionary<string, object?> Fields)> Said => said;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable BeginScope<TState>(TState state)
        where TState : notnull
    {
        scopes.Push((IEnumerable<KeyValuePair<string, object?>>)state);

        return new Ending(scopes);
    }

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        Dictionary<string, object?> fields = [];
        foreach ((string name, object? value) in
            ((IEnumerable<KeyValuePair<string, object?>>)state!).Concat(scopes.SelectMany(scope => scope)))
        {
            fields.TryAdd(name, value);
        }

        said.Add((formatter(state, exception), fields));
    }

    private sealed class Ending(Stack<IEnumerable<KeyValuePair<string, object?>>> scopes) : IDisposable
    {
        public void Dispose() => scopes.Pop();
    }
}
