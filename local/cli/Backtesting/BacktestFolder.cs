using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Breakwater.Backtesting.History;
using Breakwater.Domain.Markets;

namespace Breakwater.Local.Cli.Backtesting;

/// <summary>Candle files: SYMBOL-INTERVAL.csv[.gz], or Binance's SYMBOL-INTERVAL-2025-01.csv[.gz].</summary>
internal static partial class BacktestFolder
{
    /// <summary>Every symbol that is asked for, in the finest interval that all of them have.</summary>
    /// <exception cref="CliException">The folder or a symbol is missing, or a file cannot be read.</exception>
    public static IReadOnlyList<CandleHistory> Load(string folder, IReadOnlyList<string> symbols)
    {
        CandleFile[] files = [.. Find(folder).Where(file => symbols.Count == 0 || symbols.Contains(file.Symbol))];
        string[] missing = [.. symbols.Where(symbol => files.All(file => file.Symbol != symbol))];
        if (missing.Length > 0)
        {
            throw new CliException($"--symbols {string.Join(",", missing)}: no candle file in {folder}.");
        }

        Timeframe finest = Shared(folder, files);
        IGrouping<string, CandleFile>[] groups =
        [
            .. files.Where(file => file.Timeframe == finest)
                .GroupBy(file => file.Symbol, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal),
        ];
        try
        {
            return [.. groups.AsParallel().AsOrdered().Select(group => Read(group.Key, finest, group))];
        }
        catch (AggregateException problem) when (problem.InnerException is CandleFileException inner)
        {
            throw new CliException(inner.Message, problem);
        }
    }

    private static IEnumerable<CandleFile> Find(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new CliException($"--data {folder}: there is no such folder.");
        }

        foreach (string path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            Match match = FileName().Match(Path.GetFileName(path));
            if (match.Success && TimeframeOf(match) is { } timeframe)
            {
                yield return new CandleFile(path, match.Groups["symbol"].Value, timeframe);
            }
        }
    }

    private static Timeframe Shared(string folder, CandleFile[] files)
    {
        int symbols = files.Select(file => file.Symbol).Distinct().Count();
        Timeframe[] shared =
        [
            .. files.GroupBy(file => file.Timeframe)
                .Where(group => group.Select(file => file.Symbol).Distinct().Count() == symbols)
                .Select(group => group.Key)
                .Order(),
        ];

        return (files.Length, shared) switch
        {
            (0, _) => throw new CliException(
                $"--data {folder}: no candle files in it (SYMBOL-INTERVAL.csv or .csv.gz, such as BTCUSDT-5m.csv)."),
            (_, []) => throw new CliException(
                $"--data {folder}: no interval is there for all of its {symbols} symbols; choose some by --symbols."),
            (_, [Timeframe first, ..]) => first,
        };
    }

    private static CandleHistory Read(string symbol, Timeframe timeframe, IEnumerable<CandleFile> files)
    {
        List<Candle> candles = [];
        foreach (CandleFile file in files)
        {
            Candle[] read = Read(file.Path);
            if (candles.Count > 0 && read[0].OpenTime <= candles[^1].OpenTime)
            {
                throw new CandleFileException(
                    $"{Path.GetFileName(file.Path)}: begins before the file before it ends");
            }

            candles.AddRange(read);
        }

        return new CandleHistory(Symbol.Of(symbol), timeframe, [.. candles]);
    }

    private static Candle[] Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Stream text = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;

        return CandleReader.Read(text, Path.GetFileName(path));
    }

    private static Timeframe? TimeframeOf(Match match)
    {
        int unit = match.Groups["unit"].Value switch { "m" => 60, "h" => 3600, _ => 86400 };
        bool isNumber = int.TryParse(
            match.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count);
        Timeframe timeframe = (Timeframe)(isNumber && count <= 60 ? count * unit : 0);

        return timeframe is not Timeframe.None && Enum.IsDefined(timeframe) ? timeframe : null;
    }

    [GeneratedRegex(@"^(?<symbol>[A-Z0-9]{2,30})-(?<count>[0-9]+)(?<unit>[mhd])(-[0-9-]+)?\.csv(\.gz)?$")]
    private static partial Regex FileName();

    private sealed record CandleFile(string Path, string Symbol, Timeframe Timeframe);
}
