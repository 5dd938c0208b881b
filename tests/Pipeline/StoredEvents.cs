using System.Text.Json;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>What must hold of stored events at every rest: they lead to the trade, without gap or double.</summary>
internal static class StoredEvents
{
    public static async Task AssertAsync(World world)
    {
        PipelineRig reader = new(world);
        int rows = 0;
        foreach (Trade trade in await world.TradesAsync())
        {
            IReadOnlyList<TradeEvent> events = await reader.Events.CurrentAsync(trade.Id, CancellationToken.None);
            AssertLeadTo(trade, events);
            rows += events.Count;
        }

        Partition trading = world.Settings.Places.Trading;
        Assert.Equal(
            rows, (await world.Store.ListAsync(trading, Places.EventPrefix, CancellationToken.None)).Count);
        Assert.Empty(await world.Store.ListAsync(trading, Places.SweptPrefix, CancellationToken.None));
    }

    public static void AssertLeadTo(Trade trade, IReadOnlyList<TradeEvent> events)
    {
        Assert.Equal(Enumerable.Range(1, trade.Sequence), events.Select(happened => happened.Sequence));
        Assert.Equal(Json(trade), Json(TradeHistory.Replay(events)));
        Assert.All(events, happened => Assert.Equal(trade.CorrelationId, happened.CorrelationId));
        Assert.DoesNotContain(events, happened => happened.Kind is TradeEventKind.None);
    }

    private static string Json(Trade trade) => JsonSerializer.Serialize(trade, PipelineJson.Options);
}
