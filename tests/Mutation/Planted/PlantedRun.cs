namespace Breakwater.Mutation.Planted;

/// <summary>Plants every defect in turn and looks whether the simulation, or the test it names, finds it.</summary>
internal static class PlantedRun
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <summary>Looks for all of them, or for those whose names contain one of <paramref name="only"/>.</summary>
    /// <returns>Zero when each was found, and nothing was found where there is none.</returns>
    public static async Task<int> RunAsync(string? only, int seeds)
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
            long start = Clock.GetTimestamp();
            if (!soil.Plant(defect))
            {
                await Console.Error.WriteLineAsync($"{defect.Name} does not compile.");

                return 1;
            }

            Sighting? found = await soil.LookAsync();
            TimeSpan took = Clock.GetElapsedTime(start);
            judged.Add(new Judgement(defect, found, await soil.IsRedAsync(defect), took));
            soil.Clean();
            await Console.Out.WriteLineAsync(judged[^1].Row);
            await Console.Error.WriteLineAsync($"{defect.Name}: {found?.Text}");
        }

        int left = judged.Count(one => !one.IsFound);
        await Console.Out.WriteLineAsync($"\n{judged.Count} defects, {judged.Count - left} found");

        return left == 0 && judged.Count > 0 ? 0 : 1;
    }
}
