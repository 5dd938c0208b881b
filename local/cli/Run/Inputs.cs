using System.Text.RegularExpressions;

namespace Breakwater.Local.Cli.Run;

/// <summary>Checks of the files a run names, made before anything starts.</summary>
internal static partial class Inputs
{
    /// <exception cref="CliException">The folder is missing or holds no candle file.</exception>
    public static void DemandCandles(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new CliException($"--replay {folder}: there is no such folder.");
        }

        if (!Directory.EnumerateFiles(folder).Any(file => CandleFile().IsMatch(Path.GetFileName(file))))
        {
            throw new CliException(
                $"--replay {folder}: no candle files in it (SYMBOL-INTERVAL.csv or .csv.gz, such as BTCUSDT-5m.csv).");
        }
    }

    /// <exception cref="CliException">There are presets, but none of this name.</exception>
    public static void DemandPreset(string name)
    {
        string folder = Repository.In("presets");
        string[] names = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file))
                .Where(found => found != "preset.schema").Order(StringComparer.Ordinal)]
            : [];
        if (names.Length > 0 && !names.Contains(name))
        {
            throw new CliException($"--preset {name}: no such preset; there are {string.Join(", ", names)}.");
        }
    }

    [GeneratedRegex(@"^[A-Z0-9]{2,}-\d+(s|m|h|d|w|M)(-.*)?\.csv(\.gz)?$")]
    private static partial Regex CandleFile();
}
