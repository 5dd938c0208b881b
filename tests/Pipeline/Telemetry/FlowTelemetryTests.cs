using System.Diagnostics.Metrics;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Telemetry;
using Breakwater.TestKit;
using Instrument = System.Diagnostics.Metrics.Instrument;

namespace Breakwater.Pipeline.Tests.Telemetry;

/// <summary>What a whole flow tells of itself.</summary>
public sealed class FlowTelemetryTests
{
    private static readonly string[] OpenEnded =
        [TelemetryFields.PositionId, TelemetryFields.OrderId, TelemetryFields.CorrelationId, TelemetryFields.RequestId];

    [Fact]
    public async Task Flow_ToAPosition_IsOneTraceFromTheFirstMessageOn()
    {
        using Spans spans = new();
        World world = await TradedAsync();
        Trade trade = Assert.Single(await world.TradesAsync());

        string[] followed =
        [
            .. spans.Ended.Where(span => span.TraceId == TraceContexts.TraceOf(trade.CorrelationId))
                .Select(span => span.DisplayName).Distinct(),
        ];

        Assert.Equal(
            [Components.ScanMarket, Components.DetectBreakout, Components.AssessRisk, Components.ExecuteTrade],
            followed);
        Assert.Contains(spans.Ended, span => span.DisplayName == Components.ScanScheduler
            && (string?)span.GetTagItem(TelemetryFields.CorrelationId) == trade.CorrelationId);
        string header = $"00-{TraceContexts.TraceOf(trade.CorrelationId)}";
        Assert.All(world.Bus.Sent, message => Assert.StartsWith(header, TraceContexts.HeaderOf(message.Envelope)));
    }

    [Fact]
    public async Task Flow_ToAPosition_MetricsCarryNoIds()
    {
        HashSet<string> names = [];
        HashSet<string> tags = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = static (instrument, listening) =>
            {
                if (instrument.Meter.Name == Invocations.SourceName)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, measured, _) => Note(instrument, measured));
        listener.SetMeasurementEventCallback<double>((instrument, _, measured, _) => Note(instrument, measured));
        listener.Start();

        World world = await TradedAsync();
        await new PipelineRig(world).Cycle.BeatAsync(CancellationToken.None);

        lock (tags)
        {
            Assert.Empty(tags.Intersect(OpenEnded));
            Assert.Superset(
                new HashSet<string>
                {
                    FlowMetrics.StageDuration, FlowMetrics.MessageAge, TradeMetrics.Slippages, RiskMetrics.Heartbeats,
                    RiskMetrics.OpenRisk, RiskMetrics.Positions, RiskMetrics.Uncovered, RiskMetrics.Breaker,
                },
                names);
        }

        void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> measured)
        {
            lock (tags)
            {
                names.Add(instrument.Name);
                foreach ((string tag, _) in measured)
                {
                    tags.Add(tag);
                }
            }
        }
    }

    [Fact]
    public async Task Changed_EntryFilledAndTradeClosed_SaysTheSameInWordsAndFields()
    {
        Lines lines = new();
        World world = await TradedAsync();
        Trade trade = Assert.Single(await world.TradesAsync());

        new EventLog(lines, world.Clock).Changed(trade with { Legs = [] }, trade);

        (string words, Dictionary<string, object?> fields) = lines.Said[0];
        Assert.StartsWith($"{fields[TelemetryFields.Time]} ENTRY BTCUSDT Entry Filled: ", words);
        Assert.Equal(
            ["ENTRY", "BTCUSDT", trade.Id, trade.Entry!.ClientOrderId, "Entry", "Filled", trade.CorrelationId],
            new[]
            {
                TelemetryFields.Kind, TelemetryFields.Symbol, TelemetryFields.PositionId, TelemetryFields.OrderId,
                TelemetryFields.Leg, TelemetryFields.State, TelemetryFields.CorrelationId,
            }.Select(field => fields[field]));
        Assert.Equal(trade.Entry.FilledQuantity, fields[TelemetryFields.Filled]);
    }

    [Fact]
    public async Task Journal_Denial_IsALineWithTheCheckThatStoodInTheWay_AndAScanIsNone()
    {
        Lines lines = new();
        MemoryJournal inner = new();
        JournalKey key = new(World.Bot, TestRules.Start, JournalStage.Risk, "s1");
        JournalEntry denial = new(
            key, "BTCUSDT", "denied", "SpreadTooWide", "corr", [Domain.Check.AtMost("spread.bps", 31m, 20m)]);

        await new ObservedJournal(inner, lines).WriteAsync(
            [denial, denial with { Key = key with { Stage = JournalStage.Scan } }], CancellationToken.None);

        Assert.Equal(2, inner.Entries.Count);
        (string words, Dictionary<string, object?> fields) = Assert.Single(lines.Said);
        Assert.Equal("Risk BTCUSDT: denied (SpreadTooWide)", words);
        Assert.Equal(
            ["SpreadTooWide", "corr", "spread.bps", 31m, 20m],
            new[]
            {
                TelemetryFields.ErrorCode, TelemetryFields.CorrelationId, TelemetryFields.Check,
                TelemetryFields.Value, TelemetryFields.Threshold,
            }.Select(field => fields[field]));
    }

    private static async Task<World> TradedAsync()
    {
        World world = await FlowTests.MakeAsync();
        Driver driver = new(world);
        await driver.TryAsync(rig => rig.Cycle.ScanScheduledAsync(CancellationToken.None));
        await driver.QuietAsync();

        return world;
    }
}
