using System.Text.Json;
using Breakwater.Local.Cli.Run;

namespace Breakwater.Local.Cli.Summary;

/// <summary>What a run did; this order is the order of --json.</summary>
internal sealed record RunSummary
{
    public required string Market { get; init; }

    /// <summary>As the exchange announced them: names, or how many.</summary>
    public required JsonElement Symbols { get; init; }

    public required DateTimeOffset From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public required DateTimeOffset Clock { get; init; }

    public required double SimulatedSeconds { get; init; }

    public required double ElapsedSeconds { get; init; }

    /// <summary>Closed trades.</summary>
    public required long Trades { get; init; }

    public required long OpenPositions { get; init; }

    public required long Decisions { get; init; }

    public required long Orders { get; init; }

    public required decimal StartEquity { get; init; }

    public required decimal Gross { get; init; }

    public required decimal Fees { get; init; }

    public required decimal Net { get; init; }

    public required decimal Equity { get; init; }

    public decimal? VenueEquity { get; init; }

    public decimal? Difference { get; init; }

    /// <summary>Of a live run; null on paper.</summary>
    public AccountSummary? Account { get; init; }

    public required long DeadLetters { get; init; }

    public required long UnhandledErrors { get; init; }

    public required IReadOnlyList<StageSummary> Stages { get; init; }

    /// <summary>Lines that the app logged.</summary>
    public long LogLines { get; init; }

    /// <summary>What each function asked of which service.</summary>
    public required IReadOnlyList<HostOperation> Operations { get; init; }

    public required RunDigest Digest { get; init; }

    public required IReadOnlyList<string> Errors { get; init; }

    /// <summary>Null when the run was clean; else why bw ends with 1.</summary>
    public string? Complaint() => UnhandledErrors == 0 && DeadLetters == 0
        ? Account?.Complaint()
        : $"The run had {UnhandledErrors} unhandled errors and {DeadLetters} dead letters"
            + (Errors.Count > 0 ? $": {Errors[0]}" : ".");
}

internal sealed record StageSummary(string Name, long Count, double? P50Ms, double? P95Ms, double? P99Ms);

/// <summary>Equal for two runs that decided, ordered and traded the same.</summary>
internal sealed record RunDigest(string Decisions, string Orders, string Trades);
