using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Tests.Risk;

public sealed class EvidenceTests
{
    private static readonly EvidenceRules Rules = new(50, 5, true);

    private static readonly Evidence Enough = new(50, 0.01m, 0.01m, 5, true);

    [Fact]
    public void Assess_EachAtItsBoundary_IsReady()
    {
        EvidenceVerdict verdict = EvidenceGate.Assess(Enough, Rules);

        Assert.Equal(EvidenceOutcome.Ready, verdict.Outcome);
        Assert.Equal(
            [
                new Check("evidence.trades", 50m, 50m, true),
                new Check("evidence.expectancy", 0.01m, 0m, true),
                new Check("evidence.net", 0.01m, 0m, true),
                new Check("evidence.lossStreak", 5m, 5m, true),
                new Check("evidence.guard", 1m, 1m, true),
            ],
            verdict.Checks);
    }

    [Fact]
    public void Assess_OneThingShort_SaysWhich()
    {
        Assert.Equal(EvidenceOutcome.InsufficientSample, Judge(Enough with { ClosedTrades = 49 }));
        Assert.Equal(EvidenceOutcome.NonPositiveExpectancy, Judge(Enough with { Expectancy = 0m }));
        Assert.Equal(EvidenceOutcome.NonPositiveExpectancy, Judge(Enough with { Expectancy = null }));
        Assert.Equal(EvidenceOutcome.NonPositiveNetResult, Judge(Enough with { NetResult = 0m }));
        Assert.Equal(EvidenceOutcome.TooManyConsecutiveLosses, Judge(Enough with { LongestLossStreak = 6 }));
        Assert.Equal(EvidenceOutcome.GuardNotObserved, Judge(Enough with { GuardSeen = false }));
    }

    [Fact]
    public void Assess_AllShort_SaysTheFirstAndShowsAll()
    {
        Evidence bad = new(0, null, 0m, 9, false);
        EvidenceVerdict verdict = EvidenceGate.Assess(bad, Rules);

        Assert.Equal(EvidenceOutcome.InsufficientSample, verdict.Outcome);
        Assert.Equal(5, verdict.Checks.Count(check => !check.Passed));
        Assert.Equal(EvidenceOutcome.NonPositiveExpectancy, Judge(bad with { ClosedTrades = 50 }));
        Assert.Equal(EvidenceOutcome.NonPositiveNetResult, Judge(bad with { ClosedTrades = 50, Expectancy = 1m }));
        Assert.Equal(
            EvidenceOutcome.TooManyConsecutiveLosses,
            Judge(bad with { ClosedTrades = 50, Expectancy = 1m, NetResult = 1m }));
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    public void Assess_Guard_IsAskedForWhereTheRulesDo(bool required, bool seen, bool ready) => Assert.Equal(
        ready,
        EvidenceGate.Assess(Enough with { GuardSeen = seen }, Rules with { RequireGuardSeen = required })
            .Outcome is EvidenceOutcome.Ready);

    [Fact]
    public void Outcome_NobodyDecided_IsNotReady() =>
        Assert.Equal(EvidenceOutcome.InsufficientSample, default(EvidenceOutcome));

    [Fact]
    public void Evidence_OfAFreshLedger_IsNothing() =>
        Assert.Equal(new Evidence(0, null, 0m, 0, false), new Portfolio(10_000m, 0m, 0m).Evidence);

    [Fact]
    public void Evidence_OfBookedTrades_IsTheMeanInRAfterFees()
    {
        // 2 R, then a loss of 1.1 R, then one whose R nobody knows.
        Portfolio portfolio = Close(Close(Close(new Portfolio(10_000m, 0m, 0m), 205m, 100m), -50m, 50m), -7m, 0m);

        Assert.Equal(new Evidence(2, 0.45m, 133m, 2, false), portfolio.Evidence);
        Assert.Equal(3, portfolio.ClosedTrades);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void NetR_InitialRiskNotPositive_IsNotKnown(decimal risk) =>
        Assert.Null((Result("t", 5m) with { InitialRisk = risk }).NetR);

    [Theory]
    [InlineData(DenialReason.CoolingDown, true)]
    [InlineData(DenialReason.DailyLossLimit, true)]
    [InlineData(DenialReason.None, false)]
    [InlineData(DenialReason.SymbolCoolingDown, false)]
    [InlineData(DenialReason.TooManyTradesToday, false)]
    [InlineData(DenialReason.DrawdownLimit, false)]
    public void SawGuard_OfADenial_RemembersTheLossGuards(DenialReason reason, bool seen)
    {
        var ledger = new Portfolio(10_000m, 0m, 0m);
        Portfolio after = ledger.SawGuard(reason);

        Assert.Equal(seen, after.Evidence.GuardSeen);
        Assert.Equal(!seen, ReferenceEquals(ledger, after));
        Assert.Same(after, after.SawGuard(reason));
    }

    private static EvidenceOutcome Judge(Evidence evidence) => EvidenceGate.Assess(evidence, Rules).Outcome;

    private static Portfolio Close(Portfolio portfolio, decimal gross, decimal risk) => portfolio
        .Reserve(new Reservation("t", RiskScenario.Symbol, 1m, 1m))
        .Book(Result("t", gross) with { InitialRisk = risk }, RiskScenario.Limits);

    private static TradeResult Result(string id, decimal gross) => new(id, gross, 5m, 0m, RiskScenario.Now);
}
