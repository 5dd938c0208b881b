namespace Breakwater.Local.Cli.Backtesting;

/// <summary>What "bw backtest" was asked to do.</summary>
internal sealed record BacktestOptions
{
    public required string Folder { get; init; }

    public string Preset { get; init; } = "breakout_v1";

    public bool AllPresets { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Only these; empty for all in the folder.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    public decimal Equity { get; init; } = 10_000m;

    public string? Markdown { get; init; }

    public bool Json { get; init; }
}
