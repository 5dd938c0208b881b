using System.Collections.Concurrent;

namespace Breakwater.StandIns.Host.Tests;

/// <summary>What the functions of a test did, in order.</summary>
public sealed class Trace
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public int Count => lines.Count;

    public void Add(string line) => lines.Enqueue(line);
}
