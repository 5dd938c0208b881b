using Microsoft.Extensions.Configuration;

namespace Breakwater.Functions.Composition;

/// <summary>Looks at every setting before anything is built, so that one start names all that is wrong.</summary>
internal static class SettingsCheck
{
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
            output.WriteLine(problem);
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
}
