using Breakwater.Local.Cli.Output;
using Breakwater.Local.Cli.Processes;

namespace Breakwater.Local.Cli.Setup;

/// <summary>Builds a project of the checkout and runs its program to the end.</summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="LastWord">The last line that it said; empty when it said nothing.</param>
internal sealed record BuiltProgram(int ExitCode, string LastWord)
{
    /// <summary>Its own words go to stderr, so that stdout holds the program's and nothing else.</summary>
    /// <param name="project">The project's file.</param>
    /// <param name="name">What messages call it, as in "the simulation".</param>
    /// <param name="plan">How the program at this path is started.</param>
    /// <param name="context">Where words go, and what ends it.</param>
    /// <exception cref="CliException">It does not compile or cannot be started.</exception>
    public static async Task<BuiltProgram> RunAsync(
        string project, string name, Func<string, ChildPlan> plan, CommandContext context)
    {
        Screen screen = new(context.Error, context.Time);
        await using Guard guard = Guard.Start();
        using (await SetupLock.TakeAsync(screen, context.Stop))
        {
            await screen.StepAsync($"Building {name}", () => DotnetBuild.BuildAsync(project, guard, context.Stop));
        }

        await using ChildProcess child = ChildProcess.Start(
            plan(DotnetBuild.TargetOf(project)) with { OutputLine = context.Output.WriteLine }, guard);
        await child.Exited.WaitAsync(context.Stop);

        return new BuiltProgram(child.ExitCode, child.LastWords(1).FirstOrDefault(string.Empty));
    }
}
