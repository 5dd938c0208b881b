using System.Globalization;
using System.IO.Compression;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Markets;

/// <summary>Reference material beside the repository, on some machines; tests that need it skip elsewhere.</summary>
internal static class ReferenceSeries
{
    /// <summary>The full name of a file of it. Skips the test when it is missing.</summary>
    public static string Find(string relative)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        DirectoryInfo current = new(Directory.GetCurrentDirectory());
        string? root = RootOf(current) ?? RootOf(folder);
        string path = Path.Combine(root ?? string.Empty, "..", "shared", "data", relative);
        Assert.SkipUnless(root is not null && File.Exists(path), $"No reference file {relative} beside the project.");

        return path;
    }

    public static string[] Lines(string relative)
    {
        using FileStream file = File.OpenRead(Find(relative));
        using Stream plain = relative.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using StreamReader reader = new(plain);

        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public static double Number(string text) =>
        text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The candles of a file with the columns openTimeMs,open,high,low,close,volume.</summary>
    /// <remarks>Rows that no decimal can hold are left out: refusing them is the reader's trade.</remarks>
    public static CandleSeries Candles(string relative, string symbol, Timeframe timeframe)
    {
        List<Candle> candles = [];
        foreach (string line in Lines(relative).Skip(1))
        {
            if (Parse(line) is Candle candle)
            {
                candles.Add(candle);
            }
        }

        return new CandleSeries(Symbol.Of(symbol), timeframe, candles.ToArray());
    }

    private static Candle? Parse(string line)
    {
        string[] cells = line.Split(',');
        if (cells.Length != 6 || !long.TryParse(cells[0], CultureInfo.InvariantCulture, out long time))
        {
            return null;
        }

        decimal[] numbers = new decimal[5];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!decimal.TryParse(cells[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        // A time in microseconds is thousands of years away.
        return time > 4_102_444_800_000
            ? null
            : new Candle(
                DateTimeOffset.FromUnixTimeMilliseconds(time),
                numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    private static string? RootOf(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
