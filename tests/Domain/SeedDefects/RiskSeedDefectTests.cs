using System.Text.Json;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;
using Breakwater.Domain.Tests.Risk;

namespace Breakwater.Domain.Tests.SeedDefects;

/// <summary>Defects found in a project of the same field, by their number there; none may come back here.</summary>
public sealed class RiskSeedDefectTests
{
    private static readonly DateTimeOffset Noon = RiskScenario.Now;

    private static readonly RiskScenario Good = RiskScenario.Approving();

    private static readonly Portfolio Fresh = new Portfolio(10_000m, 0m, 0m).At(Noon);

    // The baseline followed every larger move, so that the limit could not be reached.
    [Theory]
    [InlineData(-1_200, 12)]
    [InlineData(-1_800, 18)]
    [Trait("SeedDefect", "5")]
    public void Defect5_LargeLossAndRestart_KeepsBaselineAndMark(decimal gross, decimal percent)
    {
        RiskScenario scenario = Good.Under(rules => rules with { MaxDrawdownPercent = 12m });
        Portfolio lost = Restart(Close(Fresh, gross, Noon.AddMinutes(1)));

        Assert.Equal((10_000m, 10_000m), (lost.DayStartEquity, lost.HighWaterMark));
        scenario.With(lost).IsDenied(DenialReason.DailyLossLimit, "loss.day.percent", percent, 3m);

        // At midnight the day is new, and the mark is not.
        Portfolio tomorrow = Restart(Restart(lost).At(Noon.AddHours(12)));
        Assert.Equal((10_000m + gross, 10_000m), (tomorrow.DayStartEquity, tomorrow.HighWaterMark));
        scenario.With(tomorrow).At(Noon.AddHours(12))
            .IsDenied(DenialReason.DrawdownLimit, "drawdown.percent", percent, 12m);
    }

    [Theory]
    [InlineData(20_000)] // paid in
    [InlineData(4_000)] // paid out
    [Trait("SeedDefect", "5")]
    public void Defect5_MoneyMovedInOrOut_MovesNoLimit(decimal free)
    {
        RiskScenario before = Good.With(Close(Fresh, -290m, Noon));
        RiskScenario after = before.Knowing(context => context with { FreeQuote = free });

        Assert.Equal(2.9m, after.Find("loss.day.percent")!.Value);
        Assert.Equal(9_710m, after.Find("equity")!.Value);
        Assert.Equal(before.Approved().Entry, after.Approved().Entry);
    }

    // All of one pass were checked against the positions from before it.
    [Fact]
    [Trait("SeedDefect", "6")]
    public void Defect6_ManySignalsForOneFreeSlot_OneIsApproved()
    {
        Portfolio ledger = Fresh.Reserve(RiskScenario.Held("A")).Reserve(RiskScenario.Held("B"));
        var reasons = new List<DenialReason>();
        for (int index = 0; index < 10; index++)
        {
            RiskDecision decision = RiskGate.Assess(
                $"t{index}",
                Good.Signal with { Symbol = Symbol.Of($"C{index}") },
                Good.Context with { Portfolio = ledger },
                Good.Rules);
            ledger = decision is RiskDecision.Approved approved ? ledger.Reserve(approved.Reservation) : ledger;
            reasons.Add(decision is RiskDecision.Denied denied ? denied.Reason : DenialReason.None);
        }

        Assert.Equal([DenialReason.None, .. Enumerable.Repeat(DenialReason.TooManyPositions, 9)], reasons);
        Assert.Equal(3, ledger.Reservations.Count);
    }

    // A size that came with the signal went around risk.
    [Fact]
    [Trait("SeedDefect", "6")]
    public void Defect6_SizeOutsideRisk_CannotBeMade()
    {
        Assert.Empty(typeof(EntryApproval).GetConstructors());
        Assert.DoesNotContain(
            typeof(BreakoutSignal).GetProperties(),
            property => property.Name.Contains("Quantity", StringComparison.Ordinal)
                || property.Name.Contains("Size", StringComparison.Ordinal));
    }

    // A balance that could not be read became 100,000.
    [Fact]
    [Trait("SeedDefect", "8")]
    public void Defect8_EquityOrBalanceUnknown_NoTrade()
    {
        Assert.Equal(
            DenialReason.NoEquity, Good.Knowing(context => context with { Portfolio = null }).Denied());
        Assert.Equal(
            DenialReason.NoEquity, Good.Knowing(context => context with { FreeQuote = null }).Denied());
    }

    // What was bought went missing from the equity.
    [Fact]
    [Trait("SeedDefect", "9")]
    public void Defect9_CoinsHeld_CountAtCost()
    {
        Portfolio holding = Fresh.Reserve(RiskScenario.Held("A", 10m, 6_000m));
        RiskScenario scenario = Good.With(holding).Knowing(context => context with { FreeQuote = 4_000m });

        Assert.Equal(10_000m, scenario.Find("equity")!.Value);
        Assert.Equal(28.571m, scenario.Approved().Entry.Quantity);
        Assert.Equal(10_300m, holding.Book(Result("t-A", 300m, Noon), RiskScenario.Limits).Equity);
    }

    // A gate that had no answer let everything through.
    [Fact]
    [Trait("SeedDefect", "11")]
    public void Defect11_AnythingUnknown_IsDenied()
    {
        RiskScenario held = Good.With(Fresh.Reserve(RiskScenario.Held("A")))
            .Under(rules => rules with { MaxCorrelation = 0.9m });
        RiskScenario[] unknown =
        [
            Good.Knowing(context => context with { Book = null }),
            Good.Knowing(context => context with { Instrument = null }),
            Good.Knowing(context => context with { Portfolio = null }),
            Good.Knowing(context => context with { FreeQuote = null }),
            Good.Knowing(context => context with { Regime = MarketRegime.Unknown }),
            Good.Knowing(context => context with { State = default }),
            held,
        ];

        Assert.All(unknown, scenario => Assert.NotEqual(DenialReason.None, scenario.Denied()));
    }

    // A pause also stopped what was already held from being looked after; entries go through this gate, exits do not.
    [Theory]
    [InlineData(TradingState.Reducing)]
    [InlineData(TradingState.Halted)]
    [Trait("SeedDefect", "11a")]
    public void Defect11a_PausedOrKilled_EntersNothingAndStillBooksExits(TradingState state)
    {
        Portfolio holding = Fresh.Reserve(RiskScenario.Held("A", 10m, 100m));
        RiskScenario scenario = Good.With(holding).Knowing(context => context with { State = state });

        Assert.Equal(DenialReason.TradingNotActive, scenario.Denied());
        Assert.Equal(0m, holding.Book(Result("t-A", 5m, Noon), RiskScenario.Limits).OpenRisk);
    }

    // The absolute value of the day's result counted as used up.
    [Theory]
    [InlineData(299)]
    [InlineData(300)]
    [InlineData(5_000)]
    [Trait("SeedDefect", "11b")]
    public void Defect11b_ProfitOfTheDay_IsNoLossAndReducesNothing(decimal profit)
    {
        RiskScenario scenario = Good.With(Close(Fresh, profit, Noon)).Under(rules => rules with
        {
            MaxDailyLossR = 1m,
            Reductions = rules.Reductions with { DailyLossShare = 0.01m, DailyLossFactor = 0.1m },
        });

        Assert.Equal(-profit / 100m, scenario.Find("loss.day.percent")!.Value);
        Assert.Equal(-profit / 100m, scenario.Find("loss.day.r")!.Value);
        Assert.Null(scenario.Find("size.factor.dailyLoss"));
        Assert.IsType<RiskDecision.Approved>(scenario.Assess());
    }

    // Two places had a limit for correlation, and they contradicted each other.
    [Theory]
    [InlineData(0.4, true)]
    [InlineData(0.41, false)]
    [InlineData(0.85, false)]
    [Trait("SeedDefect", "16")]
    public void Defect16_Correlation_HasOneLimit(decimal correlation, bool passes) => Assert.Equal(
        passes,
        Good.With(Fresh.Reserve(RiskScenario.Held("ETH")))
            .Under(rules => rules with { MaxCorrelation = 0.4m })
            .Knowing(context => context with
            {
                Correlations = new Dictionary<Symbol, decimal?> { [Symbol.Of("ETHUSDT")] = correlation },
            })
            .Assess() is RiskDecision.Approved);

    // The limit of losses in a row was a setting that nothing read.
    [Fact]
    [Trait("SeedDefect", "24")]
    public void Defect24_ThreeLossesInARow_CoolDownThroughARestart()
    {
        Portfolio two = Close(Close(Fresh, -10m, Noon), -10m, Noon);
        Portfolio three = Restart(Close(two, -10m, Noon));

        Assert.IsType<RiskDecision.Approved>(Good.With(two).Assess());
        Assert.Equal(DenialReason.CoolingDown, Good.With(three).At(Noon.AddMinutes(59.9)).Denied());
        Assert.IsType<RiskDecision.Approved>(Good.With(three).At(Noon.AddMinutes(60)).Assess());
    }

    // Quantities were rounded to the nearest step, and a stop nobody gave became one per cent.
    [Fact]
    [Trait("SeedDefect", "26")]
    public void Defect26_Quantity_IsRoundedDownToTheStep()
    {
        // 28.571 by risk is nearer to 30 than to 20.
        RiskScenario coarse = Good.Traded(instrument => instrument with { LotStep = 10m });

        Assert.Equal(20m, coarse.Approved().Entry.Quantity);
    }

    [Fact]
    [Trait("SeedDefect", "26")]
    public void Defect26_StopMissing_IsDenied() => Assert.Equal(
        DenialReason.StopNotBelowEntry,
        (Good with { Signal = Good.Signal with { StopPrice = 0m } })
            .Traded(instrument => instrument with { MinNotional = 0m }).Denied());

    // False alarms and filters that nothing could pass left its users without a trade for days.
    [Fact]
    [Trait("SeedDefect", "30")]
    public void Defect30_OrdinaryDays_TripNothing()
    {
        RiskRules rules = RiskScenario.Limits with { Breaker = new BreakerRules(3, 10, 30), MaxDailyLossR = 2.5m };
        RiskScenario scenario = Good.Under(_ => rules);
        Portfolio ledger = Fresh;
        for (int hour = 0; hour < 96; hour++)
        {
            DateTimeOffset now = Noon.AddHours(hour);
            // One failure of the venue an hour, and every third trade wins back what two lose.
            ledger = ledger.At(now).Fail(now, rules);
            Assert.IsType<RiskDecision.Approved>(scenario.With(ledger).At(now).Assess());
            ledger = Close(ledger, hour % 3 == 2 ? 200m : -100m, now);
        }

        Assert.Equal(96, ledger.ClosedTrades);
        Assert.Null(ledger.CoolDownUntil);
    }

    [Fact]
    [Trait("SeedDefect", "30")]
    public void Defect30_EveryDenial_SaysWhatWouldHaveBeenEnough()
    {
        Good.With(Fresh with { Gross = -300m })
            .IsDenied(DenialReason.DailyLossLimit, "loss.day.percent", 3m, 3m);
        Good.With(Fresh with { BreakerOpenUntil = Noon.AddMinutes(5) })
            .IsDenied(DenialReason.CircuitOpen, "breaker.closed", 5m, 0m);
        Good.With(Fresh with { CoolDownUntil = Noon.AddMinutes(5) })
            .IsDenied(DenialReason.CoolingDown, "cooldown.over", 5m, 0m);
    }

    private static Portfolio Close(Portfolio portfolio, decimal net, DateTimeOffset at) => portfolio
        .Reserve(RiskScenario.Held("X"))
        .Book(Result("t-X", net, at), RiskScenario.Limits);

    private static TradeResult Result(string id, decimal net, DateTimeOffset at) => new(id, net, 0m, 0m, at);

    private static Portfolio Restart(Portfolio portfolio) =>
        JsonSerializer.Deserialize<Portfolio>(JsonSerializer.Serialize(portfolio))!;
}
