using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Tests.Execution;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Positions;

/// <summary>Ladders of two to six targets; a failure prints the seed that FsCheck replays.</summary>
public sealed class TargetLadderPropertyTests
{
    [Fact]
    public void Decide_AnyLadder_SellsSharesOfTheFirstQuantityAndLeavesNothingUnsellable()
    {
        Gen<(int[] Shares, int Lots, int Step, int Fee)> ladders =
            from count in Gen.Choose(2, 6)
            from shares in Gen.ArrayOf(Gen.Choose(1, 50), count)
            from lots in Gen.Choose(70, 4_000)
            from step in Gen.Elements(1, 5, 10, 37)
            from fee in Gen.Elements(0, 10, 15)
            select (shares, lots, step, fee);

        Prop.ForAll(ladders.ToArbitrary(), ladder =>
        {
            (int[] shares, int lots, int step, int fee) = ladder;
            int whole = Math.Max(100, shares.Sum());
            ProfitTarget[] targets =
                [.. shares.Select((share, index) => new ProfitTarget(index + 1m, (decimal)share / whole))];
            Trade trade = Bought(lots, step / 1_000m, fee / 10_000m);
            Trade end = Climb(trade, PositionScenario.Quiet with { Targets = targets });

            return IsSound(end, targets)
                .Label($"lots {lots}, step {step}, fee {fee}, shares {string.Join(',', shares)}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Decide_WholeLadder_SumOfItsLegsIsTheFirstQuantity(int count)
    {
        ProfitTarget[] targets = [.. Enumerable.Range(1, count).Select(r => new ProfitTarget(r, 1m / count))];
        Trade end = Climb(TestTrades.Open(), PositionScenario.Quiet with { Targets = targets });

        decimal[] sold = [.. end.Legs.Where(leg => leg.Target > 0).Select(leg => leg.FilledQuantity)];
        Assert.Equal((count, 10m), (sold.Length, sold.Sum()));
        Assert.All(sold, part => Assert.InRange(part, (10m / count) - 0.001m, (10m / count) + 0.001m));
    }

    [Fact]
    public void Decide_PartsTooSmallToSell_AreMergedIntoTheNextTarget()
    {
        // A sixth of 0.15 is worth 2.6 at first, less than the smallest order of 5.
        ProfitTarget[] targets = [.. Enumerable.Range(1, 6).Select(r => new ProfitTarget(r, 1m / 6m))];
        ExitRules rules = PositionScenario.Quiet with { Targets = targets };

        Trade first = rules.Look(TestTrades.Open(0.15m), 102m).Trade.Settled(102m);
        Trade second = rules.Look(first, 104m).Trade.Settled(104m);

        Assert.Equal((1, 0m), (first.TargetsDone, first.SoldQuantity));
        Assert.Equal((2, 0.05m), (second.TargetsDone, second.SoldQuantity));
        Assert.Equal(0.15m, Climb(second, rules).SoldQuantity);
    }

    [Theory]
    [InlineData(100.2, 98)]
    [InlineData(100.21, 100.2)]
    public void Decide_TargetBelowBreakEven_StopIsNotLiftedToTheBid(decimal bid, decimal stop)
    {
        ExitRules rules = PositionScenario.Quiet with { Targets = [new ProfitTarget(0.1m, 0.4m)] };

        Trade taken = rules.Look(TestTrades.Open(), bid).Trade.Settled(bid);

        Assert.Equal((4m, stop), (taken.SoldQuantity, taken.RestingStop!.StopPrice));
    }

    [Fact]
    public void Decide_StopIsAboveBreakEvenAlready_TargetDoesNotLowerIt()
    {
        ExitRules rules = PositionScenario.Quiet with { Targets = [new ProfitTarget(1m, 0.4m)] };
        Trade trade = TestTrades.Open().WithHigherStop(101m, "trail", PositionScenario.Now).Settled(102m);

        Assert.Equal(101m, rules.Look(trade, 102m).Trade.StopPrice);
    }

    // The stop is at 100, so 0.05 is the smallest order of 5 exactly.
    [Theory]
    [InlineData(0.05, 0.001, TradeStatus.Open)]
    [InlineData(0.049, 0.001, TradeStatus.Closed)]
    [InlineData(0.06, 0.06, TradeStatus.Open)]
    [InlineData(0.059, 0.06, TradeStatus.Closed)]
    public void TakeTarget_RestBelowTheSmallestOrder_IsSoldToo(decimal rest, decimal least, TradeStatus status) =>
        Assert.Equal(status, WithLeast(rest + 1m, least).TakeTarget(1, 1m, 102m, PositionScenario.Now)
            .Settled(102m).Status);

    // Where stops are limit orders the venue values them at the limit: 95, so 0.053 is worth enough and 0.052 is not.
    [Theory]
    [InlineData(0.053, TradeStatus.Open)]
    [InlineData(0.052, TradeStatus.Closed)]
    public void TakeTarget_RestBelowTheSmallestStop_IsSoldToo(decimal rest, TradeStatus status)
    {
        Trade trade = WithLeast(rest + 1m, 0.001m);
        Trade limited = trade with { Instrument = trade.Instrument with { HasStopMarket = false } };

        Assert.Equal(
            status, limited.TakeTarget(1, 1m, 102m, PositionScenario.Now).Settled(102m).Status);
    }

    [Theory]
    [InlineData(0.05, 0.001, 0.05)]
    [InlineData(0.049, 0.001, 0)]
    [InlineData(0.06, 0.06, 0.06)]
    [InlineData(0.059, 0.06, 0)]
    [InlineData(0, 0, 0)]
    public void TakeTarget_PartBelowTheSmallestOrder_SellsNothing(decimal part, decimal least, decimal sold)
    {
        Trade taken = WithLeast(1m, least).TakeTarget(1, part, 100m, PositionScenario.Now).Settled(100m);

        Assert.Equal((TradeStatus.Open, 1, sold), (taken.Status, taken.TargetsDone, taken.SoldQuantity));
    }

    [Fact]
    public void Decide_ExitOfTheLastTargetRefused_TargetIsNotTaken()
    {
        ExitRules rules = PositionScenario.Quiet with { Targets = [new ProfitTarget(1m, 1m)] };
        Trade wished = rules.Look(TestTrades.Open(), 102m).Trade;
        Leg exit = wished.Legs[^1];
        Trade refused = wished.Sent(LegKind.Exit, OrderStatus.Rejected);

        Assert.Equal((LegKind.Exit, 1, 1), (exit.Kind, exit.Target, wished.TargetsDone));
        Assert.Equal(0, refused.TargetsDone);
        PositionDecision again = rules.Look(refused, 102m);
        Assert.Equal(("hold", refused), (again.Outcome, again.Trade));
        Assert.Equal("target-1", rules.Look(refused, 102m, hours: 1).Outcome);
    }

    [Fact]
    public void Decide_TargetRefusedJustNow_WaitsAndMovesNoStopForIt()
    {
        ExitRules rules = PositionScenario.Quiet with { Targets = [new ProfitTarget(1m, 0.4m)] };
        Trade refused = rules.Look(TestTrades.Open(), 102m).Trade.Sent(LegKind.Target, OrderStatus.Rejected);
        Leg stop = refused.Legs.Last(leg => leg.Kind is LegKind.Stop);
        refused = refused.Report(refused.Legs[1], OrderStatus.Cancelled, PositionScenario.Now)
            .Answer(stop, OrderStatus.Open).Settled(102m);

        Assert.Equal("hold", rules.Look(refused, 102m).Outcome);
        Assert.Equal("target-1", rules.Look(refused, 102m, hours: 1).Outcome);
    }

    private static Trade WithLeast(decimal quantity, decimal least)
    {
        Trade trade = TestTrades.Open(quantity);

        return trade with { StopPrice = 100m, Instrument = trade.Instrument with { MinQuantity = least } };
    }

    private static Trade Bought(int lots, decimal step, decimal feeRate)
    {
        Trade entering = TestTrades.Entering(lots * step);
        entering = entering with { Instrument = entering.Instrument with { LotStep = step, MinQuantity = step } };

        return entering
            .Sent(LegKind.Entry, OrderStatus.Filled, TestTrades.Buy(1, lots * step, 100m, feeRate))
            .Settled(100m);
    }

    private static Trade Climb(Trade trade, ExitRules rules)
    {
        for (int look = 0; look < 20 && trade.Status is TradeStatus.Open; look++)
        {
            decimal bid = 100m + (2m * (trade.TargetsDone + 1));
            trade = rules.Look(trade, bid).Trade.Settled(bid);
        }

        return trade;
    }

    private static bool IsSound(Trade end, ProfitTarget[] targets)
    {
        Leg[] legs = [.. end.Legs.Where(leg => leg.Target > 0)];
        decimal due = end.FirstQuantity * targets.Sum(target => target.Fraction);
        bool onTheStep = legs.All(leg => leg.FilledQuantity == end.Instrument.QuantityDown(leg.FilledQuantity));
        bool noPartIsTooSmall = legs.All(leg => leg.Fills.All(fill => fill.Value >= end.Instrument.MinNotional));
        bool within = legs.Sum(leg => leg.FilledQuantity) <= end.FirstQuantity;
        bool restIsProtected = end.Status is TradeStatus.Closed
            || (end.RestingStop!.Quantity == end.SellableQuantity
                && end.SellableQuantity * end.RestingStop.StopPrice >= end.Instrument.MinNotional
                && legs.Sum(leg => leg.FilledQuantity) <= due);

        return onTheStep && noPartIsTooSmall && within && restIsProtected && end.TargetsDone <= targets.Length;
    }
}
