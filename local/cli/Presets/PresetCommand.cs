using System.CommandLine;
using Breakwater.Domain.Presets;
using Breakwater.Pipeline.Engine;

namespace Breakwater.Local.Cli.Presets;

/// <summary>bw preset list | validate | diff.</summary>
internal static class PresetCommand
{
    public static Command Create(CommandContext context)
    {
        Command command = new("preset", "The rules that a bot trades by");
        command.Subcommands.Add(List(context));
        command.Subcommands.Add(Validate(context));
        command.Subcommands.Add(Diff(context));
        return command;
    }

    private static Command List(CommandContext context)
    {
        Command list = new("list", "The presets of this repository and what each is for");
        list.SetAction(async (_, _) =>
        {
            foreach (string file in PresetFiles.All())
            {
                Preset preset = await PresetFiles.ReadAsync(file, context.Stop);
                await context.Output.WriteLineAsync($"{preset.Name,-28} {preset.Description}");
            }

            return 0;
        });
        return list;
    }

    private static Command Validate(CommandContext context)
    {
        Argument<string[]> files = new("FILE")
        {
            Description = "Preset files, or names of presets",
            Arity = ArgumentArity.OneOrMore,
        };
        Command validate = new("validate", "Checks preset files and says all that is wrong with them") { files };
        validate.SetAction(async (result, _) =>
        {
            int broken = 0;
            foreach (string file in result.GetRequiredValue(files))
            {
                PresetReading reading = await PresetFiles.TryReadAsync(file, context.Stop);
                broken += reading.Errors.Count > 0 ? 1 : 0;
                await context.Output.WriteLineAsync(
                    reading.Preset is { } preset ? $"{file}: valid, {preset.Id}" : $"{file}: not valid");
                foreach (string error in reading.Errors)
                {
                    await context.Output.WriteLineAsync($"  {error}");
                }
            }

            return broken == 0 ? 0 : 1;
        });
        return validate;
    }

    private static Command Diff(CommandContext context)
    {
        Argument<string> before = new("BEFORE") { Description = "A preset's name or file" };
        Argument<string> after = new("AFTER") { Description = "Another one's" };
        Command diff = new("diff", "What one preset says otherwise than another") { before, after };
        diff.SetAction(async (result, _) =>
        {
            Preset left = await PresetFiles.ReadAsync(result.GetRequiredValue(before), context.Stop);
            Preset right = await PresetFiles.ReadAsync(result.GetRequiredValue(after), context.Stop);
            foreach (PresetChange difference in PresetDiff.Between(left, right))
            {
                await context.Output.WriteLineAsync(
                    $"{difference.Field,-40} {difference.Before} -> {difference.After}");
            }

            return 0;
        });
        return diff;
    }
}
