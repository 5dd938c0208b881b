using System.Text.Json;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Tests;

/// <summary>No trade is written without its event, and each event says what it followed from.</summary>
public sealed class TradeEventRowTests
{
    private static readonly Partition Trading = new("Trading", "alpha");

    [Fact]
    public async Task Put_TradeOrEvent_IsRefused()
    {
        Trade trade = await (await TradeLife.OpenAsync()).TradeAsync();
        string key = Places.TradeKey(trade.Id);

        Assert.Throws<InvalidOperationException>(
            () => new Changes(Trading).Put(new Stored<Trade>(key, trade, "1"), trade));
        Assert.Throws<InvalidOperationException>(() => new Changes(Trading).Upsert(key, trade));
        Assert.Throws<InvalidOperationException>(
            () => new Changes(Trading).Upsert(Places.EventKey(trade.Id, 1), trade));
    }

    [Fact]
    public async Task PutTrade_OldRead_LosesWithItsEvent()
    {
        TradeLife life = await TradeLife.OpenAsync();
        Stored<Trade> read = (await life.Reader.Book.FindAsync((await life.TradeAsync()).Id, CancellationToken.None))!;

        Assert.True(await StoreAsync(life, read, 99m));
        Assert.False(await StoreAsync(life, read, 99.5m));

        await StoredEvents.AssertAsync(life.World);
        Assert.Equal(99m, (await life.TradeAsync()).StopPrice);
    }

    [Fact]
    public async Task Life_Whole_TellsWhatHappenedAndWhatItFollowedFrom()
    {
        TradeLife life = await TradeLife.BeginAsync();
        await TradeLifeTests.LiveAsync(life);

        IReadOnlyList<TradeEvent> events = await life.Reader.Events.CurrentAsync(
            (await life.TradeAsync()).Id, CancellationToken.None);

        Assert.Equal(
            [
                TradeEventKind.Approved, TradeEventKind.Sending, TradeEventKind.Filled, TradeEventKind.Sending,
                TradeEventKind.Answered, TradeEventKind.TargetTaken, TradeEventKind.Sending,
            ],
            events.Take(7).Select(happened => happened.Kind));
        Assert.Equal(TradeEventKind.Closed, events[^1].Kind);
        HashSet<string> messages = [.. life.World.Bus.Sent.Select(message => message.Envelope.Id)];
        Assert.All(events, happened => Assert.True(
            messages.Contains(happened.Cause)
                || happened.Cause.StartsWith("look-", StringComparison.Ordinal),
            $"{happened.Sequence} {happened.Kind} followed from {happened.Cause}"));
        Assert.Contains(events, happened => happened.Cause.StartsWith("look-", StringComparison.Ordinal));
        Assert.Equal(
            life.World.Bus.Sent.First(message => message.Queue == Queues.Risk).Envelope.Id, events[0].Cause);
    }

    [Fact]
    public async Task Life_StoredBeforeEventsWere_BeginsItsHistoryWithTheWholeTrade()
    {
        TradeLife life = await TradeLife.OpenAsync();
        Trade trade = await life.TradeAsync();
        Partition trading = life.World.Settings.Places.Trading;
        IReadOnlyList<Row> events = await life.World.Store.ListAsync(
            trading, Places.EventPrefix, CancellationToken.None);
        string old = JsonSerializer.Serialize(trade with { Sequence = 0 }, PipelineJson.Options);
        Assert.True(await life.World.Store.CommitAsync(
            trading,
            [
                new Write(WriteKind.Upsert, Places.TradeKey(trade.Id), old, null),
                .. events.Select(row => new Write(WriteKind.Delete, row.Key, null, null)),
            ],
            CancellationToken.None));

        await life.ToAsync("target-1");

        await life.AssertAtRestAsync();
        Assert.InRange((await life.TradeAsync()).Sequence, 3, 20);
    }

    private static async Task<bool> StoreAsync(TradeLife life, Stored<Trade> read, decimal stop)
    {
        Changes changes = new Changes(life.World.Settings.Places.Trading).PutTrade(
            read, read.Value with { StopPrice = stop }, "test", life.World.Clock.Now);

        return await life.World.Store.CommitAsync(changes.Partition, changes.Writes, CancellationToken.None);
    }
}
