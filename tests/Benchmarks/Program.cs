using Breakwater.Benchmarks;

const string Usage = "Usage: [indicators|scan|peers|all] [--markdown FILE] [--talib FOLDER]";

string? Option(string name)
{
    int at = Array.IndexOf(args, name);

    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}

string what = args.Length > 0 && !args[0].StartsWith('-') ? args[0] : "all";
string[] known = ["indicators", "scan", "peers"];
if (what != "all" && !known.Contains(what))
{
    await Console.Error.WriteLineAsync(Usage);

    return 2;
}

Market market = Market.Load(IndicatorBenchmark.Candles);
List<string> pages = [];
foreach (string part in known.Where(part => what == "all" || what == part))
{
    Table table = part switch
    {
        "indicators" => new IndicatorBenchmark(market).Run(),
        "scan" => ScanBenchmark.Run(market),
        _ => PeerBenchmark.Run(market, Option("--talib")),
    };
    pages.Add(table.ToString());
    Console.WriteLine(pages[^1]);
}

if (Option("--markdown") is string file)
{
    await File.WriteAllTextAsync(file, string.Join('\n', pages));
}

return 0;
