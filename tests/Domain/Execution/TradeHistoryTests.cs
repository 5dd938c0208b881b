using System.Reflection;
using Breakwater.Domain.Execution;

namespace Breakwater.Domain.Tests.Execution;

public sealed class TradeHistoryTests
{
    // Set once at approval, or kept beside the header.
    private static readonly string[] NotInTheHeader =
        [nameof(Trade.Legs), nameof(Trade.Plan), nameof(Trade.Sequence)];

    [Fact]
    public void Header_EveryInitPropertyOfATrade_IsInIt()
    {
        string[] changeable =
        [
            .. typeof(Trade).GetProperties()
                .Where(property => property.SetMethod is not null && !IsPositional(property))
                .Select(property => property.Name).Except(NotInTheHeader).Order(StringComparer.Ordinal),
        ];

        Assert.Equal(
            changeable,
            typeof(TradeHeader).GetProperties().Where(property => property.SetMethod is not null)
                .Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Between_SettledAtApproval_ThrowsWhenItChanges()
    {
        Trade stored = TestTrades.Entering() with { Sequence = 1 };

        Assert.Throws<InvalidOperationException>(
            () => Between(stored, stored with { CreatedAt = TestTrades.Now.AddSeconds(1) }));
        Assert.Throws<InvalidOperationException>(() => Between(stored, stored with { Preset = "other@1" }));
    }

    [Fact]
    public void Between_LegLost_LegReordered_FillLost_StopLowered_Throw()
    {
        Trade open = TestTrades.Open() with { Sequence = 3 };
        Leg entry = open.Entry!;

        Assert.All(
            (Trade[])
            [
                open with { Legs = [entry] },
                open with { Legs = [.. open.Legs.Reverse()] },
                open with { Legs = [.. open.Legs, entry] },
                open.With(entry with { Fills = [] }),
                open.With(entry with { ClientOrderId = "bw-other" }),
                open with { StopPrice = open.StopPrice - 0.01m },
            ],
            wrong => Assert.Throws<InvalidOperationException>(() => Between(open, wrong)));
    }

    [Theory]
    [InlineData(LegState.Filled, LegState.Submitted)]
    [InlineData(LegState.Cancelled, LegState.Intent)]
    [InlineData(LegState.Filled, LegState.Unknown)]
    [InlineData(LegState.Filled, LegState.Rejected)]
    [InlineData(LegState.Intent, LegState.Filled)]
    [InlineData(LegState.Unknown, LegState.Submitted)]
    [InlineData(LegState.Accepted, LegState.Intent)]
    [InlineData(LegState.PartiallyFilled, LegState.Submitted)]
    public void Between_LegThatLeavesItsTable_Throws(LegState from, LegState to)
    {
        Trade stored = TestTrades.Entering() with { Sequence = 1 };
        Trade before = stored.With(stored.Entry! with { State = from });

        Assert.Throws<InvalidOperationException>(
            () => Between(before, before.With(before.Entry! with { State = to })));
    }

    [Fact]
    public void Between_LegThatBeginsAnswered_Throws()
    {
        Trade stored = TestTrades.Open() with { Sequence = 3 };
        Leg unseen = TradePlans.ExitLeg(stored, "test", 100m, TestTrades.Now);

        Assert.Throws<InvalidOperationException>(
            () => Between(stored, stored.With(unseen with { State = LegState.Accepted })));
        Assert.Equal(TradeEventKind.ExitWished, Between(stored, stored.With(unseen)).Kind);
    }

    [Fact]
    public void Between_StoredWithoutEvents_BeginsWithTheWholeTrade()
    {
        Trade old = TestTrades.Open();

        TradeEvent first = Between(old, old.WithHigherStop(99m, "trail", TestTrades.Now));

        Assert.Equal((1, TradeEventKind.StopRaised), (first.Sequence, first.Kind));
        Assert.Equal(99m, TradeHistory.Replay([first]).StopPrice);
        Assert.Equal(3, TradeHistory.Replay([first]).Legs.Count);
    }

    [Fact]
    public void Replay_EventMissingDoubleOrNone_Throws()
    {
        var life = new RecordedTrade(TestTrades.Entering());
        life.Become(life.Trade with { WakeAt = TestTrades.Now });
        life.Become(life.Trade with { WakeAt = null });
        TradeEvent[] all = [.. life.Events];

        Assert.Equal(3, TradeHistory.Replay(all).Sequence);
        Assert.All(
            (TradeEvent[][])[[], [all[1]], [all[0], all[2]], [all[0], all[0]], [all[0], all[1], all[1]]],
            wrong => Assert.Throws<ArgumentException>(() => TradeHistory.Replay(wrong)));
    }

    private static TradeEvent Between(Trade before, Trade after) =>
        TradeEvent.Between(before, after, "test", TestTrades.Now);

    private static bool IsPositional(PropertyInfo property) => typeof(Trade).GetConstructors()
        .Any(constructor => constructor.GetParameters().Any(parameter => parameter.Name == property.Name));
}
