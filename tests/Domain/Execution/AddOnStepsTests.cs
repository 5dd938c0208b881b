using System.Text.Json;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Tests.Positions;

namespace Breakwater.Domain.Tests.Execution;

/// <summary>How a planned add-on is sent, resolved and protected, or given up.</summary>
public sealed class AddOnStepsTests
{
    private static readonly DateTimeOffset Now = TestTrades.Now;

    [Fact]
    public void Next_AddOn_IsSentAsApproved()
    {
        Trade planned = AddOnScenario.Planned();

        TradeStep.Send send = Assert.IsType<TradeStep.Send>(TradeSteps.Next(planned, Now));
        var order = OrderRequest.ForEntry(planned.ApprovalOf(send.Leg), send.Leg);

        Assert.Null(send.Replacing);
        Assert.Equal((OrderSide.Buy, 5m, AddOnScenario.Price), (order.Side, order.Quantity, order.Price));
    }

    [Fact]
    public void ForEntry_AddOnBeyondItsApproval_IsRefused()
    {
        Trade planned = AddOnScenario.Planned();
        Leg addOn = planned.AddOn();

        Assert.Throws<ArgumentException>(
            () => OrderRequest.ForEntry(planned.ApprovalOf(addOn), addOn with { Quantity = 5.001m }));
        Assert.Throws<ArgumentException>(
            () => OrderRequest.ForEntry(planned.ApprovalOf(addOn), addOn with { Price = 101.36m }));
        Assert.Throws<ArgumentException>(() => OrderRequest.ForReduction(planned.Symbol, addOn));
    }

    [Fact]
    public void ApprovalOf_WhatMayNotBuy_IsRefused()
    {
        Trade open = TestTrades.Open();

        Assert.Same(open.Approval, open.ApprovalOf(open.Entry!));
        Assert.Throws<ArgumentException>(() => open.ApprovalOf(open.RestingStop!));
        Assert.Throws<ArgumentException>(() => open.ApprovalOf(AddOnScenario.Planned().AddOn()));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Next_AddOnAfterItsTime_IsDropped(int secondsAfter, bool sends)
    {
        Trade planned = AddOnScenario.Planned();
        TradeStep step = TradeSteps.Next(planned, planned.AddOn().ExpiresAt!.Value.AddSeconds(secondsAfter));

        Assert.Equal(sends ? null : "expired", (step as TradeStep.Drop)?.Reason);
        Assert.Equal(sends, step is TradeStep.Send { Leg.Kind: LegKind.AddOn });
    }

    [Fact]
    public void Next_StopIsGone_AddOnIsDroppedAndTheStopPlaced()
    {
        Trade planned = AddOnScenario.Planned();
        Trade bare = planned.Report(planned.RestingStop!, OrderStatus.Cancelled, Now);

        TradeStep.Drop drop = Assert.IsType<TradeStep.Drop>(TradeSteps.Next(bare, Now));
        TradeStep.Send send = Assert.IsType<TradeStep.Send>(
            TradeSteps.Next(bare.Drop(drop.Leg, drop.Reason, Now), Now));

        Assert.Equal((LegKind.AddOn, "state-changed"), (drop.Leg.Kind, drop.Reason));
        Assert.Equal((LegKind.Stop, 10m), (send.Leg.Kind, send.Leg.Quantity));
    }

    [Fact]
    public void Next_StopHasBegunToFill_AddOnIsDropped()
    {
        Trade planned = AddOnScenario.Planned();
        Trade falling = planned.Report(
            planned.RestingStop!, OrderStatus.PartiallyFilled, Now, TestTrades.Sale(9, 1m, 100.2m));

        Assert.Equal("state-changed", Assert.IsType<TradeStep.Drop>(TradeSteps.Next(falling, Now)).Reason);
    }

    [Fact]
    public void Next_StopIntentBesideTheAddOn_StopGoesFirst()
    {
        Trade both = AddOnScenario.Planned().WithHigherStop(100.5m, "trail", Now);

        Assert.Equal(LegKind.Stop, Assert.IsType<TradeStep.Send>(TradeSteps.Next(both, Now)).Leg.Kind);
    }

    [Theory]
    [InlineData(5, OrderStatus.Filled)]
    [InlineData(2, OrderStatus.Expired)]
    public void Next_AddOnFilled_StopGrowsOverAll(decimal bought, OrderStatus end)
    {
        Trade added = AddOnScenario.Planned().Sent(LegKind.AddOn, end, TestTrades.Buy(2, bought, 101m));

        TradeStep.Send send = Assert.IsType<TradeStep.Send>(TradeSteps.Next(added, Now));

        Assert.Equal((LegKind.Stop, 10m + bought, 100.2m), (send.Leg.Kind, send.Leg.Quantity, send.Leg.StopPrice));
        Assert.Equal(added.RestingStop, send.Replacing);
        Assert.Equal(10m + bought, added.Settled(101m).RestingStop!.Quantity);
    }

    [Theory]
    [InlineData(OrderStatus.Rejected)]
    [InlineData(OrderStatus.Expired)]
    [InlineData(OrderStatus.Cancelled)]
    public void Next_AddOnBoughtNothing_NothingIsLeftToDo(OrderStatus end)
    {
        Trade rest = AddOnScenario.Planned().Sent(LegKind.AddOn, end);

        Assert.IsType<TradeStep.Rest>(TradeSteps.Next(rest, Now));
        Assert.Equal((TradeStatus.Open, 10m), (rest.Status, rest.RestingStop!.Quantity));
    }

    [Fact]
    public void Next_AddOnUnknown_IsAskedForAndSentAgainOnlyWhenItNeverCame()
    {
        Trade unknown = AddOnScenario.Planned().Sent(LegKind.AddOn, OrderStatus.Unknown);
        DateTimeOffset believed = Now + TradeEvents.VisibilityGrace;

        Assert.Equal("a1", Assert.IsType<TradeStep.Query>(TradeSteps.Next(unknown, Now)).Leg.Name);
        Trade early = unknown.Report(unknown.AddOn(), OrderStatus.NotFound, believed.AddTicks(-1));
        Assert.IsType<TradeStep.Query>(TradeSteps.Next(early, believed));
        Trade late = unknown.Report(unknown.AddOn(), OrderStatus.NotFound, believed);
        Assert.Equal("a1", Assert.IsType<TradeStep.Send>(TradeSteps.Next(late, believed)).Leg.Name);
        Assert.IsType<TradeStep.Drop>(TradeSteps.Next(late, believed.AddHours(1)));
    }

    [Fact]
    public void Next_AddOnStillFilling_WhatIsBoughtIsProtectedBeforeItIsAskedAgain()
    {
        Trade filling = AddOnScenario.Planned()
            .Sent(LegKind.AddOn, OrderStatus.PartiallyFilled, TestTrades.Buy(2, 2m, 101m));

        TradeStep.Send send = Assert.IsType<TradeStep.Send>(TradeSteps.Next(filling, Now));
        Trade grown = filling.Report(send.Replacing!, OrderStatus.Cancelled, Now).Answer(send.Leg, OrderStatus.Open);

        Assert.Equal((LegKind.Stop, 12m), (send.Leg.Kind, send.Leg.Quantity));
        Assert.Equal("a1", Assert.IsType<TradeStep.Query>(TradeSteps.Next(grown, Now)).Leg.Name);
    }

    [Fact]
    public void Next_StopInDoubtWhileAPurchaseIsFilling_TheStopIsAskedForFirst()
    {
        Trade filling = AddOnScenario.Planned()
            .Sent(LegKind.AddOn, OrderStatus.PartiallyFilled, TestTrades.Buy(2, 2m, 101m));
        TradeStep.Send send = Assert.IsType<TradeStep.Send>(TradeSteps.Next(filling, Now));
        Trade doubtful = filling.Sending(send.Leg, Now).Report(send.Leg, OrderStatus.Unknown, Now);

        Assert.Equal(
            send.Leg.Name, Assert.IsType<TradeStep.Query>(TradeSteps.Next(doubtful, Now)).Leg.Name);
    }

    [Fact]
    public void Next_LargerStopRefusedWhileAPurchaseIsFilling_ThePurchaseIsAskedFor()
    {
        Trade filling = AddOnScenario.Planned()
            .Sent(LegKind.AddOn, OrderStatus.PartiallyFilled, TestTrades.Buy(2, 2m, 101m));
        TradeStep.Send send = Assert.IsType<TradeStep.Send>(TradeSteps.Next(filling, Now));

        Trade refused = filling.Answer(send.Leg, OrderStatus.Rejected);

        Assert.Equal("a1", Assert.IsType<TradeStep.Query>(TradeSteps.Next(refused, Now)).Leg.Name);
    }

    [Fact]
    public void Next_EntryStillFilling_TheStopGrowsWithIt()
    {
        Trade filling = TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.PartiallyFilled, TestTrades.Buy(1, 3m));
        TradeStep.Send first = Assert.IsType<TradeStep.Send>(TradeSteps.Next(filling, Now));
        Trade guarded = filling.Answer(first.Leg, OrderStatus.Open);
        Trade more = guarded.Report(
            guarded.Entry!, OrderStatus.PartiallyFilled, Now, TestTrades.Buy(1, 3m), TestTrades.Buy(2, 2m));

        Assert.IsType<TradeStep.Query>(TradeSteps.Next(guarded, Now));
        Assert.Equal(5m, Assert.IsType<TradeStep.Send>(TradeSteps.Next(more, Now)).Leg.Quantity);
    }

    [Fact]
    public void Next_ExitWishedWhileTheAddOnWasInDoubt_SellsTheAddOnToo()
    {
        Trade unknown = AddOnScenario.Planned().Sent(LegKind.AddOn, OrderStatus.Unknown).Exit("kill", 101m, Now);
        Trade found = unknown.Report(unknown.AddOn(), OrderStatus.Filled, Now, TestTrades.Buy(2, 5m, 101m));

        Trade closed = found.Settled(101m);

        Assert.Equal((TradeStatus.Closed, 15m), (closed.Status, closed.SoldQuantity));
    }

    [Fact]
    public void Next_ExitWishedBeforeTheAddOnWasSent_ExitsAndDropsIt()
    {
        Trade closed = AddOnScenario.Planned().Exit("kill", 101m, Now).Settled(101m);

        Assert.Equal((TradeStatus.Closed, 10m), (closed.Status, closed.BoughtQuantity));
        Assert.Equal((LegState.Cancelled, "state-changed"), (closed.AddOn().State, closed.AddOn().Reason));
    }

    [Fact]
    public void Settle_StopFilledWhileTheAddOnIsInDoubt_StaysOpenUntilItIsKnown()
    {
        Trade unknown = AddOnScenario.Planned().Sent(LegKind.AddOn, OrderStatus.Unknown);
        Trade stopped = unknown.Report(
            unknown.RestingStop!, OrderStatus.Filled, Now, TestTrades.Sale(9, 10m, 100.2m));

        Trade bought = stopped.Report(stopped.AddOn(), OrderStatus.Filled, Now, TestTrades.Buy(2, 5m, 101m));

        Assert.Equal(TradeStatus.Open, stopped.Status);
        Assert.Equal(
            5m, Assert.IsType<TradeStep.Send>(TradeSteps.Next(bought, Now)).Leg.Quantity);
        Assert.Equal(
            TradeStatus.Closed, stopped.Report(stopped.AddOn(), OrderStatus.Expired, Now).Status);
    }

    [Fact]
    public void Result_WithAnAddOn_IsTheChangeOfTheAccount()
    {
        Fill more = TestTrades.Buy(2, 5m, 101m, 0.001m);
        Trade added = AddOnScenario.Planned().Sent(LegKind.AddOn, OrderStatus.Filled, more).Settled(101m);
        Trade closed = added.Report(
            added.RestingStop!, OrderStatus.Filled, Now, TestTrades.Sale(9, 14.995m, 105m, 0.001m));

        Assert.Equal(14.995m, added.RestingStop!.Quantity);
        Assert.Equal((14.995m * 105m * 0.999m) - 1_000m - 505m, closed.Result().Net);
        Assert.Equal((5m * 0.001m * 101m) + (14.995m * 105m * 0.001m), closed.Result().Fees);
        Assert.Equal([1L, 2L], closed.Purchases.Select(fill => fill.TradeId));
        Assert.Equal(0.505m / 1_505m, added.EntryFeeRate);
    }

    [Fact]
    public void Of_AfterATarget_CountsWhatIsStillHeld()
    {
        Trade taken = PositionScenario.AfterTarget().WithHigherStop(99m, "trail", Now).Settled(102m);

        Assert.Equal((6m * 1m) + (5m * 2m), AddOnRisk.Of(taken, 5m, 101m));
        Assert.Null(AddOnRisk.Of(taken with { StopPrice = 99.01m }, 5m, 101m));
        Assert.Null(AddOnRisk.Of(TestTrades.Entering(), 5m, 101m));
    }

    [Fact]
    public void Json_PlannedAddOn_ComesBackWithItsApprovalAndTime()
    {
        JsonSerializerOptions options = new() { IgnoreReadOnlyProperties = true };
        Trade planned = AddOnScenario.Planned();

        Trade read = JsonSerializer.Deserialize<Trade>(JsonSerializer.Serialize(planned, options), options)!;

        Assert.Equal(planned.AddOnApproval, read.AddOnApproval);
        Assert.Equal(planned.AddOn(), read.AddOn() with { Fills = planned.AddOn().Fills });
        Assert.IsType<TradeStep.Send>(TradeSteps.Next(read, Now));
    }

    [Fact]
    public void NextLegName_AddOn_HasItsOwnLetter() => Assert.Equal("a1", TestTrades.Open().NextLegName(LegKind.AddOn));
}
