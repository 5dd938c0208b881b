using System.Diagnostics;
using System.Text.Json;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Telemetry;
using Breakwater.TestKit;
using Microsoft.Extensions.Logging;

namespace Breakwater.Pipeline.Tests.Telemetry;

public sealed class InvocationsTests
{
    private static readonly Dictionary<string, object?> NoFields = [];

    private readonly Lines lines = new();
    private readonly World world = new();

    [Fact]
    public async Task RunAsync_MessageTwice_IsTwoSpansOfOneTrace()
    {
        using Spans spans = new();
        for (int delivery = 0; delivery < 2; delivery++)
        {
            await Made().RunAsync(Components.ExecuteTrade, Message(), () => Task.CompletedTask);
        }

        Assert.Equal(2, spans.Ended.Select(span => span.SpanId).Distinct().Count());
        Assert.All(spans.Ended, span =>
        {
            Assert.Equal((Components.ExecuteTrade, ActivityKind.Consumer), (span.DisplayName, span.Kind));
            Assert.Equal(TraceContexts.TraceOf("corr"), span.TraceId);
            Assert.Equal(TraceContexts.Of("corr", "cause").SpanId, span.ParentSpanId);
            Assert.Equal("corr", span.GetTagItem(TelemetryFields.CorrelationId));
        });
    }

    [Fact]
    public async Task RunAsync_PlatformsSpanOfTheSameTrace_IsTheParent()
    {
        using Spans spans = new();
        using Activity outer = new Activity("function ExecuteTrade").SetParentId(TraceContexts.HeaderOf(Message()));
        outer.Start();

        await Made().RunAsync(Components.ExecuteTrade, Message(), () => Task.CompletedTask);

        Assert.Equal(outer.SpanId, Assert.Single(spans.Ended).ParentSpanId);
    }

    // A host that does not read our header makes a trace of its own: ours is kept.
    [Fact]
    public async Task RunAsync_PlatformsSpanOfAnotherTrace_IsNotFollowed()
    {
        using Spans spans = new();
        using Activity outer = new Activity("function ExecuteTrade").SetIdFormat(ActivityIdFormat.W3C);
        outer.Start();

        await Made().RunAsync(Components.ExecuteTrade, Message(), () => Task.CompletedTask);

        Assert.Equal(TraceContexts.TraceOf("corr"), Assert.Single(spans.Ended).TraceId);
    }

    [Fact]
    public async Task RunAsync_Lines_CarryTheContext()
    {
        await Made().RunAsync(Components.AssessRisk, Message(), () =>
        {
            lines.CreateLogger("any").Log(
                LogLevel.Information, default, NoFields, null, static (_, _) => "words");

            return Task.CompletedTask;
        });

        Dictionary<string, object?> fields = Assert.Single(lines.Said).Fields;
        Assert.Equal(
            ["alpha/paper", "id", Components.AssessRisk, "Probe", "corr"],
            new[]
            {
                TelemetryFields.SessionId, TelemetryFields.RequestId, TelemetryFields.Component,
                TelemetryFields.Trigger, TelemetryFields.CorrelationId,
            }.Select(field => fields[field]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_Failure_IsThrownOnAndNoted(bool beforeTheFirstAwait)
    {
        using Spans spans = new();

        await Assert.ThrowsAsync<OutsideTroubleException>(() => Made().RunAsync(
            Components.Reconcile,
            Invocations.Timer,
            () => beforeTheFirstAwait ? throw new OutsideTroubleException("down") : FailAsync()));

        Activity span = Assert.Single(spans.Ended);
        Assert.Equal((ActivityKind.Server, ActivityStatusCode.Error), (span.Kind, span.Status));
        Assert.Equal("OutsideTrouble", span.GetTagItem(TelemetryFields.ErrorCode));
        Assert.True(span.Recorded);
        Assert.Equal("exception", Assert.Single(span.Events).Name);
    }

    private static async Task FailAsync()
    {
        await Task.Yield();
        throw new OutsideTroubleException("down");
    }

    private Invocations Made() => new(world.Settings, lines, world.Clock);

    private static Envelope Message() => new(
        "id", "Probe", World.Bot, "corr", "cause", TestRules.Start, JsonSerializer.SerializeToElement(1));
}
