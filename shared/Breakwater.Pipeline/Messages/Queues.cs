namespace Breakwater.Pipeline.Messages;

/// <summary>Every queue, by the name that Bicep creates it under.</summary>
public static class Queues
{
    /// <summary>Chunks of the universe to scan.</summary>
    public const string Scan = "scan";

    /// <summary>Candidates to look at for a breakout.</summary>
    public const string Signal = "signal";

    /// <summary>Signals to size.</summary>
    public const string Risk = "risk";

    /// <summary>Trades to carry on, start-up phases, flattening.</summary>
    public const string Execution = "execution";

    /// <summary>All of them, in the order of the flow.</summary>
    public static IReadOnlyList<string> All { get; } = [Scan, Signal, Risk, Execution];
}
