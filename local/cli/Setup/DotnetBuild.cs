using System.Text.RegularExpressions;
using System.Xml.Linq;
using Breakwater.Local.Cli.Processes;

namespace Breakwater.Local.Cli.Setup;

/// <summary>Builds projects of the checkout against the stand-ins, in Release, and knows where they end up.</summary>
internal static partial class DotnetBuild
{
    private const int ErrorsShown = 20;

    /// <exception cref="CliException">It does not compile; the compiler's lines are the evidence.</exception>
    public static async Task BuildAsync(string projectOrSolution, Guard guard, CancellationToken stop)
    {
        ToolRun run = await ToolRun.RunAsync("dotnet", Arguments(projectOrSolution), guard, stop);
        if (run.ExitCode != 0)
        {
            string[] errors = [.. run.Lines.Where(line => ErrorLine().IsMatch(line)).Select(Shorten).Distinct()];
            throw new CliException(
                $"{Repository.Shown(projectOrSolution)} does not build ({errors.Length} errors).",
                errors.Length > 0 ? [.. errors.Take(ErrorsShown)] : [.. run.Lines.TakeLast(ErrorsShown)]);
        }
    }

    /// <summary>The program that building <paramref name="project"/> makes.</summary>
    public static string TargetOf(string project)
    {
        string name = Path.GetFileNameWithoutExtension(project);
        string assembly = XDocument.Load(project).Descendants("AssemblyName").FirstOrDefault()?.Value ?? name;
        return Path.Combine(Repository.BuildArtifacts, "bin", name, "release", assembly + ".dll");
    }

    private static IReadOnlyList<string> Arguments(string project) =>
    [
        "build", project, "--configuration", "Release", "--verbosity", "quiet", "-nologo", "-clp:NoSummary",
        "-p:AzurePackages=stand-in", $"-p:ArtifactsPath={Repository.BuildArtifacts}",
    ];

    private static string Shorten(string line) =>
        line.Replace(Repository.Root, "", StringComparison.Ordinal).Split(" [", 2)[0].Trim();

    [GeneratedRegex(@"\berror [A-Z]+\d+|: error ")]
    private static partial Regex ErrorLine();
}
