using Breakwater.Domain;

namespace Breakwater.Pipeline.Reports;

/// <summary>One decision as the funnel counts it.</summary>
/// <param name="Stage">Who decided, lower case.</param>
/// <param name="Symbol">What about.</param>
/// <param name="Outcome">One word.</param>
/// <param name="Reason">Why it did not go on; empty when it did.</param>
/// <param name="At">What time it was about.</param>
public sealed record FunnelDecision(string Stage, string Symbol, string Outcome, string Reason, DateTimeOffset At)
{
    private static readonly string[] Flow = ["scan", "signal", "risk", "execution", "position"];

    /// <summary>Where a stage is in the flow; the others come last.</summary>
    internal static int OrderOf(string stage) => Array.IndexOf(Flow, stage) is >= 0 and int place ? place : Flow.Length;
}

/// <summary>The funnel of a span of time.</summary>
/// <param name="Bot">Whose.</param>
/// <param name="From">Decisions about this time and later.</param>
/// <param name="Until">Up to this time.</param>
/// <param name="Stages">In the order of the flow.</param>
public sealed record FunnelReport(
    string Bot, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<FunnelStage> Stages);

/// <summary>One stage of the funnel.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Decisions">How many.</param>
/// <param name="Passed">How many went on.</param>
/// <param name="Outcomes">Each outcome, most frequent first.</param>
/// <param name="FirstBlockers">The first check that failed of each that did not go on, most frequent first.</param>
/// <param name="Checks">Every check that was made, the most failed first.</param>
public sealed record FunnelStage(
    string Stage,
    int Decisions,
    int Passed,
    IReadOnlyList<FunnelCount> Outcomes,
    IReadOnlyList<FunnelCount> FirstBlockers,
    IReadOnlyList<FunnelCheck> Checks);

/// <summary>How often something was seen.</summary>
/// <param name="Name">What.</param>
/// <param name="Count">How often.</param>
public sealed record FunnelCount(string Name, int Count);

/// <summary>One check over many decisions.</summary>
/// <param name="Name">Which.</param>
/// <param name="Passed">How often it passed.</param>
/// <param name="Failed">How often it failed with a value.</param>
/// <param name="Unknown">How often there was no value, which fails too.</param>
/// <param name="Nearest">The failure that came nearest to passing; null when none had a value and a threshold.</param>
public sealed record FunnelCheck(string Name, int Passed, int Failed, int Unknown, NearMiss? Nearest)
{
    internal FunnelCheck With(FunnelDecision decision, Check check) => check switch
    {
        { Passed: true } => this with { Passed = Passed + 1 },
        { Value: null } => this with { Unknown = Unknown + 1 },
        { Threshold: { } threshold, Value: { } value } => this with
        {
            Failed = Failed + 1,
            Nearest = NearMiss.Nearer(Nearest, new NearMiss(decision.Symbol, decision.At, value, threshold)),
        },
        _ => this with { Failed = Failed + 1 },
    };
}

/// <summary>A check that failed.</summary>
/// <param name="Symbol">On what.</param>
/// <param name="At">When.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Threshold">What was asked for, in the same unit.</param>
public sealed record NearMiss(string Symbol, DateTimeOffset At, decimal Value, decimal Threshold)
{
    /// <summary>How far the value was off, as a share of the threshold; the plain difference at a threshold of
    /// zero.</summary>
    public decimal Distance => Math.Abs(Value - Threshold) / (Threshold == 0m ? 1m : Math.Abs(Threshold));

    internal static NearMiss Nearer(NearMiss? known, NearMiss other) =>
        known is null || other.Distance < known.Distance ? other : known;
}
