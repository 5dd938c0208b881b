using System.Globalization;

namespace Breakwater.Benchmarks;

/// <summary>The same seven indicators in other libraries, on the same candles, one after the other.</summary>
/// <remarks>
/// The packages are installed by npm into a temporary folder that is deleted afterwards. Tulip's C sources come with
/// npm's tulind, TA-Lib's from a folder that the caller names; both need gcc. What cannot be had is left out.
/// </remarks>
internal static class PeerBenchmark
{
    private static readonly string[] Indicators =
        ["sma20", "ema20", "rsi14", "atr14", "bb20", "macd", "donch20", "seven at once"];

    private static readonly string[] Packages =
        ["indicatorts@2.2.2", "trading-signals@8.3.0", "technicalindicators@3.1.0", "tulind@0.8.20"];

    /// <param name="market">The candles.</param>
    /// <param name="talib">The folder with TA-Lib's sources (include and src), or null.</param>
    public static Table Run(Market market, string? talib)
    {
        Table table = new(
            $"Million candles per second over {market.Count:N0} candles ({market.Origin})", ["engine", .. Indicators]);
        IndicatorBenchmark ours = new(market);
        table.Add(["Breakwater batch", .. Ours(one => ours.Rate(one.Batch))]);
        table.Add(["Breakwater streaming", .. Ours(one => ours.Rate(one.Streaming!))]);
        table.Add(["copy (loop)", Table.Number(ours.Rate(IndicatorBenchmark.Case("copy (loop)").Batch)),
            .. Enumerable.Repeat("", Indicators.Length - 1)]);

        string scripts = Path.Combine(Checkout.Root, "tests", "Benchmarks", "peers");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("breakwater-peers-");
        try
        {
            using PeerFolder peers = new(folder.FullName, scripts);
            market.Save(peers.Columns);
            peers.Install(Packages);
            Add(table, market.Count, "TA-Lib C (gcc -O3)", talib is null ? "" : peers.TaLib(talib));
            Add(table, market.Count, "Tulip C (gcc -O3)", peers.Tulip());
            Add(table, market.Count, "indicatorts", peers.Node("indicatorts.mjs"));
            Add(table, market.Count, "trading-signals (streaming)", peers.Node("trading-signals.mjs"));
            Add(table, market.Count, "technicalindicators", peers.Node("technicalindicators.mjs"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return table;
    }

    private static IEnumerable<string> Ours(Func<IndicatorCase, double> rate) =>
        Indicators.Select(name => Table.Number(rate(IndicatorBenchmark.Case(name))));

    // Each line of a peer is an indicator's name and milliseconds.
    private static void Add(Table table, int candles, string engine, string output)
    {
        Dictionary<string, double> times = output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToDictionary(
                static line => line[..line.LastIndexOf(' ')],
                static line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
        if (times.Count > 0)
        {
            table.Add([engine, .. Indicators.Select(name =>
                times.TryGetValue(name, out double time) ? Table.Number(candles / 1000.0 / time) : "")]);
        }
    }
}
