using System.CommandLine;
using System.Globalization;
using Breakwater.Local.Cli.Output;
using Breakwater.Local.Cli.Processes;
using Breakwater.Local.Cli.Setup;
using Spectre.Console;

namespace Breakwater.Local.Cli.Testing;

/// <summary>bw test.</summary>
internal static class TestCommand
{
    private const int NameWidth = 28;

    public static Command Create(CommandContext context)
    {
        Argument<string?> filter = new("filter")
        {
            Description = "Part of a test project's name; when no project has it, part of a test's name",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command command = new("test", "Build the solution and run every test");
        command.Arguments.Add(filter);
        command.SetAction((result, _) => ExecuteAsync(result.GetValue(filter), context));
        return command;
    }

    private static async Task<int> ExecuteAsync(string? filter, CommandContext context)
    {
        Screen screen = new(context.Output, context.Time);
        await NodeTools.DemandNodeAsync(context.Stop);
        await using Guard guard = Guard.Start();
        using (await SetupLock.TakeAsync(screen, context.Stop))
        {
            await NodeTools.InstallPackagesAsync(screen, guard, context.Stop);
            await screen.StepAsync("Building Serverless.sln", () =>
                DotnetBuild.BuildAsync(Repository.In("Serverless.sln"), guard, context.Stop));
        }

        TestReport total = await RunAllAsync(filter, screen, guard, context);
        WriteFailures(total, screen.Console);
        string skipped = total.Skipped > 0 ? $", {total.Skipped} skipped" : "";
        await context.Output.WriteLineAsync($"{total.Passed} passed, {total.Failed} failed{skipped}");
        return total is { Failed: 0, Passed: > 0 } ? 0 : 1;
    }

    // Most start processes and run one after the other, as their timing must not depend on a neighbour; beside them run
    // those, one after the other too, that do neither.
    private static async Task<TestReport> RunAllAsync(
        string? filter, Screen screen, Guard guard, CommandContext context)
    {
        (IReadOnlyList<TestProject> projects, string? testName) =
            TestProject.Select(TestProject.FindAll(Repository.In("tests")), filter);
        TestReport[] lanes = await Task.WhenAll(projects
            .GroupBy(project => project.RunsBesideOthers)
            .Select(lane => RunAsync([.. lane], testName, (screen, guard), context)));

        return lanes.Aggregate(TestReport.Empty, (total, lane) => total.With(lane));
    }

    private static async Task<TestReport> RunAsync(
        IReadOnlyList<TestProject> projects, string? testName, (Screen Screen, Guard Guard) on, CommandContext context)
    {
        TestReport total = TestReport.Empty;
        foreach (TestProject project in projects)
        {
            long start = context.Time.GetTimestamp();
            TestReport report = await TestProjectRun.ExecuteAsync(project, testName, on.Guard, context.Stop);
            if (report.Passed + report.Failed + report.Skipped > 0)
            {
                WriteProject(project, report, context.Time.GetElapsedTime(start), on.Screen.Console);
            }

            total = total.With(report);
        }

        return total;
    }

    private static void WriteProject(TestProject project, TestReport report, TimeSpan elapsed, IAnsiConsole console)
    {
        string colour = report.Failed > 0 ? "red" : "green";
        string skipped = report.Skipped > 0 ? $", {report.Skipped} skipped" : "";
        string seconds = elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        console.MarkupLine(
            $"{Markup.Escape(project.Folder.PadRight(NameWidth))} [{colour}]{report.Passed} passed, "
            + $"{report.Failed} failed{skipped}[/] [grey]({seconds} s)[/]");
    }

    private static void WriteFailures(TestReport total, IAnsiConsole console)
    {
        foreach (TestFailure failure in total.Failures)
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[red]FAILED[/] {failure.Name}");
            foreach (string line in failure.Text.Split('\n'))
            {
                // Not through markup: the text is long, and folding would break its lines.
                console.Profile.Out.Writer.WriteLine("  " + line.TrimEnd('\r'));
            }
        }
    }
}
