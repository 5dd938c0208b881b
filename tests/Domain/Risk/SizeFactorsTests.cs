using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Tests.Risk;

public sealed class SizeFactorsTests
{
    private static readonly RiskScenario Good = RiskScenario.Approving();

    private static readonly Portfolio Ledger = Good.Context.Portfolio!.At(RiskScenario.Now);

    [Fact]
    public void NothingApplies_NoCheckAndTheFullSize()
    {
        RiskScenario scenario = Cut(cuts => new ReductionRules(0.5m, 0m, 0.5m, 0m, 0m, 0m, 0m, 0.5m, 0m)) with
        {
            Signal = Good.Signal with { Score = 0.5m },
        };

        Assert.Equal(28.571m, scenario.Approved().Entry.Quantity);
        Assert.Empty(Factors(scenario));
    }

    [Theory]
    [InlineData(-149.99, false)] // half of 3 % of 10,000
    [InlineData(-150, true)]
    [InlineData(-150.01, true)]
    [InlineData(149.99, false)]
    [InlineData(1_000, false)]
    public void DailyLoss_FromItsShareOfThePercentOn(decimal gross, bool applies) => Judge(
        Cut(cuts => cuts with { DailyLossShare = 0.5m, DailyLossFactor = 0.4m }).With(Ledger with { Gross = gross }),
        "size.factor.dailyLoss",
        applies ? 0.4m : null);

    [Theory]
    [InlineData(-99.99, false)] // half of 2 R of 100
    [InlineData(-100, true)]
    public void DailyLoss_FromItsShareOfTheROn(decimal gross, bool applies) => Judge(
        Cut(cuts => cuts with { DailyLossShare = 0.5m, DailyLossFactor = 0.4m })
            .Under(rules => rules with { MaxDailyLossR = 2m })
            .With(Ledger with { Gross = gross }),
        "size.factor.dailyLoss",
        applies ? 0.4m : null);

    [Theory]
    [InlineData(-499.99, false)] // half of 10 % of 10,000
    [InlineData(-500, true)]
    [InlineData(-500.01, true)]
    public void Drawdown_FromItsShareOn(decimal gross, bool applies) => Judge(
        Cut(cuts => cuts with { DrawdownShare = 0.5m, DrawdownFactor = 0.3m })
            .With(Ledger with { Gross = gross, DayStartEquity = 10_000m + gross }),
        "size.factor.drawdown",
        applies ? 0.3m : null);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void LastSlot_OfThree(int held, bool applies) => Judge(
        Cut(cuts => cuts with { LastSlotFactor = 0.5m })
            .With(Enumerable.Range(0, held).Aggregate(
                Ledger, (ledger, index) => ledger.Reserve(RiskScenario.Held($"H{index}")))),
        "size.factor.lastSlot",
        applies ? 0.5m : null);

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 1, false)]
    [InlineData(2, 2, true)]
    [InlineData(0, 3, true)] // after a cool-down
    [InlineData(2, 0, true)] // a ledger of an older version
    public void LossStreak_FromTwoOn(int streak, int losses, bool applies) => Judge(
        Cut(cuts => cuts with { LossStreakFactor = 0.7m })
            .With(Ledger with { LossStreak = streak, LossesSinceWin = losses }),
        "size.factor.lossStreak",
        applies ? 0.7m : null);

    [Theory]
    [InlineData(MarketRegime.Caution, true)]
    [InlineData(MarketRegime.Normal, false)]
    public void Caution_InThatRegimeOnly(MarketRegime regime, bool applies) => Judge(
        Cut(cuts => cuts with { CautionFactor = 0.6m }).Knowing(context => context with { Regime = regime }),
        "size.factor.caution",
        applies ? 0.6m : null);

    [Theory]
    [InlineData(0.5, 0.4999, true)]
    [InlineData(0.5, 0.5, false)]
    [InlineData(0.5, 0.5001, false)]
    [InlineData(0.5, null, true)]
    [InlineData(0, null, false)]
    [InlineData(0, 0.0, false)]
    public void LowScore_BelowItOrUnknown(decimal low, double? score, bool applies) => Judge(
        Cut(cuts => cuts with { LowScore = low, LowScoreFactor = 0.8m }) with
        {
            Signal = Good.Signal with { Score = (decimal?)score },
        },
        "size.factor.lowScore",
        applies ? 0.8m : null);

    [Fact]
    public void AllApply_TheFactorsMultiplyTheRiskBeforeItIsRounded()
    {
        RiskScenario scenario = Cut(_ => new ReductionRules(0.1m, 0.9m, 0.1m, 0.8m, 0.7m, 0.6m, 0.5m, 0.5m, 0.4m))
            .Under(rules => rules with { MaxOpenPositions = 1 })
            .Knowing(context => context with { Regime = MarketRegime.Caution })
            .With(Ledger with { Gross = -200m, LossesSinceWin = 2 });

        // 9,800 of equity, 1 % of it, times the product, over a distance of 3.5.
        decimal product = 0.9m * 0.8m * 0.7m * 0.6m * 0.5m * 0.4m;
        Assert.Equal(Math.Floor(98m * product / 3.5m * 1_000m) / 1_000m, scenario.Approved().Entry.Quantity);
        Assert.Equal([0.9m, 0.8m, 0.7m, 0.6m, 0.5m, 0.4m], Factors(scenario).Select(check => check.Value!.Value));
        Assert.All(Factors(scenario), check => Assert.True(check.Passed));
    }

    [Theory]
    [InlineData(1, 28.571)]
    [InlineData(1.5, 28.571)] // never larger
    [InlineData(0.5, 14.285)]
    public void Factor_OfOneOrMore_ChangesNothing(decimal factor, decimal quantity)
    {
        RiskScenario scenario = Cut(cuts => cuts with { CautionFactor = factor })
            .Knowing(context => context with { Regime = MarketRegime.Caution });

        Assert.Equal(quantity, scenario.Approved().Entry.Quantity);
        Assert.Equal(factor < 1m, Factors(scenario).Length > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.5)]
    public void Factor_OfZeroOrLess_LeavesNothing(decimal factor)
    {
        RiskScenario scenario = Cut(cuts => cuts with { CautionFactor = factor, LastSlotFactor = factor })
            .Under(rules => rules with { MaxOpenPositions = 1 })
            .Knowing(context => context with { Regime = MarketRegime.Caution });

        Assert.Equal(DenialReason.QuantityBelowMinimum, scenario.Denied());
        Assert.All(Factors(scenario), check => Assert.Equal(0m, check.Value));
    }

    private static void Judge(RiskScenario scenario, string name, decimal? factor)
    {
        Check? check = scenario.Find(name);
        RiskDecision.Approved approved = scenario.Approved();
        decimal equity = scenario.Context.Portfolio!.Equity;
        decimal full = equity * 0.01m * (factor ?? 1m) / 3.5m;
        decimal quantity = Math.Min(full, equity * 0.3m / 101.5m);

        Assert.Equal(factor is null ? null : new Check(name, factor, 1m, true), check);
        Assert.Equal(Math.Floor(quantity * 1_000m) / 1_000m, approved.Entry.Quantity);
    }

    private static Check[] Factors(RiskScenario scenario) => [.. scenario.Assess().Checks
        .Where(check => check.Name.StartsWith("size.factor.", StringComparison.Ordinal))];

    private static RiskScenario Cut(Func<ReductionRules, ReductionRules> change) =>
        Good.Under(rules => rules with { Reductions = change(rules.Reductions) });
}
