namespace Breakwater.Local.Functions;

internal sealed class FunctionStatistics
{
    private long invocations;
    private long failures;

    internal LatencyHistogram Latency { get; } = new();

    internal long Invocations => Interlocked.Read(ref invocations);

    internal long Failures => Interlocked.Read(ref failures);

    internal string? LastError { get; private set; }

    internal void Record(TimeSpan elapsed, Exception? error)
    {
        Interlocked.Increment(ref invocations);
        Latency.Add(elapsed);
        if (error is not null)
        {
            Interlocked.Increment(ref failures);
            LastError = $"{error.GetType().Name}: {error.Message}";
        }
    }
}
