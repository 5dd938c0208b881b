namespace Breakwater.Local.Cli.Run;

/// <summary>A run as it was asked for, checked as far as that is possible without starting anything.</summary>
internal sealed record RunOptions
{
    public const int DefaultPort = 7071;
    public const string Live = "live";

    /// <summary>Full path; null is the synthetic market.</summary>
    public string? Replay { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Simulated seconds per second, or "max".</summary>
    public string Speed { get; init; } = "60";

    /// <summary>Real time from the start command on; null runs until Ctrl-C.</summary>
    public TimeSpan? For { get; init; }

    public string Mode { get; init; } = "paper";

    public string Preset { get; init; } = "breakout_v1";

    public int Seed { get; init; } = 1;

    /// <summary>Coins of the synthetic market; null leaves it to the exchange.</summary>
    public int? Symbols { get; init; }

    public int Port { get; init; } = DefaultPort;

    public bool Json { get; init; }

    /// <summary>A run with an end reports what it did.</summary>
    public bool HasSummary => For is not null || Json;
}
