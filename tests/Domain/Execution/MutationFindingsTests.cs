using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Tests.Positions;
using Breakwater.Domain.Tests.Risk;

namespace Breakwater.Domain.Tests.Execution;

/// <summary>What the mutation run found to be guarded by no test.</summary>
public sealed class MutationFindingsTests
{
    [Fact]
    public void IsBare_FractionOfACoin_IsProtectedFirst()
    {
        Trade bought = TestTrades.Entering(0.5m)
            .Sent(LegKind.Entry, OrderStatus.Filled, TestTrades.Buy(1, 0.5m));

        Assert.True(TradeSteps.IsBare(bought));
        Assert.Equal(LegKind.Stop, Assert.IsType<TradeStep.Send>(TradeSteps.Next(bought, TestTrades.Now)).Leg.Kind);
    }

    [Fact]
    public void Settle_EntryEndsWithAFractionOfACoinAndItsStopRests_IsOpen()
    {
        Trade filling = TestTrades.Entering(0.5m)
            .Sent(LegKind.Entry, OrderStatus.PartiallyFilled, TestTrades.Buy(1, 0.3m));
        var stop = Assert.IsType<TradeStep.Send>(TradeSteps.Next(filling, TestTrades.Now));
        Trade covered = filling.Answer(stop.Leg, OrderStatus.Open);

        Assert.Equal(
            TradeStatus.Open, covered.Report(covered.Entry!, OrderStatus.Expired, TestTrades.Now).Status);
    }

    [Fact]
    public void Assess_CoinWorthAFractionOfACent_IsApproved()
    {
        RiskScenario scenario = RiskScenario.Approving();
        RiskDecision decision = RiskGate.Assess(
            "t1",
            scenario.Signal with
            {
                LevelPrice = 0.0000100m, EntryPrice = 0.0000101m, MaxEntryPrice = 0.0000102m, StopPrice = 0.0000095m,
            },
            scenario.Context with
            {
                Instrument = scenario.Context.Instrument! with
                {
                    TickSize = 0.00000001m, LotStep = 1m, MinQuantity = 1m, MaxQuantity = 0m,
                },
                Book = scenario.Context.Book! with { BidPrice = 0.00001009m, AskPrice = 0.0000101m },
            },
            scenario.Rules with { MaxSpreadBasisPoints = 50m });

        Assert.IsType<RiskDecision.Approved>(decision);
    }

    [Fact]
    public void Decide_BreakoutCandleNoLongerInTheSeries_ActivityIsUnknown()
    {
        ExitRules rules = PositionScenario.Quiet with { ActivityWindowCandles = 3, ActivityDropShare = 0.5m };
        CandleSeries later = PositionScenario.From(1, 6, PositionScenario.At(1) with { Volume = 1_000m });

        Assert.Equal("hold", rules.Look(TestTrades.Open(), 100.5m, later).Outcome);
    }

    [Theory]
    [InlineData(0.5, -2.0)]
    [InlineData(0.0001, -10_000.0)]
    public void NetR_RiskBelowOne_IsMeasured(double risk, double expected) =>
        Assert.Equal((decimal)expected, Result((decimal)risk).NetR);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void NetR_NoRisk_IsUnknown(int risk) => Assert.Null(Result(risk).NetR);

    [Fact]
    public void RestingStop_OldAndNewMayRest_IsTheNewer()
    {
        Trade open = TestTrades.Open();
        Leg newer = TradePlans.StopLeg(open, 10m, TestTrades.Now) with { State = LegState.Accepted };

        Assert.Equal(newer.Name, open.With(newer).RestingStop!.Name);
    }

    [Fact]
    public void WithHigherStop_Reason_IsKeptForReports() =>
        Assert.Equal("trail", TestTrades.Open().WithHigherStop(99m, "trail", TestTrades.Now).Legs[^1].Reason);

    private static TradeResult Result(decimal risk) =>
        new("t1", -0.9m, 0.1m, 0m, TestTrades.Now) { InitialRisk = risk };
}
