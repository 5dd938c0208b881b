using System.CommandLine;
using Breakwater.Local.Cli.Processes;
using Breakwater.Local.Cli.Setup;

namespace Breakwater.Local.Cli.Testing;

/// <summary>bw simulate: builds the deterministic simulation and hands it its options.</summary>
internal static class SimulateCommand
{
    // What the simulation answers to options that make no sense.
    private const int UsageError = 2;
    private static readonly string Project = Path.Combine("tests", "Simulation", "Breakwater.Simulation.csproj");

    public static Command Create(CommandContext context)
    {
        Option<string> seeds = new("--seeds")
        {
            Description = "Seeds to run, first and last; one number is one seed",
            HelpName = "A..B",
            DefaultValueFactory = _ => "1..500",
        };
        Option<string> faults = new("--faults")
        {
            Description = "all, none, or names separated by commas",
            HelpName = "LIST",
            DefaultValueFactory = _ => "all",
        };
        Option<int?> steps = new("--steps")
        {
            Description = "Port calls of each run before the faults stop",
            HelpName = "N",
        };
        Option<bool> trace = new("--trace") { Description = "Print all that happens in the first seed" };
        Command command = new("simulate", "The real handlers under faults, crashes and commands drawn from seeds");
        command.Options.Add(seeds);
        command.Options.Add(faults);
        command.Options.Add(steps);
        command.Options.Add(trace);
        command.SetAction((result, _) => ExecuteAsync(
            [
                result.GetValue(seeds)!.Contains("..", StringComparison.Ordinal) ? "--seeds" : "--seed",
                result.GetValue(seeds)!,
                "--faults", result.GetValue(faults)!,
                .. result.GetValue(steps) is { } count ? (string[])["--steps", $"{count}"] : [],
                .. result.GetValue(trace) ? (string[])["--trace"] : [],
            ],
            context));

        return command;
    }

    private static async Task<int> ExecuteAsync(string[] options, CommandContext context)
    {
        const string Name = "the simulation";
        BuiltProgram run = await BuiltProgram.RunAsync(
            Repository.In(Project),
            Name,
            target => new ChildPlan(Name, "dotnet", ["exec", target, .. options]),
            context);

        return run.ExitCode == UsageError
            ? throw CliException.Usage(run.LastWord.Replace("error: ", "", StringComparison.Ordinal))
            : run.ExitCode;
    }
}
