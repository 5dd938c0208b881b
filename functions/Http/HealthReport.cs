namespace Breakwater.Functions.Http;

/// <summary>GET /api/health.</summary>
public sealed record HealthReport(
    string Status,
    bool EngineInitialized,
    bool EngineRunning,
    string EngineState,
    ResourceHealth ResourceHealth,
    ApiConnectivity ApiConnectivity,
    IReadOnlyList<HealthIssue> Issues,
    double UptimeSeconds)
{
    /// <summary>paper or live.</summary>
    public required string Mode { get; init; }

    /// <summary>Which exchange.</summary>
    public required string Venue { get; init; }

    /// <summary>Which account the live ledger was opened with; null before, and on paper.</summary>
    public string? Account { get; init; }

    public const string Healthy = "healthy";
    public const string Degraded = "degraded";
    public const string Unhealthy = "unhealthy";
}

/// <summary>What this process uses.</summary>
public sealed record ResourceHealth(string Status, double MemoryMb, double CpuPercent);

/// <summary>Whether the exchange answers.</summary>
public sealed record ApiConnectivity(bool Exchange, double? LatencyMs, string Circuit);

/// <summary>One trouble, by its code in the failure catalogue.</summary>
public sealed record HealthIssue(string Code, string Message);
