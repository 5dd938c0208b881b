using System.Text.Json;
using Breakwater.Domain.Execution;

namespace Breakwater.Domain.Tests.Execution;

/// <summary>A trade with its events, checked at each change: it is legal, and its event leads to exactly it.</summary>
internal sealed class RecordedTrade
{
    private static readonly JsonSerializerOptions Options = new() { IgnoreReadOnlyProperties = true };
    private readonly List<TradeEvent> events = [];

    public RecordedTrade(Trade first) => Keep(null, first);

    public Trade Trade { get; private set; } = null!;

    public IReadOnlyList<TradeEvent> Events => events;

    public HashSet<(LegState From, LegState To)> LegEdges { get; } = [];

    public HashSet<(TradeStatus From, TradeStatus To)> TradeEdges { get; } = [];

    public static string Json(Trade trade) => JsonSerializer.Serialize(trade, Options);

    public void Become(Trade after) => Keep(Trade, after);

    private void Keep(Trade? before, Trade after)
    {
        var happened = TradeEvent.Between(before, after, "test", TestTrades.Now);
        Trade = after with { Sequence = happened.Sequence };
        Assert.Equal(Json(Trade), Json(TradeHistory.After(before, happened)));
        events.Add(happened);
        if (before is null)
        {
            return;
        }

        LegEdges.UnionWith(before.Legs.Zip(after.Legs, (old, leg) => (old.State, leg.State))
            .Where(edge => edge.Item1 != edge.Item2));
        TradeEdges.UnionWith(before.Status == after.Status ? [] : [(before.Status, after.Status)]);
    }
}
