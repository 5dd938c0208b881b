using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Tests.Risk;

namespace Breakwater.Domain.Tests.Positions;

/// <summary>Each limit that an add-on must fit under, at its boundary.</summary>
public sealed class AddOnLimitTests
{
    private const decimal Whole = 1_015m + AddOnScenario.Notional;

    private static readonly AddOnLimits Free = AddOnScenario.Free;

    [Theory]
    [InlineData(TradingState.Halted)]
    [InlineData(TradingState.Reducing)]
    public void State_NotActive_IsADenial(TradingState state) =>
        Assert.Equal("addOn.active", AddOnScenario.Refusal(Free with { State = state }).Name);

    [Fact]
    public void FreeQuote_MustPayItAndItsFee()
    {
        decimal cost = AddOnScenario.Notional * 1.001m;

        Assert.Equal("add-on", AddOnScenario.Outcome(Free with { FreeQuote = cost }));
        Assert.Equal("addOn.balance", AddOnScenario.Refusal(Free with { FreeQuote = cost - 0.00001m }).Name);
        Assert.Null(AddOnScenario.Refusal(Free with { FreeQuote = null }).Value);
    }

    [Fact]
    public void MaxPositionNotional_IsOfEntryAndAddOn()
    {
        Assert.Equal("add-on", AddOnScenario.Outcome(With(Free.Rules with { MaxPositionNotional = Whole })));
        Assert.Equal(
            new Check("addOn.position", Whole, Whole - 0.01m, false),
            AddOnScenario.Refusal(With(Free.Rules with { MaxPositionNotional = Whole - 0.01m })));
    }

    [Fact]
    public void MaxPositionPercent_IsOfEntryAndAddOn()
    {
        Assert.Equal("add-on", AddOnScenario.Outcome(With(Free.Rules with { MaxPositionPercent = Whole / 100m })));
        Assert.Equal(
            "addOn.position.percent",
            AddOnScenario.Refusal(With(Free.Rules with { MaxPositionPercent = (Whole / 100m) - 0.0001m })).Name);
    }

    [Fact]
    public void MaxExposurePercent_CountsTheOthersToo()
    {
        AddOnLimits two = Free with { Portfolio = Free.Portfolio.Reserve(RiskScenario.Held("ETH", 5m, 1_000m)) };
        Portfolio raised = AddOnScenario.Decide(AddOnScenario.Ready(), limits: two).Portfolio!;
        decimal most = (Whole + 1_000m) / 100m;

        Assert.Equal("add-on", AddOnScenario.Outcome(
            two with { Rules = two.Rules with { MaxExposurePercent = most } }));
        Assert.Equal(
            "addOn.exposure.percent",
            AddOnScenario.Refusal(two with { Rules = two.Rules with { MaxExposurePercent = most - 0.0001m } }).Name);
        Assert.Equal([Whole, 1_000m], raised.Reservations.Select(own => own.Notional));
    }

    [Fact]
    public void MaxOpenRiskPercent_StaysTheLimit()
    {
        Assert.Equal("add-on", AddOnScenario.Outcome(With(Free.Rules with { MaxOpenRiskPercent = 0.35m })));
        Assert.Equal(
            "addOn.risk.open.percent",
            AddOnScenario.Refusal(With(Free.Rules with { MaxOpenRiskPercent = 0.3499m })).Name);
    }

    [Fact]
    public void MaxDailyLossPercent_Reached_IsADenial()
    {
        // 3 per cent of the day's start is 300.
        Portfolio almost = Free.Portfolio with { Gross = -299.99m };
        Portfolio reached = Free.Portfolio with { Gross = -300m };

        Assert.Equal("add-on", AddOnScenario.Outcome(Free with { Portfolio = almost }));
        Assert.Equal("addOn.loss.day.percent", AddOnScenario.Refusal(Free with { Portfolio = reached }).Name);
        // Yesterday's loss is no longer today's.
        Assert.Equal("add-on", AddOnScenario.Outcome(Free with
        {
            Portfolio = reached with { Day = reached.Day.AddDays(-1) },
        }));
    }

    [Fact]
    public void MaxDrawdownPercent_Reached_IsADenial()
    {
        Portfolio reached = Free.Portfolio with { HighWaterMark = 12_500m };

        Assert.Equal("add-on", AddOnScenario.Outcome(
            Free with { Portfolio = reached, Rules = Free.Rules with { MaxDrawdownPercent = 20.01m } }));
        Assert.Equal("addOn.drawdown.percent", AddOnScenario.Refusal(
            Free with { Portfolio = reached, Rules = Free.Rules with { MaxDrawdownPercent = 20m } }).Name);
    }

    [Fact]
    public void CoolDown_NotOver_IsADenial()
    {
        Portfolio over = Free.Portfolio with { CoolDownUntil = PositionScenario.Now };
        Portfolio resting = over with { CoolDownUntil = PositionScenario.Now.AddTicks(1) };

        Assert.Equal("add-on", AddOnScenario.Outcome(Free with { Portfolio = over }));
        Assert.Equal("addOn.coolDown.over", AddOnScenario.Refusal(Free with { Portfolio = resting }).Name);
    }

    [Fact]
    public void Ledger_TradeIsNotReservedOrEquityIsGone_IsADenial()
    {
        Portfolio unknown = Free.Portfolio.Release("t1");
        Portfolio broke = Free.Portfolio with { Gross = -10_000m };

        Assert.Equal("addOn.ledger", AddOnScenario.Refusal(Free with { Portfolio = unknown }).Name);
        Assert.Equal("addOn.ledger", AddOnScenario.Refusal(Free with { Portfolio = broke }).Name);
    }

    [Fact]
    public void Reservation_LargerThanEntryAndAddOn_IsNotMadeSmaller()
    {
        Portfolio large = new Portfolio(10_000m, 0m, 0m).Reserve(
            new Reservation("t1", RiskScenario.Symbol, 35m, 2_000m));

        Portfolio? ledger = AddOnScenario.Decide(
            AddOnScenario.Ready(), limits: Free with { Portfolio = large }).Portfolio;

        Assert.Equal(2_000m, ledger!.Exposure);
    }

    [Fact]
    public void WorstPrice_IsTheBidPlusSpreadAndSlippage()
    {
        Trade added = AddOnScenario.Decide(
            AddOnScenario.Ready(),
            limits: With(Free.Rules with { MaxSpreadBasisPoints = 10m, SlippageBasisPoints = 10m })).Trade;

        Assert.Equal(101.20m, added.AddOn().Price);
    }

    [Theory]
    [InlineData(15, "add-on")]
    [InlineData(14.999, "hold")]
    [InlineData(0, "add-on")]
    public void MaxQuantity_TheStopMustCoverAllInOneOrder(decimal most, string outcome) =>
        Assert.Equal(outcome, On(own => own with { MaxQuantity = most }));

    [Theory]
    [InlineData(5, "add-on")]
    [InlineData(5.001, "hold")]
    public void MinQuantity_BelowIt_IsADenial(decimal least, string outcome) =>
        Assert.Equal(outcome, On(own => own with { MinQuantity = least }));

    [Theory]
    [InlineData(506.75, "add-on")]
    [InlineData(506.76, "hold")]
    public void MinNotional_BelowIt_IsADenial(decimal least, string outcome) =>
        Assert.Equal(outcome, On(own => own with { MinNotional = least }));

    [Fact]
    public void LotStep_LargerThanTheShare_IsADenial() =>
        Assert.Equal("hold", On(own => own with { LotStep = 10m, MinQuantity = 0m, MinNotional = 0m }));

    private static string On(Func<Instrument, Instrument> change)
    {
        Trade ready = AddOnScenario.Ready();

        return AddOnScenario.Decide(ready with { Instrument = change(ready.Instrument) }).Outcome;
    }

    private static AddOnLimits With(RiskRules rules) => Free with { Rules = rules };
}
