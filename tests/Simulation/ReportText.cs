using System.Globalization;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Scenarios;

namespace Breakwater.Simulation;

/// <summary>What runs came to, in words.</summary>
internal static class ReportText
{
    private const int FailuresShown = 20;

    public static IEnumerable<string> Of(Campaign campaign, TimeSpan elapsed)
    {
        double perSecond = campaign.Steps / Math.Max(0.001, elapsed.TotalSeconds);
        yield return Line($"{campaign.Runs} runs, {campaign.Steps} steps, {perSecond:0} steps a second");
        yield return Line(
            $"unprotected (virtual): {campaign.BareTimes} times, 99 % below {campaign.BareP99:0.0} s, ")
            + Line($"longest {campaign.LongestBare:0.0} s, ")
            + Line($"with everything reachable {campaign.LongestBareInFairWeather:0.0} s");
        yield return Line(
            $"a purchase was sent {campaign.LongestRace:0.000} s after a kill, stop or pause at most (virtual)");
        yield return "faults: " + string.Join(", ", FaultPlan.All
            .Where(fault => campaign.Faults[(int)fault] > 0)
            .Select(fault => Line($"{fault} {campaign.Faults[(int)fault]}")));
        yield return "outcomes: " + string.Join(", ", Enum.GetValues<Outcome>()
            .Where(outcome => outcome is not Outcome.None)
            .Select(outcome => Line($"{outcome} {campaign.Outcomes[(int)outcome]}")));
        yield return "known gaps: " + (KnownGaps.All.Count == 0
            ? "none"
            : string.Join(", ", KnownGaps.All.Select(gap => gap.Name)));
        foreach (Report report in campaign.Failed.OrderBy(report => report.Seed).Take(FailuresShown))
        {
            yield return Of(report);
        }

        if (campaign.Failed.Count > FailuresShown)
        {
            yield return "all of them: " + string.Join(", ", campaign.Failed.Select(report => report.Seed).Order());
        }

        yield return Line($"{campaign.Failed.Count} runs with violations");
    }

    public static IEnumerable<string> Of(RunRequest request, Report report)
    {
        foreach (string line in report.Trace)
        {
            yield return line;
        }

        yield return Line(
            $"seed {request.Seed}, {request.Steps} steps, {request.LeftOut.Count} deeds left out, faults ")
            + string.Join(',', request.Faults);
        foreach (Violation violation in report.Violations)
        {
            yield return Line($"step {violation.Step} {violation.Law}: {violation.Text}");
        }
    }

    /// <summary>The first law that a run broke.</summary>
    public static string Of(Report failed)
    {
        Violation first = failed.Violations[0];

        return Line($"seed {failed.Seed} step {first.Step} {first.Law}: {first.Text}");
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
