using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Tests.Risk;

/// <summary>Each limit just before, at and just past the value that the scenario has.</summary>
public sealed class RiskBoundaryTests
{
    private static readonly RiskScenario Good = RiskScenario.Approving();

    private static readonly Portfolio Ledger = Good.Context.Portfolio!.At(RiskScenario.Now);

    [Theory]
    [InlineData(TradingState.Halted, 0)]
    [InlineData(TradingState.Reducing, 1)]
    [InlineData((TradingState)3, 3)]
    public void TradingState_NotActive_IsDeniedWithTheState(TradingState state, int value) => Good
        .Knowing(context => context with { State = state })
        .IsDenied(DenialReason.TradingNotActive, "trading.active", value, 2m);

    [Fact]
    public void SignalExpiry_AtItsEndIsFreshAndATickLaterIsNot()
    {
        Assert.Equal(30m, Good.Find("signal.fresh")!.Value);
        Assert.Equal(0m, Expiring(TimeSpan.Zero).Approved().Checks[1].Value);
        Expiring(TimeSpan.FromSeconds(-30)).IsDenied(DenialReason.SignalExpired, "signal.fresh", -0.5m, 0m);
        Assert.Equal(DenialReason.SignalExpired, Expiring(TimeSpan.FromTicks(-1)).Denied());
    }

    [Theory]
    [InlineData(101.1, 101.1)] // locked
    [InlineData(101.2, 101.1)] // crossed
    [InlineData(0, 101.1)]
    [InlineData(-1, 101.1)]
    [InlineData(101.1, 0)]
    public void Book_WithoutASpread_IsNoMarketData(decimal bid, decimal ask) => Good.Quoted(bid, ask)
        .IsDenied(DenialReason.NoMarketData, "market", 0m, 1m);

    [Fact]
    public void Inputs_Missing_AreDeniedWithoutAValue()
    {
        Good.Knowing(context => context with { Book = null })
            .IsDenied(DenialReason.NoMarketData, "market", null, 1m);
        Good.Knowing(context => context with { Instrument = null })
            .IsDenied(DenialReason.NoMarketData, "market", null, 1m);
        Good.Knowing(context => context with { Portfolio = null })
            .IsDenied(DenialReason.NoEquity, "equity", null, 0m);
        Good.Knowing(context => context with { FreeQuote = null })
            .IsDenied(DenialReason.NoEquity, "balance.known", null, null);
        Good.Traded(instrument => instrument with { IsTrading = false })
            .IsDenied(DenialReason.NoMarketData, "market", 0m, 1m);
        Assert.Equal(1m, Good.Find("market")!.Value);
    }

    [Fact]
    public void Equity_AtZeroIsNone() =>
        Good.With(Ledger with { Gross = -10_000m }).IsDenied(DenialReason.NoEquity, "equity", 0m, 0m);

    [Fact]
    public void Positions_AtTheLimitPassAndOneMoreDoesNot()
    {
        Portfolio two = Ledger.Reserve(RiskScenario.Held("A")).Reserve(RiskScenario.Held("B"));

        Assert.Equal(new Check("positions", 3m, 3m, true), Good.With(two).Find("positions"));
        Good.With(two.Reserve(RiskScenario.Held("C"))).IsDenied(DenialReason.TooManyPositions, "positions", 4m, 3m);
    }

    [Fact]
    public void SymbolHeld_IsDeniedAndAnotherSymbolIsNot()
    {
        Good.With(Ledger.Reserve(RiskScenario.Held("BTC")))
            .IsDenied(DenialReason.SymbolAlreadyHeld, "symbol.free", 0m, 1m);
        Assert.Equal(1m, Good.With(Ledger.Reserve(RiskScenario.Held("ETH"))).Find("symbol.free")!.Value);
    }

    [Fact]
    public void TradesToday_AtTheLimitPassAndOneMoreDoesNot()
    {
        RiskScenario scenario = Good.Under(rules => rules with { MaxTradesPerDay = 5 });

        Assert.Equal(
            new Check("trades.day", 5m, 5m, true),
            scenario.With(Ledger with { TradesToday = 4 }).Find("trades.day"));
        scenario.With(Ledger with { TradesToday = 5 })
            .IsDenied(DenialReason.TooManyTradesToday, "trades.day", 6m, 5m);
    }

    [Fact]
    public void TradesToday_OfYesterday_DoNotCount() => Assert.Equal(
        1m, Good.With((Ledger with { TradesToday = 1_000 }).At(RiskScenario.Now))
            .At(RiskScenario.Now.AddDays(1)).Find("trades.day")!.Value);

    [Fact]
    public void CoolDown_UntilItsEndIsDenied()
    {
        Assert.Equal(
            new Check("cooldown.over", 0m, 0m, true),
            Good.With(Ledger with { CoolDownUntil = RiskScenario.Now }).Find("cooldown.over"));
        Good.With(Ledger with { CoolDownUntil = RiskScenario.Now.AddSeconds(90) })
            .IsDenied(DenialReason.CoolingDown, "cooldown.over", 1.5m, 0m);
        Assert.Equal(
            DenialReason.CoolingDown, Good.With(Ledger with { CoolDownUntil = RiskScenario.Now.AddTicks(1) }).Denied());
    }

    [Fact]
    public void SymbolCoolDown_UntilItsEndIsDeniedForThatSymbolOnly()
    {
        RiskScenario scenario = Good.Under(rules => rules with { SymbolCoolDownMinutes = 10 });

        Assert.Equal(
            new Check("cooldown.symbol.over", 0m, 0m, true), Ended("BTC", -10).Find("cooldown.symbol.over"));
        Ended("BTC", -9).IsDenied(DenialReason.SymbolCoolingDown, "cooldown.symbol.over", 1m, 0m);
        Assert.Equal(0m, Ended("ETH", -1).Find("cooldown.symbol.over")!.Value);

        RiskScenario Ended(string asset, int minutes) => scenario.With(Ledger with
        {
            Rests = [new SymbolRest(Symbol.Of(asset + "USDT"), RiskScenario.Now.AddMinutes(minutes))],
        });
    }

    [Theory]
    [InlineData(-299.99, null)]
    [InlineData(-300, 3.0)]
    [InlineData(-300.01, 3.0001)]
    public void DailyLossPercent_ReachedIsUsedUp(decimal gross, double? denied) =>
        Judge(Good.With(Ledger with { Gross = gross }), DenialReason.DailyLossLimit, "loss.day.percent", denied, 3m);

    [Theory]
    [InlineData(-249.99, null)]
    [InlineData(-250, 2.5)]
    [InlineData(-250.5, 2.505)]
    public void DailyLossR_ReachedIsUsedUp(decimal gross, double? denied) => Judge(
        Good.With(Ledger with { Gross = gross }).Under(rules => rules with { MaxDailyLossR = 2.5m }),
        DenialReason.DailyLossLimit,
        "loss.day.r",
        denied,
        2.5m);

    [Fact]
    public void DailyLossR_IsOfTheRiskPerTradeOfTheDaysFirstEquity()
    {
        Portfolio grown = new Portfolio(10_000m, 10_000m, 0m) { Day = Ledger.Day, DayStartEquity = 20_000m };
        RiskScenario scenario = Good.Under(rules => rules with { RiskPerTradePercent = 0.5m, MaxDailyLossR = 1m });

        // Half a per cent of 20,000 is 100.
        Assert.Equal(0.9m, scenario.With(grown with { Fees = 90m }).Find("loss.day.r")!.Value);
        scenario.With(grown with { Fees = 100m }).IsDenied(DenialReason.DailyLossLimit, "loss.day.r", 1m, 1m);
    }

    [Theory]
    [InlineData(-999.99, null)]
    [InlineData(-1000, 10.0)]
    [InlineData(-1000.01, 10.0001)]
    public void Drawdown_ReachedIsUsedUp(decimal gross, double? denied) => Judge(
        // Lost yesterday, so that today's limit does not come first.
        Good.With(Ledger with { Gross = gross, DayStartEquity = 10_000m + gross, HighWaterMark = 10_000m }),
        DenialReason.DrawdownLimit,
        "drawdown.percent",
        denied,
        10m);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Baseline_NotPositive_IsNotKnown(decimal baseline)
    {
        Good.With(Ledger with { DayStartEquity = baseline })
            .IsDenied(DenialReason.DailyLossLimit, "loss.day.percent", null, 3m);
        Good.With(Ledger with { HighWaterMark = baseline })
            .IsDenied(DenialReason.DrawdownLimit, "drawdown.percent", null, 10m);
    }

    [Fact]
    public void RiskPerTrade_Zero_LeavesTheLossInRUnknown() => Good
        .Under(rules => rules with { RiskPerTradePercent = 0m })
        .IsDenied(DenialReason.DailyLossLimit, "loss.day.r", null, 100m);

    private static RiskScenario Expiring(TimeSpan left) =>
        Good with { Signal = Good.Signal with { ExpiresAt = RiskScenario.Now + left } };

    private static void Judge(
        RiskScenario scenario, DenialReason reason, string name, double? denied, decimal threshold)
    {
        if (denied is null)
        {
            Assert.True(scenario.Find(name)!.Passed);
            Assert.IsType<RiskDecision.Approved>(scenario.Assess());
        }
        else
        {
            scenario.IsDenied(reason, name, (decimal)denied.Value, threshold);
        }
    }
}
