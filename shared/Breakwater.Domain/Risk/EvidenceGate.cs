namespace Breakwater.Domain.Risk;

/// <summary>The door between paper and live trading.</summary>
public static class EvidenceGate
{
    /// <summary>Tests <paramref name="evidence"/> in the order of <see cref="EvidenceOutcome"/>.</summary>
    public static EvidenceVerdict Assess(Evidence evidence, EvidenceRules rules)
    {
        bool isGuarded = evidence.GuardSeen || !rules.RequireGuardSeen;
        (EvidenceOutcome Otherwise, Check Check)[] tests =
        [
            (EvidenceOutcome.InsufficientSample,
                Check.AtLeast("evidence.trades", evidence.ClosedTrades, rules.MinClosedTrades)),
            (EvidenceOutcome.NonPositiveExpectancy, Positive("evidence.expectancy", evidence.Expectancy)),
            (EvidenceOutcome.NonPositiveNetResult, Positive("evidence.net", evidence.NetResult)),
            (EvidenceOutcome.TooManyConsecutiveLosses,
                Check.AtMost("evidence.lossStreak", evidence.LongestLossStreak, rules.MaxConsecutiveLosses)),
            (EvidenceOutcome.GuardNotObserved, Check.That("evidence.guard", isGuarded)),
        ];
        EvidenceOutcome outcome = tests
            .Where(test => !test.Check.Passed)
            .Select(test => test.Otherwise)
            .FirstOrDefault(EvidenceOutcome.Ready);

        return new EvidenceVerdict(outcome, [.. tests.Select(test => test.Check)]);
    }

    private static Check Positive(string name, decimal? value) => new(name, value, 0m, value > 0m);
}
