using Breakwater.Adapters.Binance;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Functions.Http;

/// <summary>GET /api/health/detailed: all of /api/health, and each part.</summary>
public sealed record DetailedHealth
{
    internal DetailedHealth(HealthReport health, LivingState? bot, HealthParts parts)
    {
        (Status, EngineState) = (health.Status, health.EngineState);
        (EngineInitialized, EngineRunning) = (health.EngineInitialized, health.EngineRunning);
        (ResourceHealth, ApiConnectivity) = (health.ResourceHealth, health.ApiConnectivity);
        (UptimeSeconds, Mode, Venue, Account) = (health.UptimeSeconds, health.Mode, health.Venue, health.Account);
        Heartbeats = bot is null ? [] : [new Heartbeat(bot.Bot, bot.Ts, bot.AgeSeconds, bot.Liveness, bot.Preset)];
        (Exchange, Database, Queues, Push) = (parts.Exchange, parts.Database, parts.Queues, parts.Push);
        Issues =
        [
            .. health.Issues
                .Concat(parts.Exchange.Issues).Concat(parts.Queues.Issues)
                .DistinctBy(issue => (issue.Code, issue.Message)),
        ];
        Status = Status == HealthReport.Healthy && Issues.Count > 0 ? HealthReport.Degraded : Status;
    }

    public string Status { get; }

    public bool EngineInitialized { get; }

    public bool EngineRunning { get; }

    public string EngineState { get; }

    public ResourceHealth ResourceHealth { get; }

    public ApiConnectivity ApiConnectivity { get; }

    public IReadOnlyList<HealthIssue> Issues { get; }

    public double UptimeSeconds { get; }

    public string Mode { get; }

    public string Venue { get; }

    public string? Account { get; }

    public IReadOnlyList<Heartbeat> Heartbeats { get; }

    public ExchangePart Exchange { get; }

    public DatabasePart Database { get; }

    public QueuesPart Queues { get; }

    public PushPart Push { get; }
}

/// <summary>The last heartbeat of a bot.</summary>
public sealed record Heartbeat(string Bot, DateTimeOffset Ts, double? AgeSeconds, string Liveness, string Preset);

/// <summary>All parts.</summary>
internal sealed record HealthParts(ExchangePart Exchange, DatabasePart Database, QueuesPart Queues, PushPart Push);

/// <summary>GET /api/health/exchange.</summary>
/// <param name="Status">healthy, degraded or unhealthy.</param>
/// <param name="ClockOffsetMs">How far the exchange's clock is ahead of ours; null when it does not answer.</param>
/// <param name="RatePools">What may be asked, and what was.</param>
/// <param name="Circuits">Ways to the exchange; exits pass by all of them.</param>
/// <param name="SymbolsLeftOut">Instruments that the last scan left out for the budget's sake.</param>
/// <param name="Issues">In plain words.</param>
public sealed record ExchangePart(
    string Status,
    double? ClockOffsetMs,
    IReadOnlyList<RatePoolReport> RatePools,
    IReadOnlyList<LaneState> Circuits,
    int SymbolsLeftOut,
    IReadOnlyList<HealthIssue> Issues);

/// <summary>One limit of the exchange.</summary>
/// <param name="Pool">weight_1m, orders_10s or orders_1d.</param>
/// <param name="Used">As counted by the exchange and by us since its last answer.</param>
/// <param name="Granted">What all instances have taken ahead; null where that is not known.</param>
/// <param name="Limit">What the exchange allows.</param>
/// <param name="SharePercent">This deployment's part.</param>
/// <param name="Usable">For reads and entries.</param>
/// <param name="Reserve">For exits on top.</param>
/// <param name="PausedUntil">Until when the exchange wants to be left alone; null when it does not.</param>
public sealed record RatePoolReport(
    string Pool,
    int Used,
    int? Granted,
    int Limit,
    int SharePercent,
    int Usable,
    int Reserve,
    DateTimeOffset? PausedUntil);

/// <summary>GET /api/health/database.</summary>
/// <param name="Status">healthy or unhealthy.</param>
/// <param name="LatencyMs">Of one read; null when it failed.</param>
/// <param name="Issues">In plain words.</param>
public sealed record DatabasePart(string Status, double? LatencyMs, IReadOnlyList<HealthIssue> Issues);

/// <summary>GET /api/health/queues.</summary>
/// <param name="Status">healthy, degraded or unhealthy.</param>
/// <param name="Unsent">Messages that are stored and not known to be sent; null when storage fails.</param>
/// <param name="OldestUnsentSeconds">Age of the oldest of them; null when there is none.</param>
/// <param name="Depths">What lies in each queue; empty when the broker does not tell.</param>
/// <param name="Issues">In plain words.</param>
public sealed record QueuesPart(
    string Status,
    int? Unsent,
    double? OldestUnsentSeconds,
    IReadOnlyList<QueueDepth> Depths,
    IReadOnlyList<HealthIssue> Issues);

/// <summary>GET /api/health/push.</summary>
/// <param name="Status">healthy or degraded: dashboards poll without it.</param>
/// <param name="Issues">In plain words.</param>
public sealed record PushPart(string Status, IReadOnlyList<HealthIssue> Issues);
