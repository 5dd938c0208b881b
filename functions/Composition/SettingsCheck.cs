using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Breakwater.Functions.Composition;

/// <summary>Looks at every setting before anything is built, so that one start names all that is wrong.</summary>
internal static class SettingsCheck
{
    /// <summary>With this alone the app says what it thinks of its settings, and does not start.</summary>
    public const string Argument = "--check-settings";

    /// <summary>Says what is wrong with the settings in the environment, or that nothing is.</summary>
    public static bool PassesAlone(TextWriter output)
    {
        bool passes = Passes(new ConfigurationBuilder().AddEnvironmentVariables().Build(), output);
        output.Write(passes ? "Breakwater can start with these settings." + Environment.NewLine : string.Empty);

        return passes;
    }

    /// <summary>Says each problem on a line of its own.</summary>
    /// <returns>Whether there is none.</returns>
    public static bool Passes(IConfiguration settings, TextWriter output)
    {
        IReadOnlyList<SettingProblem> problems = Problems(settings, PresetFile.Folder);
        if (problems.Count > 0)
        {
            output.WriteLine("Breakwater cannot start with these settings:");
        }

        foreach (SettingProblem problem in problems)
        {
            output.WriteLine(problem with { Origin = OriginOf(settings, problem.Setting) });
        }

        return problems.Count == 0;
    }

    /// <summary>What is wrong with <paramref name="settings"/>; empty when nothing is.</summary>
    public static IReadOnlyList<SettingProblem> Problems(IConfiguration settings, string presetFolder) =>
    [
        .. BotCheck.Problems(settings, presetFolder),
        .. ExchangeCheck.Problems(settings),
        .. LiveSettingsCheck.Problems(settings),
        .. ScheduleCheck.Problems(settings),
        .. ConnectionCheck.Tables(settings),
        .. ConnectionCheck.Queues(settings),
        .. ConnectionCheck.Push(settings),
    ];

    // Where it is set in several places the last one counts.
    private static string? OriginOf(IConfiguration settings, string setting) =>
        (settings as IConfigurationRoot)?.Providers.LastOrDefault(source => source.TryGet(setting, out _)) switch
        {
            null => null,
            EnvironmentVariablesConfigurationProvider =>
                $"environment variable {setting.Replace(":", "__", StringComparison.Ordinal)}",
            FileConfigurationProvider file => file.Source.Path,
            { } other => other.ToString(),
        };
}
