using System.Globalization;
using Breakwater.Adapters.Binance;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Scanning;

namespace Breakwater.Functions.Http;

/// <summary>Looks at the way to the exchange.</summary>
public sealed class ExchangeHealth(
    IMarketData market, VenueReads reads, IRateBudget budget, LastScan lastScan, TimeProvider clock)
{
    public async Task<ExchangePart> LookAsync(CancellationToken cancellationToken)
    {
        List<HealthIssue> issues = [];
        double? offset = await OffsetAsync(issues, cancellationToken);
        RateUse use = budget.Use;
        int leftOut = await LeftOutAsync(cancellationToken);
        IReadOnlyList<LaneState> circuits = reads.Pipelines.States;
        issues.AddRange(Judge(use));
        issues.AddRange(circuits.Where(lane => lane.Circuit != "Closed").Select(lane => new HealthIssue(
            "EX-2",
            $"The circuit {lane.Name} is {lane.Circuit} ({lane.Tripped ?? "too many calls failed"}). Exits are still "
            + "tried.")));
        if (leftOut > 0)
        {
            issues.Add(new HealthIssue(
                "MD-4",
                $"The rate budget or the time between scans does not carry the whole universe: the {leftOut} least "
                + "traded instruments were left out."));
        }

        string status = offset is null ? HealthReport.Unhealthy
            : issues.Count > 0 ? HealthReport.Degraded
            : HealthReport.Healthy;

        return new ExchangePart(status, offset, Pools(use), circuits, leftOut, issues);
    }

    private static IEnumerable<HealthIssue> Judge(RateUse use)
    {
        if (use.PausedUntil is { } pause)
        {
            yield return new HealthIssue(
                "EX-3", $"The exchange asked to be left alone until {pause:u}; no instance asks anything.");
        }

        if (use.OrdersPausedUntil is { } orders)
        {
            yield return new HealthIssue("EX-3", $"The exchange takes no order until {orders:u}.");
        }

        if (use.Alone is { } trouble)
        {
            yield return new HealthIssue(
                "EX-3", $"Entries and scans wait, as the instances cannot share the rate budget: {trouble}.");
        }

        if (use.Weight >= use.ForReads)
        {
            yield return new HealthIssue(
                "EX-3",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Reads and entries have used up their weight of this minute ({use.Weight} of {use.ForReads}); "
                    + $"{use.Reserve} are kept for exits."));
        }
    }

    private static RatePoolReport[] Pools(RateUse use) =>
    [
        Pool("weight_1m", use.Weight, use.Limits.Weight, use) with
        {
            Granted = use.Granted,
            PausedUntil = use.PausedUntil,
        },
        Pool("orders_10s", use.Orders, use.Limits.Orders, use),
        Pool("orders_1d", use.OrdersToday, use.Limits.OrdersPerDay, use),
    ];

    private static RatePoolReport Pool(string name, int used, int limit, RateUse use)
    {
        RateUse of = use with { Limits = use.Limits with { Weight = limit } };

        return new RatePoolReport(
            name, used, null, limit, use.SharePercent, of.ForReads, of.Reserve, use.OrdersPausedUntil);
    }

    private async Task<double?> OffsetAsync(List<HealthIssue> issues, CancellationToken cancellationToken)
    {
        try
        {
            ClockReading reading = await ClockReading.TakeAsync(market, clock, cancellationToken);
            double offset = Math.Round(reading.Offset.TotalMilliseconds, 1);
            if (reading.IsTooFar)
            {
                issues.Add(new HealthIssue(
                    "EX-7",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The exchange's clock is {offset:0} ms ahead of ours; more than "
                        + $"{ClockReading.OffsetMax.TotalMilliseconds:0} is too much.")));
            }

            return offset;
        }
        catch (OutsideTroubleException trouble)
        {
            issues.Add(new HealthIssue("EX-2", $"The exchange does not answer: {trouble.Message}"));

            return null;
        }
    }

    // Storage in trouble is the database's issue and says nothing of the exchange.
    private async Task<int> LeftOutAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await lastScan.FindAsync(cancellationToken))?.LeftOut ?? 0;
        }
        catch (OutsideTroubleException)
        {
            return 0;
        }
    }
}
