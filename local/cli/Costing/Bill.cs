namespace Breakwater.Local.Cli.Costing;

/// <summary>One part of a month's costs.</summary>
/// <param name="Part">The service.</param>
/// <param name="Counted">What is billed.</param>
/// <param name="Quantity">How much of it.</param>
/// <param name="Usd">After what is free.</param>
/// <param name="IsMeasured">Counted in a run and scaled; else assumed, or a fixed price.</param>
internal sealed record BillLine(string Part, string Counted, double Quantity, decimal Usd, bool IsMeasured);

/// <summary>Thirty days of a deployment at list prices.</summary>
internal sealed class Bill(MonthlyUse use, Deployment deployment, Prices prices, AlertRules alerts)
{
    private const double FreeExecutions = 250_000;
    private const double FreeGbSeconds = 100_000;
    private const double FreeLogGb = 5;
    private const double StandardOperations = 13e6;
    private const int QueueFunctions = 4;
    private const int Hours = MonthlyUse.Days * 24;
    private const int Minutes = Hours * 60;
    private const int Timers = 5;

    // Reconcile and the scans of five minutes: the host notes when a timer of a minute or more ran.
    private static readonly string[] NotedTimers = ["Reconcile", MeasuredDay.ScanScheduler];

    public Deployment Deployment => deployment;

    public MonthlyUse Use => use;

    public IReadOnlyList<BillLine> Lines { get; } =
    [
        .. Functions(use, deployment, prices),
        .. Bus(use, deployment, prices),
        .. Storage(use, deployment, prices),
        .. Push(use, deployment, prices),
        .. Watching(use, deployment, prices, alerts),
        .. Network(deployment, prices),
    ];

    public decimal Total => Lines.Sum(line => line.Usd);

    private static IEnumerable<BillLine> Functions(MonthlyUse use, Deployment of, Prices prices)
    {
        double executions = use.Executions.Values.Sum() * of.Bots;
        double seconds = executions * Assumptions.SecondsPerExecution * (double)of.MemoryGb;
        decimal calls = Beyond(executions, FreeExecutions, prices["functionExecution"]);
        yield return Line("Functions", "executions", executions, calls);
        yield return Line("Functions", "GB-s", seconds, Beyond(seconds, FreeGbSeconds, prices["functionGbSecond"]));
        if (of.AlwaysReady > 0)
        {
            double warm = (double)(QueueFunctions * of.AlwaysReady * of.Bots * of.MemoryGb) * Hours * 3600;
            decimal idle = (decimal)warm * prices["alwaysReadyGbSecond"];
            yield return Fixed("Functions", "GB-s of warm instances", warm, idle);
        }
    }

    private static IEnumerable<BillLine> Bus(MonthlyUse use, Deployment of, Prices prices)
    {
        double operations = use.BusOperations * of.Bots;
        double empty = (double)Minutes * QueueFunctions * Assumptions.WaitingReceives * of.Bots;
        if (of.ServiceBusStandard)
        {
            decimal charge = prices["serviceBusStandardHour"] * Hours * of.Bots;
            yield return Fixed("Service Bus", "hours of Standard", (double)Hours * of.Bots, charge);
            decimal paid = Beyond(operations + empty, StandardOperations, prices["serviceBusStandardOperation"]);
            yield return Line("Service Bus", "operations", operations, paid);
            yield break;
        }

        decimal price = prices["serviceBusBasicOperation"];
        yield return Line("Service Bus", "operations", operations, (decimal)operations * price);
        yield return Fixed("Service Bus", "empty receives, at most", empty, (decimal)empty * price);
    }

    private static IEnumerable<BillLine> Storage(MonthlyUse use, Deployment of, Prices prices)
    {
        double rows = use.TableRows * of.Bots;
        double kept = use.KeptGb * of.Bots;
        double leases = Timers * Minutes * Assumptions.LeaseRenewalsPerMinute * of.Bots;
        double notes = NotedTimers.Sum(timer => use.Executions[timer]) * of.Bots;
        yield return Line("Tables", "rows read and written", rows, (decimal)rows * prices["tableTransaction"]);
        yield return Line("Tables", "GB more each month", kept, (decimal)kept * prices["tableGb"]);
        yield return Fixed("Blobs", "lease renewals", leases, (decimal)leases * prices["blobOther"]);
        yield return Fixed("Blobs", "notes of timers", notes, (decimal)notes * prices["blobWrite"]);
    }

    private static IEnumerable<BillLine> Push(MonthlyUse use, Deployment of, Prices prices)
    {
        decimal usd = of.SignalRStandard ? prices["signalRStandardMonth"] * of.Bots : 0m;
        yield return Line("SignalR", "messages to one page", use.PushMessages * of.Bots, usd);
    }

    private static IEnumerable<BillLine> Watching(MonthlyUse use, Deployment of, Prices prices, AlertRules alerts)
    {
        double records = (use.Executions.Values.Sum() * Assumptions.RecordsPerExecution) + use.LogLines;
        double gb = records * Assumptions.BytesPerRecord * of.Bots / 1e9;
        yield return Fixed("Logs", "GB", gb, Beyond(gb, FreeLogGb, prices["logGb"]));
        if (of.Alerts)
        {
            yield return Fixed("Alerts", "rules over logs", alerts.Logs * of.Bots, alerts.LogCost(prices) * of.Bots);
            decimal series = alerts.Series * of.Bots;
            yield return Fixed("Alerts", "series of metrics", (double)series, series * prices["metricAlertSeries"]);
        }
    }

    private static IEnumerable<BillLine> Network(Deployment of, Prices prices)
    {
        double reads = (double)MonthlyUse.Days * Assumptions.SecretReadsPerDay * of.Bots;
        yield return Fixed("Key Vault", "reads, live", reads, (decimal)reads * prices["keyVaultOperation"]);
        if (of.FixedAddress)
        {
            decimal usd = (prices["natGatewayMonth"] + prices["publicAddressMonth"]) * of.Bots;
            yield return Fixed("Network", "gateways with an address", of.Bots, usd);
        }
    }

    private static decimal Beyond(double quantity, double free, decimal price) =>
        (decimal)Math.Max(0, quantity - free) * price;

    private static BillLine Line(string part, string counted, double quantity, decimal usd) =>
        new(part, counted, quantity, usd, true);

    private static BillLine Fixed(string part, string counted, double quantity, decimal usd) =>
        new(part, counted, quantity, usd, false);
}
