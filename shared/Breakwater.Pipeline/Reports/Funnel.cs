using Breakwater.Domain;

namespace Breakwater.Pipeline.Reports;

/// <summary>Answers "why is it not trading?": what each stage let through, what stopped the rest, and how
/// nearly.</summary>
public sealed class Funnel
{
    private readonly Dictionary<string, StageCount> stages = new(StringComparer.Ordinal);

    /// <summary>Counts one decision of the journal.</summary>
    /// <param name="decision">Its stage, symbol, outcome and reason; a reason means that it did not go on.</param>
    /// <param name="checks">The numbers.</param>
    public void Add(FunnelDecision decision, IReadOnlyList<Check> checks)
    {
        if (!stages.TryGetValue(decision.Stage, out StageCount? stage))
        {
            stages[decision.Stage] = stage = new StageCount();
        }

        stage.Add(decision, checks);
    }

    /// <summary>What was counted, in the order of the flow.</summary>
    public IReadOnlyList<FunnelStage> Stages() =>
    [
        .. stages
            .OrderBy(stage => FunnelDecision.OrderOf(stage.Key))
            .ThenBy(stage => stage.Key, StringComparer.Ordinal)
            .Select(stage => stage.Value.Report(stage.Key)),
    ];

    private sealed class StageCount
    {
        private readonly Dictionary<string, int> outcomes = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> blockers = new(StringComparer.Ordinal);
        private readonly Dictionary<string, FunnelCheck> checks = new(StringComparer.Ordinal);
        private int decisions;
        private int passed;

        public void Add(FunnelDecision decision, IReadOnlyList<Check> numbers)
        {
            decisions++;
            outcomes[decision.Outcome] = outcomes.GetValueOrDefault(decision.Outcome) + 1;
            if (decision.Reason.Length == 0)
            {
                passed++;
            }
            else
            {
                blockers[decision.Reason] = blockers.GetValueOrDefault(decision.Reason) + 1;
            }

            foreach (Check check in numbers)
            {
                checks[check.Name] =
                    (checks.GetValueOrDefault(check.Name) ?? new FunnelCheck(check.Name, 0, 0, 0, null))
                        .With(decision, check);
            }
        }

        public FunnelStage Report(string name) => new(
            name,
            decisions,
            passed,
            Sorted(outcomes),
            Sorted(blockers),
            [.. checks.Values.OrderByDescending(check => check.Failed).ThenBy(check => check.Name)]);

        private static FunnelCount[] Sorted(Dictionary<string, int> counts) =>
        [
            .. counts
                .OrderByDescending(count => count.Value)
                .ThenBy(count => count.Key, StringComparer.Ordinal)
                .Select(count => new FunnelCount(count.Key, count.Value)),
        ];
    }
}
