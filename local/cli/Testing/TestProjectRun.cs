using Breakwater.Local.Cli.Processes;
using Breakwater.Local.Cli.Setup;

namespace Breakwater.Local.Cli.Testing;

/// <summary>Runs one built test project: an xunit v3 program that writes its own report.</summary>
internal static class TestProjectRun
{
    private const int LastWordsShown = 20;

    // The longest takes six minutes on two cores; one that hangs must not take the whole run with it.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    public static async Task<TestReport> ExecuteAsync(
        TestProject project, string? testName, Guard guard, CancellationToken stop)
    {
        string target = DotnetBuild.TargetOf(project.Path);
        string name = Path.GetFileNameWithoutExtension(target);
        if (!File.Exists(target))
        {
            return TestReport.Crashed(name, "It was not built: is the project in Serverless.sln?");
        }

        string file = Path.Combine(Repository.Artifacts, "test-results", name + ".xml");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(file);
        ChildPlan plan = new(name, "dotnet", Arguments(target, file, testName))
        {
            WorkingDirectory = Path.GetDirectoryName(target),
            LogFile = Path.ChangeExtension(file, ".log"),
        };
        await using ChildProcess child = ChildProcess.Start(plan, guard);
        try
        {
            await child.Exited.WaitAsync(Limit, stop);
        }
        catch (TimeoutException)
        {
            return TestReport.Crashed(name, $"It did not end within {Limit.TotalMinutes:0} minutes.");
        }

        TestReport report = TestReport.Read(file) ?? TestReport.Crashed(name, Words(child, "and left no report"));
        return child.ExitCode == 0 || report.Failed > 0 || IsEmptyBecauseFiltered(report, testName)
            ? report
            : report.With(TestReport.Crashed(name, Words(child, "although no test failed")));
    }

    private static bool IsEmptyBecauseFiltered(TestReport report, string? testName) =>
        testName is not null && report is { Passed: 0, Skipped: 0 };

    private static string[] Arguments(string target, string file, string? testName) =>
    [
        "exec", target, "-noLogo", "-noColor", "-xml", file,
        .. testName is null ? [] : (string[])["-method", $"*{testName}*"],
    ];

    private static string Words(ChildProcess child, string what) =>
        $"The process ended with {child.ExitCode} {what}.\n{string.Join('\n', child.LastWords(LastWordsShown))}";
}
