using System.Diagnostics;
using Breakwater.Adapters.Binance;
using Breakwater.Adapters.SignalR;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;

namespace Breakwater.Functions.Http;

/// <summary>Looks at everything that trading needs and says in plain words what is wrong.</summary>
/// <remarks>Its clock is the real one, also where trading time is virtual: latency and uptime are real.</remarks>
public sealed class HealthProbe(
    BotSettings settings, BotLookup lookup, TradeBook book, IMarketData market, VenueReads reads, PushHub push,
    TimeProvider realClock)
{
    private const double MemoryMaxMb = 460;
    private readonly long started = realClock.GetTimestamp();

    public async Task<HealthReport> LookAsync(CancellationToken cancellationToken)
    {
        var issues = new List<HealthIssue>();
        LivingState? bot = await TryAsync(
            () => lookup.StateAsync(cancellationToken), issues, "DB-1", "Table Storage does not answer");
        LedgerOpening? opening = bot is null ? null : await TryAsync(
            () => book.OpeningAsync(cancellationToken), issues, "DB-1", "Table Storage does not answer");
        long asked = realClock.GetTimestamp();
        DateTimeOffset? venue = await TryAsync<DateTimeOffset?>(
            async () => await market.ServerTimeAsync(cancellationToken),
            issues,
            "EX-2",
            "The exchange does not answer");
        double latency = realClock.GetElapsedTime(asked).TotalMilliseconds;
        if (!await push.IsHealthyAsync(cancellationToken))
        {
            issues.Add(new HealthIssue("RT-1", "Push is down; dashboards poll."));
        }

        Judge(bot, issues);

        return new HealthReport(
            StatusOf(bot, venue is not null, issues),
            bot is { Phase: "RUNNING" },
            bot is { Status: "RUNNING", Phase: "RUNNING" },
            bot?.EngineState ?? "UNKNOWN",
            Resources(issues),
            new ApiConnectivity(venue is not null, venue is null ? null : Math.Round(latency, 1), reads.State),
            issues,
            Math.Round(realClock.GetElapsedTime(started).TotalSeconds, 1))
        {
            Mode = settings.Mode.ToString().ToLowerInvariant(),
            Venue = settings.Venue,
            Account = opening?.Account,
        };
    }

    private static void Judge(LivingState? bot, List<HealthIssue> issues)
    {
        if (bot is { Status: "KILLED" })
        {
            issues.Add(new HealthIssue("RISK-8", $"The kill switch is thrown: {bot.Error}."));
        }
        else if (bot is { Status: "STOPPED" or "PAUSED" })
        {
            issues.Add(new HealthIssue("CFG-7", $"TradingDisabled: the bot is {bot.Status}; no entries are made."));
        }

        if (bot is { Phase: "ERROR" })
        {
            issues.Add(new HealthIssue("ENG-1", $"The start-up failed: {bot.Error}"));
        }

        if (bot is { Liveness: not "RUNNING" })
        {
            issues.Add(new HealthIssue("RT-3", $"The last heartbeat is {bot.AgeSeconds:0} s old."));
        }
    }

    private static string StatusOf(LivingState? bot, bool exchange, List<HealthIssue> issues) => (bot, exchange) switch
    {
        (null, _) or (_, false) => HealthReport.Unhealthy,
        ({ Phase: "ERROR" }, _) => HealthReport.Unhealthy,
        _ => issues.Count > 0 ? HealthReport.Degraded : HealthReport.Healthy,
    };

    private ResourceHealth Resources(List<HealthIssue> issues)
    {
        using var process = Process.GetCurrentProcess();
        double memory = Math.Round(process.WorkingSet64 / 1048576.0, 1);
        double elapsed = Math.Max(0.001, realClock.GetElapsedTime(started).TotalSeconds);
        double cpu = Math.Round(process.TotalProcessorTime.TotalSeconds / elapsed * 100.0, 1);
        if (memory > MemoryMaxMb)
        {
            issues.Add(new HealthIssue("RES-1", $"Memory is {memory} MB; the instance has 512 MB."));
        }

        return new ResourceHealth(memory > MemoryMaxMb ? HealthReport.Degraded : HealthReport.Healthy, memory, cpu);
    }

    private static async Task<T?> TryAsync<T>(
        Func<Task<T>> look, List<HealthIssue> issues, string code, string text)
    {
        try
        {
            return await look();
        }
        catch (OutsideTroubleException trouble)
        {
            issues.Add(new HealthIssue(code, $"{text}: {trouble.Message}"));

            return default;
        }
    }
}
