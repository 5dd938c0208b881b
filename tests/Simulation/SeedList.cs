using System.Globalization;
using Breakwater.Simulation.Scenarios;

namespace Breakwater.Simulation;

/// <summary>The seeds that once found a defect, from <c>Seeds.txt</c>.</summary>
public static class SeedList
{
    private const string FileName = "Seeds.txt";

    /// <summary>
    /// One request for each line: seed, steps, intensity, faults, "scans" where the market is scanned too or "drawn"
    /// where the seed says it; after a number sign what it found. What is left out at the end is as usual.
    /// </summary>
    public static IReadOnlyList<RunRequest> Read()
    {
        using Stream stream = typeof(SeedList).Assembly.GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"{FileName} is not part of the program.");
        using StreamReader reader = new(stream);

        return
        [
            .. reader.ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(parts => parts.Length > 0)
                .Select(Parse),
        ];
    }

    private static RunRequest Parse(string[] parts) => new(ulong.Parse(parts[0], CultureInfo.InvariantCulture))
    {
        Steps = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : RunRequest.DefaultSteps,
        Intensity = parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 1,
        Faults = parts.Length > 3 ? Options.FaultsOf(parts[3]) : KnownGaps.FaultsInForce,
        Scans = parts.Length > 4 ? parts[4] switch { "scans" => true, "drawn" => null, _ => false } : false,
    };
}
