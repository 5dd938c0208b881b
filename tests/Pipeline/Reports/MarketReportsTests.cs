using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Reports;
using Breakwater.Pipeline.Scanning;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests.Reports;

public sealed class MarketReportsTests
{
    [Fact]
    public async Task List_OwnQuoteAsset_MostTradedFirstWithWhatTheRulesAllow()
    {
        World world = new(TestRules.Preset with { Scan = TestRules.Scan with { Blacklist = ["DOGEUSDT"] } });
        Symbol small = world.List("BTC");
        Symbol large = world.List("ETH");
        Symbol barred = world.List("DOGE");
        Symbol silent = world.List("XRP");
        world.Market.Add(TestRules.Instrument("BTC") with { Symbol = Symbol.Of("BTCEUR"), QuoteAsset = "EUR" });
        world.Market.Set(new Ticker(small, 100m, 5_000_000m, 1m));
        world.Market.Set(new Ticker(large, 100m, 9_000_000m, 1m));
        world.Market.Set(new Ticker(barred, 100m, 7_000_000m, 1m));
        world.Market.Set(new Ticker(silent, 100m, 0m, 0m));

        IReadOnlyList<MarketView> views = await Make(world).ListAsync(CancellationToken.None);

        Assert.Equal([large, barred, small, silent], views.Select(view => view.Symbol));
        Assert.Equal([true, false, true, false], views.Select(view => view.IsInUniverse));
        Assert.Equal(9_000_000m, views[0].Last24Hours!.QuoteVolume);
    }

    [Fact]
    public async Task Candles_OneIsMissing_AreShownWithTheDefect()
    {
        World world = new();
        Symbol symbol = world.List("BTC");
        Candle[] whole = Candles.Flat(Timeframe.M15, 40);
        world.Market.SetCandles(symbol, Timeframe.M15, [.. whole.Where((_, index) => index != 20)]);

        CandlesView? view = await Make(world).CandlesAsync(symbol, Timeframe.None, 30, CancellationToken.None);

        Assert.Equal((Timeframe.M15, 30), (view!.Timeframe, view.Candles.Count));
        CandleDefect defect = Assert.Single(view.Defects);
        Assert.Equal((CandleDefectKind.Gap, whole[20].OpenTime, 1m), (defect.Kind, defect.OpenTime, defect.Value));
    }

    [Fact]
    public async Task Views_InstrumentIsNotListed_AreNone()
    {
        World world = new();
        world.List("BTC");
        Symbol other = Symbol.Of("NOPEUSDT");

        Assert.Null(await Make(world).CandlesAsync(other, Timeframe.None, 30, CancellationToken.None));
        Assert.Null(await Make(world).IndicatorsAsync(other, Timeframe.None, CancellationToken.None));
    }

    // Of a line that rises by one a candle all can be reckoned by hand. The channel leaves out the newest candle.
    [Fact]
    public async Task Indicators_StraightLine_HaveTheValuesThatFollow()
    {
        World world = new();
        Symbol symbol = world.List("BTC");
        world.Market.SetCandles(symbol, Timeframe.H1, Line(60));

        IndicatorsView view = (await Make(world).IndicatorsAsync(symbol, Timeframe.None, CancellationToken.None))!;

        Assert.Equal((Timeframe.H1, 60), (view.Timeframe, view.Candles));
        Assert.Equal(TestRules.Start.AddHours(-1), view.Candle);
        (string Name, decimal Value)[] expected =
        [
            ("sma20", 149.5m), ("ema20", 149.5m), ("bollingerMiddle", 149.5m), ("rsi14", 100m), ("atr14", 2m),
            ("donchianUpper", 159m), ("donchianLower", 138m), ("macd", 7m), ("macdSignal", 7m), ("macdHistogram", 0m),
            ("volumeSurge20", 1m), ("minusDi14", 0m), ("adx14", 100m),
        ];
        Assert.All(expected, one => Assert.Equal((double)one.Value, (double)view.Values[one.Name]!.Value, 1e-9));
    }

    [Fact]
    public async Task Indicators_FewCandles_AreUnknownAndNotInvented()
    {
        World world = new();
        Symbol symbol = world.List("BTC");
        world.Market.SetCandles(symbol, Timeframe.H1, Line(10));

        IndicatorsView view = (await Make(world).IndicatorsAsync(symbol, Timeframe.H1, CancellationToken.None))!;

        Assert.All(["sma20", "rsi14", "atr14", "macd", "volumeSurge20"], name => Assert.Null(view.Values[name]));
        Assert.Empty(view.Levels);
    }

    private static Candle[] Line(int count) =>
    [
        .. Enumerable.Range(60 - count, count).Select(index => new Candle(
            TestRules.Start.AddHours(index - 60), 99m + index, 101m + index, 99m + index, 100m + index, 10m)),
    ];

    private static MarketReports Make(World world) => new(
        world.Settings, world.Market, new ScanInputs(world.Market), new PipelineRig(world).Presets, world.Clock);
}
