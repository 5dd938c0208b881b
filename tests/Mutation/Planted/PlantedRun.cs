namespace Breakwater.Mutation.Planted;

/// <summary>Plants every defect in turn and looks whether the simulation, or the test it names, finds it.</summary>
internal static class PlantedRun
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <summary>Looks for all of them, or for some.</summary>
    /// <param name="only">Parts of names, separated by commas; null for all.</param>
    /// <param name="seeds">Seeds from one on that the simulation is given.</param>
    /// <param name="asksAll">Whether the simulation also looks for those that name a test.</param>
    /// <returns>Zero when each was found, and nothing was found where there is none.</returns>
    public static async Task<int> RunAsync(string? only, int seeds, bool asksAll)
    {
        PlantedDefect[] defects =
        [
            .. PlantedDefect.All().Where(defect => only is null
                || only.Split(',').Any(part => defect.Name.Contains(part, StringComparison.Ordinal))),
        ];
        using var soil = new Soil(seeds);
        if (await soil.TroubleAsync(defects) is { } trouble)
        {
            await Console.Error.WriteLineAsync(trouble);

            return 1;
        }

        await Console.Out.WriteLineAsync(Judgement.Head);
        await Console.Out.WriteLineAsync($"| (none) | the code as it is, {seeds} seeds | nothing | | | |");
        List<Judgement> judged = [];
        foreach (PlantedDefect defect in defects)
        {
            judged.Add(await JudgeAsync(soil, defect, asksAll));
            soil.Clean(defect);
            await Console.Out.WriteLineAsync(judged[^1].Row);
            await Console.Error.WriteLineAsync($"{defect.Name}: {judged[^1].Found?.Text}");
        }

        int left = judged.Count(one => !one.IsFound);
        await Console.Out.WriteLineAsync($"\n{judged.Count} defects, {judged.Count - left} found");

        return left == 0 && judged.Count > 0 ? 0 : 1;
    }

    private static async Task<Judgement> JudgeAsync(Soil soil, PlantedDefect defect, bool asksAll)
    {
        long start = Clock.GetTimestamp();
        if (!soil.Plant(defect))
        {
            return new Judgement(defect, null, null, TimeSpan.Zero) { IsNoProgram = true };
        }

        // What only a test finds was looked for in vain, which takes minutes each time.
        Sighting? found = defect.Test is null || asksAll ? await soil.LookAsync() : null;
        TimeSpan took = Clock.GetElapsedTime(start);

        return new Judgement(defect, found, await soil.IsRedAsync(defect), took);
    }
}
