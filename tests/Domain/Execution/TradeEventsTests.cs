using Breakwater.Domain.Execution;
using Breakwater.Domain.Tests.Risk;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Execution;

public sealed class TradeEventsTests
{
    private static readonly DateTimeOffset Now = TestTrades.Now;

    [Fact]
    public void Apply_SameFillTwice_CountsOnce()
    {
        Trade trade = TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.PartiallyFilled, TestTrades.Buy(1, 4m));

        trade = trade.Report(
            trade.Entry!, OrderStatus.Filled, Now, TestTrades.Buy(1, 4m), TestTrades.Buy(2, 6m), TestTrades.Buy(2, 6m));

        Assert.Equal(10m, trade.BoughtQuantity);
        Assert.Equal([1L, 2L], trade.Purchases.Select(fill => fill.TradeId));
    }

    [Fact]
    public void Apply_AnyOrderOfReports_GivesTheSameFills()
    {
        Fill[] fills = [.. Enumerable.Range(1, 6).Select(id => TestTrades.Buy(id, id))];
        Gen<(int First, int Count)[]> reports = Gen.ArrayOf(
            from first in Gen.Choose(0, 5) from count in Gen.Choose(0, 6) select (first, count));

        Prop.ForAll(reports.ToArbitrary(), windows =>
        {
            Trade trade = TestTrades.Entering(21m).Sent(LegKind.Entry, OrderStatus.PartiallyFilled);
            foreach ((int first, int count) in windows)
            {
                Fill[] window = [.. fills.Skip(first).Take(count)];
                trade = trade.Report(trade.Entry!, OrderStatus.PartiallyFilled, Now, window);
            }

            trade = trade.Report(trade.Entry!, OrderStatus.Filled, Now, fills);

            return trade.BoughtQuantity == 21m && trade.Purchases.SequenceEqual(fills);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(OrderStatus.Filled, LegState.Filled)]
    [InlineData(OrderStatus.Cancelled, LegState.Cancelled)]
    [InlineData(OrderStatus.Expired, LegState.Expired)]
    [InlineData(OrderStatus.Rejected, LegState.Rejected)]
    public void Apply_AfterTheEnd_StateStaysWhateverIsReported(OrderStatus end, LegState state)
    {
        Trade ended = TestTrades.Entering().Sent(LegKind.Entry, end);

        Assert.All(Enum.GetValues<OrderStatus>(), late =>
            Assert.Equal(state, ended.Report(ended.Entry!, late, Now).Entry!.State));
    }

    [Fact]
    public void Apply_FillAfterTheCancel_IsAdopted()
    {
        Trade trade = TestTrades.Open();
        Trade cancelled = trade.Report(trade.RestingStop!, OrderStatus.Cancelled, Now);

        Trade late = cancelled.Report(cancelled.Legs[^1], OrderStatus.Filled, Now, TestTrades.Sale(9, 10m));

        Assert.Equal(10m, late.SoldQuantity);
        Assert.Equal(TradeStatus.Closed, late.Status);
    }

    [Theory]
    [InlineData(0, LegState.Unknown)]
    [InlineData(24.999, LegState.Unknown)]
    [InlineData(25, LegState.Intent)]
    public void Apply_NotFound_IsBelievedOnlyAfterTheGrace(double seconds, LegState expected)
    {
        Trade sent = TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Unknown);

        Trade asked = sent.Report(sent.Entry!, OrderStatus.NotFound, Now.AddSeconds(seconds));

        Assert.Equal(expected, asked.Entry!.State);
    }

    [Fact]
    public void Apply_NotFoundThoughItHasFills_StaysUnknown()
    {
        Trade sent = TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.PartiallyFilled, TestTrades.Buy(1, 1m));

        Assert.Equal(
            LegState.Unknown, sent.Report(sent.Entry!, OrderStatus.NotFound, Now.AddHours(1)).Entry!.State);
    }

    [Fact]
    public void Settle_EntryExpiredWithoutAFill_IsAbandoned() =>
        Assert.Equal(TradeStatus.Abandoned, TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Expired).Status);

    [Fact]
    [Trait("SeedDefect", "10")]
    public void Settle_EntryExpiredWithAPart_IsOpenWithThatPart()
    {
        Fill part = TestTrades.Buy(1, 3m, 100m, 0.001m);
        Trade trade = TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Expired, part);

        Assert.Equal(TradeStatus.Open, trade.Status);
        Assert.Equal((3m, 2.997m), (trade.BoughtQuantity, trade.SellableQuantity));
    }

    [Fact]
    public void Settle_AllSoldButDust_ClosesAndBooksTheDust()
    {
        Trade trade = TestTrades.Open(feeRate: 0.00015m);
        Trade closed = trade.Report(
            trade.RestingStop!, OrderStatus.Filled, Now, TestTrades.Sale(9, trade.SellableQuantity, 98m, 0.001m));

        Assert.Equal(TradeStatus.Closed, closed.Status);
        Assert.Equal(0.0005m, closed.HeldQuantity);
        Assert.Equal(0.0005m * 98m, closed.Result().Remainder);
    }

    [Fact]
    public void Settle_InstrumentWithoutSteps_ClosesWhenNothingIsLeft()
    {
        Trade trade = TestTrades.Open() with
        {
            Instrument = RiskScenario.Instrument with { LotStep = 0m, MinQuantity = 0m },
        };

        Trade sold = trade.Report(trade.RestingStop!, OrderStatus.Filled, Now, TestTrades.Sale(9, 10m));

        Assert.Equal(TradeStatus.Closed, sold.Status);
    }

    [Fact]
    public void Result_FeesInBaseAndQuote_EqualsTheChangeOfTheAccount()
    {
        Trade trade = TestTrades.Open(feeRate: 0.001m);
        Trade closed = trade.Report(
            trade.RestingStop!, OrderStatus.Filled, Now, TestTrades.Sale(9, trade.SellableQuantity, 110m, 0.001m));

        decimal quote = (9.99m * 110m * 0.999m) - 1_000m;
        Assert.Equal(quote, closed.Result().Net - closed.Result().Remainder);
        Assert.Equal(1m + (9.99m * 110m * 0.001m), closed.Result().Fees);
    }

    [Fact]
    public void Result_FeesInADiscountAsset_AreNotTakenForQuote()
    {
        Fill bnb = TestTrades.Buy(1, 10m) with { Commission = 0.002m, CommissionAsset = "BNB" };
        Trade bought = TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Filled, bnb);
        Trade open = bought.Settled(100m);
        Trade closed = open.Report(open.RestingStop!, OrderStatus.Filled, Now, TestTrades.Sale(9, 10m, 98m));

        // The quote account changed by the prices alone; 0.002 of another asset is no amount in quote.
        Assert.Equal(-20m, closed.Result().Net);
    }
}
