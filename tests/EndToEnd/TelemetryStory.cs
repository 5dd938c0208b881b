using System.Reflection;
using System.Text.Json;
using Breakwater.Pipeline.Telemetry;
using static Breakwater.EndToEnd.Tests.TelemetryRows;

namespace Breakwater.EndToEnd.Tests;

/// <summary>What the telemetry of a run must tell: the life of a trade, and something for every query.</summary>
internal static class TelemetryStory
{
    // Written only when something goes wrong, or by no local run.
    private static readonly string[] OfTrouble =
    [
        TradeMetrics.Rejections, TradeMetrics.TradesFailed, MarketMetrics.RateLimitErrors,
    ];

    /// <summary>Follows one trade from candle to close by its correlation id and nothing else.</summary>
    public static void DemandLifeOfATrade(TelemetryRows rows, StoredRows stored)
    {
        JsonElement trade = stored.Trades().First(one =>
            one.GetProperty("status").GetString() == "Closed"
            && one.GetProperty("exitReason").ValueKind is JsonValueKind.String);
        string correlation = trade.GetProperty("correlationId").GetString()!;
        string id = trade.GetProperty("id").GetString()!;
        JsonElement[] life =
        [
            .. rows.All.Where(row => Property(row, TelemetryFields.CorrelationId) == correlation)
                .OrderBy(row => row.GetProperty("TimeGenerated").GetDateTime()),
        ];

        string[] components =
            [.. life.Where(row => Column(row, "Table") == "AppRequests").Select(row => Column(row, "Name")!)];
        Assert.Equal(
            [
                Components.ScanScheduler, Components.ScanMarket, Components.DetectBreakout, Components.AssessRisk,
                Components.ExecuteTrade,
            ],
            components.Distinct());
        Assert.Equal(
            ["SIGNAL", "ENTRY", "EXIT"],
            life.Where(row => Property(row, "CategoryName") == "Breakwater.Events")
                .Select(row => Property(row, TelemetryFields.Kind)!).Where(kind => kind != "ORDER").Distinct());
        DemandOrders(life, trade, id);
        DemandOneTrace(life, correlation);
        // And nothing of it is left when that is taken away.
        Assert.DoesNotContain(rows.All.Except(life), row => Property(row, TelemetryFields.PositionId) == id);
    }

    /// <summary>Every field that queries may ask for, and every metric, was written by somebody.</summary>
    public static void DemandEveryName(TelemetryRows rows)
    {
        IEnumerable<string> metrics = new[]
        {
            typeof(FlowMetrics), typeof(MarketMetrics), typeof(TradeMetrics), typeof(RiskMetrics),
        }.SelectMany(Constants);
        Assert.Empty(metrics.Except(OfTrouble).Except(rows.Of("AppMetrics").Select(row => Column(row, "Name")!)));
        HashSet<string> properties =
        [
            .. rows.All.SelectMany(row => row.GetProperty("Properties").EnumerateObject()).Select(one => one.Name),
        ];
        Assert.Empty(Constants(typeof(TelemetryFields)).Except(properties));
        Assert.All(rows.Of("AppRequests"), row => Assert.NotNull(Property(row, TelemetryFields.SessionId)));
    }

    // What was sent to the venue, and what came of it: every leg is in it.
    private static void DemandOrders(JsonElement[] life, JsonElement trade, string id)
    {
        string[] orders =
        [
            .. life.Where(row => Property(row, TelemetryFields.PositionId) == id)
                .Select(row => Property(row, TelemetryFields.OrderId)).OfType<string>(),
        ];
        Assert.Superset(
            trade.GetProperty("legs").EnumerateArray().Where(leg => leg.GetProperty("state").GetString() == "Filled")
                .Select(leg => leg.GetProperty("clientOrderId").GetString()!).ToHashSet(),
            orders.ToHashSet());
        Assert.Contains(life, row => Column(row, "Table") == "AppDependencies"
            && Property(row, TelemetryFields.OrderId) == orders[0]);
        JsonElement exit = life.Last(row => Property(row, TelemetryFields.Kind) == "EXIT");
        Assert.Equal(id, Property(exit, TelemetryFields.PositionId));
        Assert.NotNull(Property(exit, TelemetryFields.Net));
        Assert.NotNull(Property(exit, TelemetryFields.UnprotectedMs));
    }

    // Messages are handled in the trace that the id names; a timer that looks at many trades has its own.
    private static void DemandOneTrace(JsonElement[] life, string correlation)
    {
        string trace = TraceContexts.TraceOf(correlation).ToHexString();
        Assert.All(
            life.Where(row => Column(row, "Table") == "AppRequests"
                && Property(row, TelemetryFields.Trigger) is not Invocations.Timer),
            row => Assert.Equal(trace, Column(row, "OperationId")));
    }

    private static IEnumerable<string> Constants(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetRawConstantValue())
        .OfType<string>();
}
