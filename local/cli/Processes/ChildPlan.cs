namespace Breakwater.Local.Cli.Processes;

/// <summary>What to start, and where its words go.</summary>
/// <remarks>The name is what messages call it, as in "the exchange".</remarks>
internal sealed record ChildPlan(string Name, string FileName, IReadOnlyList<string> Arguments)
{
    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Receives every line of both streams; truncated at the start.</summary>
    public string? LogFile { get; init; }

    /// <summary>Called for each line of standard output, in order.</summary>
    public Action<string>? OutputLine { get; init; }

    /// <summary>How long the child may take to end by itself after it was asked to.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
