using System.CommandLine;
using Breakwater.Local.Cli.Processes;
using Breakwater.Local.Cli.Run;
using Breakwater.Local.Cli.Setup;

namespace Breakwater.Local.Cli.Settings;

/// <summary>bw check-config: what the Function App thinks of settings, without starting.</summary>
internal static class CheckConfigCommand
{
    private const string Default = "functions/local.settings.json";

    public static Command Create(CommandContext context)
    {
        Argument<string?> file = new("FILE")
        {
            Description = $"Settings as in local.settings.example.json; {Default} when not given",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command command = new("check-config", "Every setting that is missing or wrong, without starting the app");
        command.Arguments.Add(file);
        command.SetAction((result, _) => ExecuteAsync(result.GetValue(file), context));

        return command;
    }

    /// <exception cref="CliException">The file cannot be read, or is none of settings.</exception>
    private static async Task<int> ExecuteAsync(string? file, CommandContext context)
    {
        IReadOnlyDictionary<string, string> values = await SettingsFile.ReadAsync(
            file ?? Repository.In(Default), context.Stop);
        const string Name = "the function app";
        BuiltProgram run = await BuiltProgram.RunAsync(
            ChildPlans.FunctionsProject,
            Name,
            target => new ChildPlan(Name, "dotnet", [target, "--check-settings"])
            {
                WorkingDirectory = Path.GetDirectoryName(target),
                Environment = values,
            },
            context);

        return run.ExitCode;
    }
}
