using System.Globalization;
using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;
using Breakwater.Pipeline.Engine;

namespace Breakwater.Benchmarks;

/// <summary>One scan of many instruments from candles in memory: assess, find levels, look for a breakout.</summary>
internal static class ScanBenchmark
{
    private const int Symbols = 400;
    private const int Candles = 300;
    private const int PerLevelCandle = 3;
    private const double BudgetMilliseconds = 100.0;

    private const int Days = 20;

    private static readonly Preset Rules = Load();

    public static Table Run(Market market)
    {
        SymbolSnapshot[] snapshots = [.. Enumerable.Range(0, Symbols).Select(i => Snapshot(market, i))];
        int passed = 0;
        int levels = 0;
        TimeSpan assess = Stopclock.Time(
            () => passed = snapshots.Count(static one => MarketScanner.Assess(one, Rules.Scan).Passed),
            () => MarketScanner.Assess(snapshots[0], Rules.Scan));
        TimeSpan whole = Stopclock.Time(
            () => levels = snapshots.Sum(Scan),
            () => Scan(snapshots[0]));
        Table table = new(
            $"Scan of {Symbols} symbols x {Candles} candles of two timeframes, one core ({market.Origin})",
            ["part", "ms", "budget ms", "found"]);
        table.Add(["assess only", Table.Number(assess.TotalMilliseconds), "", $"{passed} passed"]);
        table.Add(
            ["assess, levels and signal of every symbol", Table.Number(whole.TotalMilliseconds),
                Table.Number(BudgetMilliseconds), $"{levels} levels"]);

        return table;
    }

    private static Preset Load()
    {
        PresetReading reading = PresetText.Read(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "breakout_v1.json")));

        return reading.Preset?.Preset ?? throw new InvalidDataException(string.Join("; ", reading.Errors));
    }

    // Nothing is skipped for what failed before: the dearest case.
    private static int Scan(SymbolSnapshot snapshot)
    {
        _ = MarketScanner.Assess(snapshot, Rules.Scan);
        CandleSeries signals = snapshot.SignalCandles!;
        CandleSeries? known = LevelCandles.Before(snapshot.LevelCandles!, signals.Last.OpenTime);
        if (known is null)
        {
            return 0;
        }

        IReadOnlyList<PriceLevel> levels = LevelFinder.FindResistances(known, snapshot.DailyCandles, Rules.Levels);
        _ = EntryFinder.Decide(
            new SignalInputs(signals, known, snapshot.Depth, null, "benchmark"), levels, null, Rules.Signal);

        return levels.Count;
    }

    // Each symbol is another part of the market; the last level candle closes when the last signal candle does.
    private static SymbolSnapshot Snapshot(Market market, int index)
    {
        Symbol symbol = Symbol.Of("S" + index.ToString(CultureInfo.InvariantCulture) + "USDT");
        int end = (Candles * PerLevelCandle) + (index * PerLevelCandle * 40);
        Candle[] all = [.. Enumerable.Range(end - (Candles * PerLevelCandle), Candles * PerLevelCandle)
            .Select(i => At(market, i, 1))];
        Candle[] level = [.. Enumerable.Range(0, Candles)
            .Select(i => At(market, end - ((Candles - i) * PerLevelCandle), PerLevelCandle))];
        Candle last = all[^1];
        DateTimeOffset now = last.OpenTime.AddMinutes(5);

        return new SymbolSnapshot(
            new Instrument(symbol, "S", "USDT", true, 0.01m, 0.00001m, 0.00001m, 9000m, 5m, true),
            new Ticker(symbol, last.Close, 1_000_000_000m, 0m, 1_000_000),
            new BookTop(symbol, last.Close, 1m, last.Close + 0.01m, 1m),
            new CandleSeries(symbol, Timeframe.M15, level),
            new CandleSeries(symbol, Timeframe.M5, all.AsSpan(^Candles..)),
            now)
        {
            DailyCandles = Daily(symbol, last, now),
            Depth = Depth(symbol, last.Close),
            Reference = new CandleSeries(Symbol.Of("BTCUSDT"), Timeframe.M15, level),
        };
    }

    private static CandleSeries Daily(Symbol symbol, Candle last, DateTimeOffset now)
    {
        DateTimeOffset today = Timeframe.D1.OpenTimeAt(now);

        return new CandleSeries(
            symbol,
            Timeframe.D1,
            [.. Enumerable.Range(-Days, Days).Select(day => last with { OpenTime = today.AddDays(day) })]);
    }

    private static OrderBook Depth(Symbol symbol, decimal price) => new(
        symbol,
        [.. Enumerable.Range(1, 100).Select(i => new BookLevel(price - (0.01m * i), 1m))],
        [.. Enumerable.Range(1, 100).Select(i => new BookLevel(price + (0.01m * i), 1m))]);

    private static Candle At(Market market, int from, int count) => new(
        market.Times[from],
        (decimal)market.Opens[from],
        (decimal)market.Highs.AsSpan(from, count).ToArray().Max(),
        (decimal)market.Lows.AsSpan(from, count).ToArray().Min(),
        (decimal)market.Closes[from + count - 1],
        (decimal)market.Volumes.AsSpan(from, count).ToArray().Sum());
}
