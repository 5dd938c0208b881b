using System.Globalization;
using System.IO.Compression;
using Breakwater.TestKit.Local;

namespace Breakwater.Backtesting.Tests;

/// <summary>A trade table of the measuring-stick rule, made by other programs.</summary>
internal static class RuleTable
{
    public static RuleTrade[] Read(string variant)
    {
        string path = SharedMaterial.Require($"data/backtest/trades-ref-SOLUSDT-5m-2025-{variant}.csv.gz");
        using GZipStream packed = new(File.OpenRead(path), CompressionMode.Decompress);
        using StreamReader text = new(packed);

        return [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Parse)];
    }

    private static RuleTrade Parse(string line)
    {
        string[] fields = line.TrimEnd('\r').Split(',');

        return new RuleTrade(
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(fields[1], CultureInfo.InvariantCulture)),
            Time(fields[2]),
            decimal.Parse(fields[3], CultureInfo.InvariantCulture),
            Time(fields[4]),
            decimal.Parse(fields[5], CultureInfo.InvariantCulture),
            fields[6]);
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

/// <summary>One trade: candles by their open times.</summary>
internal sealed record RuleTrade(
    DateTimeOffset Signal,
    DateTimeOffset Entry,
    decimal EntryPrice,
    DateTimeOffset Exit,
    decimal ExitPrice,
    string Reason)
{
    // The tables are cut to ten decimals, a double's way through a decimal to fifteen digits.
    private const decimal Tolerance = 0.000000001m;

    public static void AssertSame(IReadOnlyList<RuleTrade> expected, IReadOnlyList<RuleTrade> actual)
    {
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(WithoutPrices), actual.Select(WithoutPrices));
        Assert.All(expected.Zip(actual), static pair =>
        {
            Assert.InRange(pair.Second.EntryPrice - pair.First.EntryPrice, -Tolerance, Tolerance);
            Assert.InRange(pair.Second.ExitPrice - pair.First.ExitPrice, -Tolerance, Tolerance);
        });
    }

    private static RuleTrade WithoutPrices(RuleTrade trade) => trade with { EntryPrice = 0m, ExitPrice = 0m };
}
