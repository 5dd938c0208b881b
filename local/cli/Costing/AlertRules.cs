using System.Text.RegularExpressions;

namespace Breakwater.Local.Cli.Costing;

/// <summary>The alerts that infra/bicep makes when there is somebody to tell.</summary>
/// <param name="Quick">Rules over logs that look every five minutes.</param>
/// <param name="Slow">Those that look every fifteen.</param>
/// <param name="Series">Series of metrics that are watched: one for each queue.</param>
internal sealed partial record AlertRules(int Quick, int Slow, int Series)
{
    public static string File => Repository.In("infra", "bicep", "modules", "alerts.bicep");

    public int Logs => Quick + Slow;

    /// <exception cref="CliException">A rule looks at a pace that has no price here.</exception>
    public static AlertRules Read(string bicep, int queues)
    {
        string[] paces = [.. Pace().Matches(bicep).Select(match => match.Groups["pace"].Value)];
        string[] unknown = [.. paces.Except(["PT5M", "PT15M"])];

        return unknown.Length == 0
            ? new AlertRules(paces.Count(pace => pace == "PT5M"), paces.Count(pace => pace == "PT15M"), queues)
            : throw new CliException($"{File}: no price for rules that look every {string.Join(", ", unknown)}.");
    }

    public decimal LogCost(Prices prices) =>
        (Quick * prices["logAlert5Minutes"]) + (Slow * prices["logAlert15Minutes"]);

    [GeneratedRegex(@"^\s+every: '(?<pace>\w+)'", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Pace();
}
