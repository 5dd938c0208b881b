using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Tests.Risk;

namespace Breakwater.Domain.Tests.Execution;

public sealed class TradeAdoptionTests
{
    private static readonly DateTimeOffset Now = TestTrades.Now;
    private static readonly DateTimeOffset Later = Now.AddMinutes(5);

    // Sent, never seen, believed lost after the grace, and given up because the signal was too old by then.
    private static Trade GivenUp()
    {
        Trade sent = TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Unknown);
        Trade unseen = sent.Report(sent.Entry!, OrderStatus.NotFound, Later);

        return unseen.Drop(unseen.Entry!, "expired", Later);
    }

    [Fact]
    public void Overdue_GivenUpUnseen_IsAskedForAndOnlyThat()
    {
        Assert.Equal("e1", Assert.Single(TradeAdoption.Overdue(GivenUp())).Name);
        Assert.Empty(TradeAdoption.Overdue(TestTrades.Open()));
        Assert.Empty(TradeAdoption.Overdue(TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Expired)));
        Assert.Empty(TradeAdoption.Overdue(TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Rejected)));
        Trade neverSent = TestTrades.Entering();
        Assert.Empty(TradeAdoption.Overdue(neverSent.Drop(neverSent.Entry!, "expired", Now)));
    }

    [Theory]
    [InlineData(OrderStatus.Unknown)]
    [InlineData(OrderStatus.NotFound)]
    public void Adopt_StillNothing_ChangesNothing(OrderStatus status)
    {
        Trade gone = GivenUp();

        Assert.Equal(gone, gone.Adopt(gone.Entry!, new OrderReport("bw-t1-e1", status, []), Later));
    }

    // Found by the simulation: each look took the target back that a later order had taken, and it was sold once more.
    [Theory]
    [InlineData(OrderStatus.NotFound)]
    [InlineData(OrderStatus.Unknown)]
    [InlineData(OrderStatus.Expired)]
    public void Adopt_TargetThatWasTakenByALaterOrder_StaysTaken(OrderStatus status)
    {
        Trade first = TestTrades.Open().TakeTarget(1, 4m, 102m, Now);
        Leg lost = first.Legs[^1];
        Trade dropped = first.Sending(lost, Now).Drop(lost with { SentAt = Now }, "nothing-free", Later);
        Trade taken = dropped.TakeTarget(1, 4m, 102m, Later);
        Trade sold = taken.Sent(LegKind.Target, OrderStatus.Filled, TestTrades.Sale(2, 4m, 102m));

        Trade asked = sold.Adopt(
            sold.Legs.Single(leg => leg.Name == lost.Name), new OrderReport(lost.ClientOrderId, status, []), Later);

        Assert.Equal((0, 1, 1), (dropped.TargetsDone, sold.TargetsDone, asked.TargetsDone));
    }

    [Fact]
    public void Adopt_LateFill_OpensTheTradeAgainAndItsStopComesNext()
    {
        Trade gone = GivenUp();

        Trade back = gone.Adopt(
            gone.Entry!, new OrderReport("bw-t1-e1", OrderStatus.Filled, [TestTrades.Buy(1, 10m)]), Later);

        Assert.Equal((TradeStatus.Open, null), (back.Status, back.ClosedAt));
        Assert.Equal(LegKind.Stop, Assert.IsType<TradeStep.Send>(TradeSteps.Next(back, Later)).Leg.Kind);
    }

    [Fact]
    public void Adopt_LateSaleOfAClosedTrade_CorrectsItsResultAndLeavesItClosed()
    {
        Trade open = TestTrades.Open();
        Trade closed = open.Report(open.RestingStop!, OrderStatus.Filled, Now, TestTrades.Sale(2, 10m, 98m));
        Leg stop = closed.Legs[^1];

        Trade corrected = closed.Adopt(
            stop,
            new OrderReport(
                stop.ClientOrderId, OrderStatus.Filled, [TestTrades.Sale(2, 10m, 98m), TestTrades.Sale(3, 1m, 97m)]),
            Later);

        Assert.Equal(TradeStatus.Closed, corrected.Status);
        Assert.Equal(closed.Result().Gross + 97m - 97m, corrected.Result().Gross);
        Assert.Equal(11m, corrected.SoldQuantity);
    }

    [Fact]
    public void Reopen_ClosedTrade_TakesBackWhatWasBookedAndReservesItsRisk()
    {
        var held = new Reservation("t1", RiskScenario.Symbol, 35m, 1_015m);
        Portfolio reserved = new Portfolio(10_000m, 0m, 0m).Reserve(held);
        var result = new TradeResult("t1", -20m, 2m, 0.5m, Now);
        Portfolio booked = reserved.Book(result, RiskScenario.Limits);

        Portfolio reopened = booked.Reopen(result, held);

        Assert.Equal((0m, 0m, 0m, 0), (reopened.Gross, reopened.Fees, reopened.Remainders, reopened.ClosedTrades));
        Assert.Equal(35m, reopened.OpenRisk);
        Assert.Equal(booked.Equity, reopened.Book(result, RiskScenario.Limits).Equity);
    }
}
