using Breakwater.Domain.Execution;

namespace Breakwater.Domain.Tests.Execution;

/// <summary>
/// Lives in which the venue answers anything to anything, at any moment, and shows ended orders again. Each is a
/// function of its seed.
/// </summary>
public sealed class TransitionPropertyTests
{
    private const int Lives = 1_500;
    private const int Steps = 40;

    // Only an order of a list, of which the other shows up late, goes these ways: see ListedUnknownTests.
    private static readonly (LegState From, LegState To)[] OfLists =
    [
        (LegState.Rejected, LegState.Unknown), (LegState.Cancelled, LegState.Unknown),
        (LegState.Expired, LegState.Unknown), (LegState.Intent, LegState.Unknown),
    ];

    private static readonly OrderStatus[] Statuses = Enum.GetValues<OrderStatus>();

    [Fact]
    public void Tables_LivesWithAnyAnswer_AreNeverLeftAndEveryEdgeIsTaken()
    {
        HashSet<(LegState From, LegState To)> legs = [];
        HashSet<(TradeStatus From, TradeStatus To)> trades = [];
        HashSet<TradeEventKind> kinds = [];
        for (int seed = 1; seed <= Lives; seed++)
        {
            RecordedTrade life = Live(seed);
            legs.UnionWith(life.LegEdges);
            trades.UnionWith(life.TradeEdges);
            kinds.UnionWith(life.Events.Select(happened => happened.Kind));
            Assert.Equal(RecordedTrade.Json(life.Trade), RecordedTrade.Json(TradeHistory.Replay(life.Events)));
        }

        Assert.Equal(LegTransitions.Edges.Except(OfLists).Order(), legs.Order());
        Assert.Equal(TradeTransitions.Edges.Order(), trades.Order());
        Assert.Equal(Enum.GetValues<TradeEventKind>().Except([TradeEventKind.None]), kinds.Order());
    }

    private static RecordedTrade Live(int seed)
    {
        var dice = new Dice(seed);
        var life = new RecordedTrade(TestTrades.Entering());
        long fills = 0;
        DateTimeOffset now = TestTrades.Now;
        for (int step = 0; step < Steps; step++)
        {
            now += TimeSpan.FromSeconds(dice.Next(20));
            Trade after = dice.Next(8) switch
            {
                0 or 1 => Wish(life.Trade, dice, now),
                2 or 3 or 4 => Step(life.Trade, dice, now),
                5 or 6 => Answer(life.Trade, dice, now, ref fills),
                _ => Adopt(life.Trade, dice, now, ref fills),
            };
            if (!ReferenceEquals(after, life.Trade))
            {
                life.Become(after);
            }
        }

        return life;
    }

    private static Trade Wish(Trade trade, Dice dice, DateTimeOffset now) => dice.Next(8) switch
    {
        _ when trade.HasEnded => trade,
        0 => trade.EndEntry("test"),
        1 => trade with { WakeAt = now },
        _ when trade.Status is not TradeStatus.Open => trade,
        2 => trade.WithHigherStop(trade.StopPrice + 0.5m, "trail", now),
        3 => trade.TakeTarget(trade.TargetsDone + 1, trade.FirstQuantity / 4m, 101m, now),
        4 => trade.Exit("test", 101m, now),
        5 when trade.AddOnApproval is null => trade.Add(trade.Approval, 101m, now, now.AddMinutes(1)),
        6 when trade.HeldQuantity > 1m && dice.OneIn(4) =>
            trade.Take(new Taking(trade.HeldQuantity / (1 + dice.Next(3)), 100m, now.AddMinutes(-1), now)),
        _ => trade with { LastCandle = now },
    };

    private static Trade Step(Trade trade, Dice dice, DateTimeOffset now) => TradeSteps.Next(trade, now) switch
    {
        TradeStep.Send send when dice.OneIn(10) && trade.Legs.Any(leg => leg.Name == send.Leg.Name) =>
            trade.Drop(send.Leg, "test", now),
        TradeStep.Send send => trade.Sending(send.Leg, now),
        TradeStep.Drop drop => trade.Drop(drop.Leg, drop.Reason, now),
        TradeStep.Cancel cancel => trade.Report(cancel.Leg, OrderStatus.Cancelled, now),
        _ => trade,
    };

    private static Trade Answer(Trade trade, Dice dice, DateTimeOffset now, ref long fills)
    {
        Leg[] sent = [.. trade.Legs.Where(leg => leg.MayRest)];
        if (sent.Length == 0)
        {
            return trade;
        }

        Leg leg = sent[dice.Next(sent.Length)];

        return trade.Apply(leg, Report(leg, dice, ref fills), now);
    }

    private static Trade Adopt(Trade trade, Dice dice, DateTimeOffset now, ref long fills)
    {
        Leg[] ended = [.. trade.Legs.Where(leg => !leg.IsOpen && leg.SentAt != default)];
        if (ended.Length == 0)
        {
            return trade;
        }

        Leg leg = ended[dice.Next(ended.Length)];

        return trade.Adopt(leg, Report(leg, dice, ref fills), now);
    }

    private static OrderReport Report(Leg leg, Dice dice, ref long fills)
    {
        OrderStatus status = Statuses[dice.Next(Statuses.Length)];
        decimal left = leg.Quantity - leg.FilledQuantity;
        // Now and then so little that it cannot be sold again.
        decimal part = status is OrderStatus.Filled ? left : Math.Min(
            left, dice.OneIn(4) ? 0.001m : decimal.Round(left * dice.Next(4) / 3m, 3));
        bool isFill = part > 0m && dice.OneIn(2)
            && status is not (OrderStatus.Unknown or OrderStatus.NotFound or OrderStatus.Rejected);

        return new OrderReport(leg.ClientOrderId, status, !isFill ? [] : leg.IsPurchase
            ? [TestTrades.Buy(++fills, part)]
            : [TestTrades.Sale(++fills, part)]);
    }
}
