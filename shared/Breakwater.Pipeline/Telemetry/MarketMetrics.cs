using System.Diagnostics.Metrics;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>How the venue answers: market data, orders, limits.</summary>
public static class MarketMetrics
{
    /// <summary>Name of the histogram of how long market data takes, seconds.</summary>
    public const string DataLatency = "market_data_latency_seconds";

    /// <summary>Name of the counter of answers by symbol; see <see cref="BoundedTag"/>.</summary>
    public const string BySymbol = "market_data_messages_by_symbol";

    /// <summary>Name of the counter of orders sent.</summary>
    public const string OrdersSubmitted = "execution_orders_submitted_total";

    /// <summary>Name of the histogram of how long an order call takes, seconds.</summary>
    public const string ExecutionLatency = "execution_latency_seconds";

    /// <summary>Name of the counter of what the rate budget or the venue's limits refused.</summary>
    public const string RateLimitErrors = "execution_rate_limit_errors";

    /// <summary>Name of the gauge of what is used of a limit.</summary>
    public const string RateUsed = "rate_budget_used";

    /// <summary>Name of the gauge of a limit.</summary>
    public const string RateLimit = "rate_budget_limit";

    private const int SymbolsMax = 25;

    private static readonly BoundedTag Symbols = new(SymbolsMax);

    private static readonly Histogram<double> Data = Meters.Histogram(DataLatency, "s", "Time of a market data call.");
    private static readonly Counter<long> Answers = Meters.Counter(BySymbol, "Market data answers by symbol.");
    private static readonly Counter<long> Orders = Meters.Counter(OrdersSubmitted, "Orders sent.");
    private static readonly Histogram<double> Calls = Meters.Histogram(ExecutionLatency, "s", "Time of an order call.");
    private static readonly Counter<long> Limited = Meters.Counter(RateLimitErrors, "Requests that limits refused.");
    private static readonly Gauge<long> Used = Meters.Gauge(RateUsed, "Used of a limit.");
    private static readonly Gauge<long> Limit = Meters.Gauge(RateLimit, "A limit of the venue.");

    /// <summary>The venue told something of the market, or did not.</summary>
    public static void Read(string call, TimeSpan elapsed, bool failed) => Data.Record(
        elapsed.TotalSeconds,
        new(TelemetryFields.Call, call),
        new(TelemetryFields.State, failed ? "Trouble" : "Ok"));

    /// <summary>Something about one instrument came.</summary>
    public static void Came(string symbol) =>
        Answers.Add(1, new KeyValuePair<string, object?>(TelemetryFields.Symbol, Symbols.Of(symbol)));

    /// <summary>An order was sent and answered as <paramref name="state"/>.</summary>
    public static void Submitted(string side, string type, string state) => Orders.Add(
        1,
        new(TelemetryFields.Leg, side),
        new(TelemetryFields.Kind, type),
        new(TelemetryFields.State, state));

    /// <summary>An order call was answered.</summary>
    public static void Answered(string call, TimeSpan elapsed, string state) => Calls.Record(
        elapsed.TotalSeconds, new(TelemetryFields.Call, call), new(TelemetryFields.State, state));

    /// <summary>A limit refused a request: our own budget, or the venue.</summary>
    public static void Refused(string by) =>
        Limited.Add(1, new KeyValuePair<string, object?>(TelemetryFields.Kind, by));

    /// <summary>What is used of a pool.</summary>
    public static void Pool(string pool, int used, int limit)
    {
        var tag = new KeyValuePair<string, object?>(TelemetryFields.Kind, pool);
        Used.Record(used, tag);
        Limit.Record(limit, tag);
    }
}
