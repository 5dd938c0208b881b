using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Tests.Risk;

public sealed class MarketGatesTests
{
    private static readonly RiskScenario Good = RiskScenario.Approving();

    private static readonly Portfolio Ledger = Good.Context.Portfolio!.At(RiskScenario.Now);

    [Theory]
    [InlineData(MarketRegime.Unknown, null)]
    [InlineData(MarketRegime.RiskOff, 1)]
    [InlineData((MarketRegime)9, 9)]
    public void Regime_UnknownOrRiskOff_IsDenied(MarketRegime regime, int? value) =>
        In(regime).IsDenied(DenialReason.RegimeNotFit, "regime", value, 2m);

    [Theory]
    [InlineData(MarketRegime.Caution, 2)]
    [InlineData(MarketRegime.Normal, 3)]
    public void Regime_CautionOrNormal_GoesOn(MarketRegime regime, int value) =>
        Assert.Equal(new Check("regime", value, 2m, true), In(regime).Find("regime"));

    [Fact]
    public void Regime_NobodySaid_IsDenied() => Assert.Equal(
        DenialReason.RegimeNotFit,
        (Good with
        {
            Context = new RiskContext(
                TradingState.Active, Ledger, RiskScenario.Instrument, Good.Context.Book, 10_000m, RiskScenario.Now),
        }).Denied());

    [Fact]
    public void Breaker_UntilItsEndIsDenied()
    {
        Assert.Equal(
            new Check("breaker.closed", 0m, 0m, true),
            Good.With(Ledger with { BreakerOpenUntil = RiskScenario.Now }).Find("breaker.closed"));
        Good.With(Ledger with { BreakerOpenUntil = RiskScenario.Now.AddMinutes(7) })
            .IsDenied(DenialReason.CircuitOpen, "breaker.closed", 7m, 0m);
        Assert.Equal(0m, Good.Find("breaker.closed")!.Value);
    }

    [Fact]
    public void Blackout_Running_NamesItselfAndTheMinutesLeft() => Out(
            [
                new Blackout([], new TimeOnly(13, 0), new TimeOnly(14, 0), "later"),
                new Blackout([], new TimeOnly(11, 0), new TimeOnly(12, 30), "news"),
            ])
        .IsDenied(DenialReason.Blackout, "blackout.news", 30m, 0m);

    [Fact]
    public void Blackout_NoneRunning_IsOneCheck() => Assert.Equal(
        new Check("blackout", 0m, 0m, true),
        Out([new Blackout([], new TimeOnly(13, 0), new TimeOnly(14, 0), "later")]).Find("blackout"));

    [Theory]
    [InlineData(0.7, true)]
    [InlineData(0.7001, false)]
    [InlineData(0.6999, true)]
    [InlineData(-1.0, true)]
    [InlineData(1.0, false)]
    [InlineData(null, false)]
    public void Correlation_AtTheLimitPassesAndUnknownDoesNot(double? value, bool passes)
    {
        RiskScenario scenario = Correlated(0.7m, ("ETH", value));

        Assert.Equal(
            new Check("correlation.ETHUSDT", (decimal?)value, 0.7m, passes), scenario.Find("correlation.ETHUSDT"));
        Assert.Equal(passes, scenario.Assess() is RiskDecision.Approved);
        Assert.True(passes || scenario.Denied() is DenialReason.TooCorrelated);
    }

    [Fact]
    public void Correlation_SecondOfTwoTooHigh_IsDeniedForThatOne()
    {
        RiskScenario scenario = Correlated(0.7m, ("ETH", 0.1), ("SOL", 0.9));

        scenario.IsDenied(DenialReason.TooCorrelated, "correlation.SOLUSDT", 0.9m, 0.7m);
        Assert.True(scenario.Find("correlation.ETHUSDT")!.Passed);
    }

    [Fact]
    public void Correlation_MissingForAHeldSymbol_IsDeniedWithoutAValue() => Good
        .With(Ledger.Reserve(RiskScenario.Held("ETH")))
        .Under(rules => rules with { MaxCorrelation = 0.99m })
        .Knowing(context => context with
        {
            Correlations = new Dictionary<Symbol, decimal?> { [Symbol.Of("SOLUSDT")] = 0m },
        })
        .IsDenied(DenialReason.TooCorrelated, "correlation.ETHUSDT", null, 0.99m);

    [Fact]
    public void Correlation_LimitOfOne_DoesNotNeedTheMap()
    {
        RiskScenario scenario = Good.With(Ledger.Reserve(RiskScenario.Held("ETH")));

        Assert.Null(scenario.Find("correlation.ETHUSDT"));
        Assert.IsType<RiskDecision.Approved>(scenario.Assess());
    }

    [Fact]
    public void Correlation_NothingHeld_DoesNotNeedTheMap() => Assert.IsType<RiskDecision.Approved>(
        Good.Under(rules => rules with { MaxCorrelation = 0.1m }).Assess());

    private static RiskScenario In(MarketRegime regime) => Good.Knowing(context => context with { Regime = regime });

    private static RiskScenario Out(IReadOnlyList<Blackout> blackouts) =>
        Good.Under(rules => rules with { Blackouts = blackouts });

    private static RiskScenario Correlated(decimal limit, params (string Asset, double? Value)[] held) => Good
        .With(held.Aggregate(Ledger, (ledger, one) => ledger.Reserve(RiskScenario.Held(one.Asset))))
        .Under(rules => rules with { MaxCorrelation = limit })
        .Knowing(context => context with
        {
            Correlations = held.ToDictionary(one => Symbol.Of(one.Asset + "USDT"), one => (decimal?)one.Value),
        });
}
