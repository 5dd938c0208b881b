using System.Diagnostics;
using System.Text.Json;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Storage;
using Breakwater.Pipeline.Telemetry;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests.Telemetry;

public sealed class TraceContextsTests
{
    [Fact]
    public void HeaderOf_Message_IsAW3CContextThatIsSampled()
    {
        string header = TraceContexts.HeaderOf(Message("corr", "cause"));

        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-01$", header);
        Assert.True(ActivityContext.TryParse(header, null, out ActivityContext context));
        Assert.Equal((TraceContexts.TraceOf("corr"), true), (context.TraceId, context.TraceFlags.HasFlag(
            ActivityTraceFlags.Recorded)));
    }

    // SHA-256 of "abc" is the example of FIPS 180-2, appendix B.1.
    [Fact]
    public void TraceOf_PublishedExample_IsItsHash() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223", TraceContexts.TraceOf("abc").ToHexString());

    [Fact]
    public void HeaderOf_OtherCause_KeepsTheTraceAndChangesTheParent()
    {
        string one = TraceContexts.HeaderOf(Message("corr", "one"));
        string two = TraceContexts.HeaderOf(Message("corr", "two"));

        Assert.Equal(one[..36], two[..36]);
        Assert.NotEqual(one, two);
        Assert.NotEqual(one[..36], TraceContexts.HeaderOf(Message("other", "one"))[..36]);
    }

    // A crash between commit and send: what the relay sends later continues the same trace.
    [Fact]
    public async Task Relay_RowThatACrashLeft_SendsTheContextThatTheFirstAttemptWouldHaveSent()
    {
        World world = new();
        OutgoingMessage message = new(Queues.Scan, Message("corr", "cause"));
        world.Bus.IsDown = true;
        Changes changes = new Changes(world.Settings.Places.Cycles).Send(message);
        await Assert.ThrowsAsync<Ports.OutsideTroubleException>(() =>
            new Committer(world.Store, world.Bus, world.Journal).CommitAsync(changes, CancellationToken.None));
        world.Bus.IsDown = false;

        await new PipelineRig(world).Cycle.RelayOutboxAsync(CancellationToken.None);

        Assert.Equal(
            TraceContexts.HeaderOf(message.Envelope),
            TraceContexts.HeaderOf(Assert.Single(world.Bus.Sent).Envelope));
    }

    private static Envelope Message(string correlation, string cause) => new(
        "id", "Probe", World.Bot, correlation, cause, TestRules.Start, JsonSerializer.SerializeToElement(1));
}
