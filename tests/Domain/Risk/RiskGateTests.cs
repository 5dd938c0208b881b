using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Tests.Risk;

public sealed class RiskGateTests
{
    private static readonly RiskScenario Good = RiskScenario.Approving();

    private static readonly Portfolio Ledger = Good.Context.Portfolio!;

    private static readonly Dictionary<DenialReason, RiskScenario> Spoilt = new()
    {
        [DenialReason.TradingNotActive] = Good with { Context = Good.Context with { State = TradingState.Reducing } },
        [DenialReason.SignalExpired] = Good with { Context = Good.Context with { Now = RiskScenario.Now.AddHours(1) } },
        [DenialReason.NoMarketData] = Good with { Context = Good.Context with { Book = null } },
        [DenialReason.NoEquity] = Good with { Context = Good.Context with { FreeQuote = null } },
        [DenialReason.SymbolAlreadyHeld] = Good.With(Ledger.Reserve(RiskScenario.Held("BTC"))),
        [DenialReason.TooManyPositions] = Good.With(Ledger with
        {
            Reservations = [RiskScenario.Held("A"), RiskScenario.Held("B"), RiskScenario.Held("C")],
        }),
        [DenialReason.CoolingDown] = Good.With(Ledger with { CoolDownUntil = RiskScenario.Now.AddMinutes(1) }),
        [DenialReason.DailyLossLimit] = Good.With(Ledger with
        {
            Day = DateOnly.FromDateTime(RiskScenario.Now.UtcDateTime),
            Gross = -300m,
        }),
        [DenialReason.DrawdownLimit] = Good.With(Ledger with { HighWaterMark = 20_000m }),
        [DenialReason.PriceBeyondChaseLimit] = Book(101.4m, 101.51m),
        [DenialReason.SpreadTooWide] = Book(100.5m, 101.2m),
        [DenialReason.StopNotBelowEntry] = Good with { Signal = Good.Signal with { StopPrice = 101.1m } },
        [DenialReason.CostTooHigh] = Good with { Rules = Good.Rules with { FeeBasisPoints = 100m } },
        [DenialReason.QuantityBelowMinimum] = Instrument(Good.Context.Instrument! with { MinQuantity = 1_000m }),
        [DenialReason.NotionalBelowMinimum] = Instrument(Good.Context.Instrument! with { MinNotional = 2_900m }),
        [DenialReason.OpenRiskLimit] = Good.With(Ledger.Reserve(RiskScenario.Held("A", 401m))),
        [DenialReason.ExposureLimit] = Good.With(Ledger.Reserve(RiskScenario.Held("A", 1m, 6_200m))),
        [DenialReason.InsufficientBalance] = Good with { Context = Good.Context with { FreeQuote = 0m } },
        [DenialReason.RegimeNotFit] = Good.Knowing(context => context with { Regime = MarketRegime.RiskOff }),
        [DenialReason.Blackout] = Good.Under(rules => rules with
        {
            Blackouts = [new Blackout([], new TimeOnly(11, 0), new TimeOnly(13, 0), "lunch")],
        }),
        [DenialReason.CircuitOpen] = Good.With(Ledger with { BreakerOpenUntil = RiskScenario.Now.AddMinutes(1) }),
        [DenialReason.SymbolCoolingDown] = Good
            .With(Ledger with { Rests = [new SymbolRest(RiskScenario.Symbol, RiskScenario.Now)] })
            .Under(rules => rules with { SymbolCoolDownMinutes = 1 }),
        [DenialReason.TooManyTradesToday] = Good
            .With(Ledger.At(RiskScenario.Now) with { TradesToday = 5 })
            .Under(rules => rules with { MaxTradesPerDay = 5 }),
        [DenialReason.TooCorrelated] = Good
            .With(Ledger.Reserve(RiskScenario.Held("ETH")))
            .Under(rules => rules with { MaxCorrelation = 0.7m }),
        [DenialReason.DepthTooThin] = Good
            .Under(rules => rules with { Depth = rules.Depth with { MinNotional = 10m } }),
    };

    public static TheoryData<DenialReason> Reasons =>
        [.. Enum.GetValues<DenialReason>().Where(reason => reason is not DenialReason.None)];

    [Fact]
    public void Assess_NothingAgainstIt_IsApprovedOnStepAndTick()
    {
        RiskDecision.Approved approved = Good.Approved();

        // 1 % of 10,000 over a distance of 3.5.
        Assert.Equal(28.571m, approved.Entry.Quantity);
        Assert.Equal(101.5m, approved.Entry.MaxPrice);
        Assert.Equal(28.571m * 3.5m, approved.Entry.Risk);
        Assert.Equal(
            new Reservation("t1", RiskScenario.Symbol, 28.571m * 3.5m, 28.571m * 101.5m), approved.Reservation);
        Assert.All(approved.Checks, check => Assert.True(check.Passed, check.Name));
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Assess_OneThingWrong_IsDeniedForThat(DenialReason reason)
    {
        var denied = Assert.IsType<RiskDecision.Denied>(Spoilt[reason].Assess());

        Assert.Equal(reason, denied.Reason);
        Assert.False(denied.Checks[^1].Passed);
        Assert.All(denied.Checks.SkipLast(1), check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void Assess_NoInstrumentOrHalted_IsNoMarketData()
    {
        Assert.Equal(
            DenialReason.NoMarketData, (Good with { Context = Good.Context with { Instrument = null } }).Denied());
        Assert.Equal(
            DenialReason.NoMarketData, Instrument(Good.Context.Instrument! with { IsTrading = false }).Denied());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [Trait("SeedDefect", "8")]
    public void Assess_EquityNotPositive_IsNoEquity(decimal start)
    {
        Assert.Equal(DenialReason.NoEquity, Good.With(new Portfolio(start, 0m, 0m)).Denied());
        Assert.Equal(
            DenialReason.NoEquity, (Good with { Context = Good.Context with { Portfolio = null } }).Denied());
    }

    [Fact]
    public void Assess_AtTheBoundary_MaximaPassAndUsedUpLimitsDoNot()
    {
        DateOnly today = DateOnly.FromDateTime(RiskScenario.Now.UtcDateTime);

        Assert.IsType<RiskDecision.Approved>(Book(101.4m, 101.5m).Assess());
        Assert.IsType<RiskDecision.Approved>(
            (Good with { Context = Good.Context with { Now = Good.Signal.ExpiresAt } }).Assess());
        Assert.IsType<RiskDecision.Approved>(Good.With(Ledger with { CoolDownUntil = RiskScenario.Now }).Assess());
        Assert.IsType<RiskDecision.Approved>(Good.With(Ledger with { Day = today, Gross = -299.99m }).Assess());
        Assert.Equal(DenialReason.DailyLossLimit, Good.With(Ledger with { Day = today, Gross = -300m }).Denied());
        Assert.Equal(
            DenialReason.DrawdownLimit, Good.With(Ledger with { HighWaterMark = 10_000m / 0.9m }).Denied());
    }

    [Fact]
    [Trait("SeedDefect", "11b")]
    public void Assess_ProfitOfTheDay_IsNoLoss() =>
        Assert.IsType<RiskDecision.Approved>(Good.With(Ledger with { Gross = 900m }).Assess());

    [Fact]
    public void Assess_YesterdaysLoss_DoesNotCountToday()
    {
        Portfolio lost = Ledger with { Gross = -400m, Day = new DateOnly(2026, 11, 1), DayStartEquity = 10_000m };

        Assert.IsType<RiskDecision.Approved>(Good.With(lost).Assess());
    }

    [Fact]
    public void Assess_CrossedBook_IsDenied() => Assert.IsType<RiskDecision.Denied>(Book(101.4m, 101.2m).Assess());

    [Fact]
    public void Assess_TickCoarserThanTheStopDistance_IsDeniedNotThrown() =>
        Assert.IsType<RiskDecision.Denied>((Instrument(Good.Context.Instrument! with { TickSize = 10m })
            with { Signal = Good.Signal with { StopPrice = 100.5m } }).Assess());

    [Fact]
    public void Assess_FeeMakesTheRestOfTheBalanceTooSmall_FitsIntoIt()
    {
        RiskDecision.Approved approved = (Good with { Context = Good.Context with { FreeQuote = 1_000m } }).Approved();

        Assert.True(approved.Reservation.Notional * 1.001m <= 1_000m);
    }

    private static RiskScenario Book(decimal bid, decimal ask) => Good with
    {
        Context = Good.Context with { Book = new BookTop(RiskScenario.Symbol, bid, 1m, ask, 1m) },
    };

    private static RiskScenario Instrument(Instrument instrument) =>
        Good with { Context = Good.Context with { Instrument = instrument } };
}
