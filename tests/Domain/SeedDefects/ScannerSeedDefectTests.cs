using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Tests.Scanning;

namespace Breakwater.Domain.Tests.SeedDefects;

/// <summary>Mistakes that other scanners made, by their number in the list of them; none may come back.</summary>
public sealed class ScannerSeedDefectTests
{
    private static readonly SymbolSnapshot Full = Scenario.Full();

    public static TheoryData<string> Inputs =>
    [
        "ticker", "book", "level", "signal", "daily", "depth", "reference", "trades", "empty", "crossed depth",
        "crossed book", "stale reference",
    ];

    /// <summary>A filter that met trouble accepted.</summary>
    [Theory]
    [MemberData(nameof(Inputs))]
    public void Defect11_AnyInputMissingOrBroken_NeverPasses(string what)
    {
        ScanVerdict verdict = MarketScanner.Assess(Without(what), Scenario.Strict);

        Assert.False(verdict.Passed);
        Assert.NotEqual(ScanRejection.None, verdict.Reason);
        Assert.Contains(verdict.Checks, static check => !check.Passed);
    }

    /// <summary>The quality of the ATR was always 0, so its weight never counted.</summary>
    [Fact]
    public void Defect15_EveryWeight_CountsInTheScore()
    {
        ScoreWeights none = new(0m, 0m, 0m, 0m, 0m, 0m, 0m);
        ScoreWeights[] alone =
        [
            none with { VolumeSurge = 1m }, none with { AtrQuality = 1m }, none with { NearHigh = 1m },
            none with { Correlation = 1m }, none with { TradesPerMinute = 1m }, none with { Spread = 1m },
            none with { Momentum = 1m },
        ];

        Assert.Equal(typeof(ScoreWeights).GetProperties().Length, alone.Length);
        Assert.All(alone, static weights => Assert.True(Score(Full, weights) > 0m, weights.ToString()));
    }

    [Fact]
    public void Defect15_AtrQuality_FollowsTheAtr()
    {
        ScoreWeights weights = new(0m, 1m, 0m, 0m, 0m, 0m, 0m);
        SymbolSnapshot quiet = Full with
        {
            LevelCandles = Full.LevelCandles!.With(static candle => candle with
            {
                Open = 1000m, High = 1003m, Low = 997m, Close = 1000m,
            }),
        };

        Assert.InRange(Score(quiet, weights), 0.39m, 0.41m);
        Assert.True(Score(Full, weights) > Score(quiet, weights));
    }

    /// <summary>The scanner and the risk manager each had their own correlation and their own limit.</summary>
    [Fact]
    public void Defect16_CorrelationOfTheScore_IsTheOneDefinition()
    {
        decimal correlation = ReturnCorrelation.Of(Full.LevelCandles!, Full.Reference!)!.Value;

        Assert.Equal(
            1m - Math.Abs(correlation), MarketScanner.Assess(Full, Scenario.Strict).Value("score.correlation"));
    }

    /// <summary>The price times 0.003 was taken for a percentage, so the whole book counted.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0.00001)]
    [InlineData(100)]
    public void Defect17_Depth_IsWithinAShareOfTheMiddleAtAnyPrice(double scale)
    {
        decimal price = (decimal)scale;
        OrderBook book = Scenario.Depth with
        {
            Bids = [.. Scenario.Depth.Bids.Select(level => level with { Price = level.Price * price })],
            Asks = [.. Scenario.Depth.Asks.Select(level => level with { Price = level.Price * price })],
        };

        // The levels just outside would add a million.
        Assert.Equal(
            12_026m * price,
            MarketScanner.Assess(Full with { Depth = book }, Scenario.Strict).Value("depthQuote"));
    }

    /// <summary>What was not known was made up: trades from volume, a correlation of 0.6, prices of 1.</summary>
    [Theory]
    [InlineData("ticker", "quoteVolume24h")]
    [InlineData("trades", "tradesPerMinute")]
    [InlineData("book", "spreadBasisPoints")]
    [InlineData("reference", "regime.defects")]
    [InlineData("daily", "ageDays")]
    [InlineData("level", "atrPercent.min")]
    [InlineData("signal", "volumeSurge")]
    [InlineData("depth", "depthQuote")]
    public void Defect18_MissingInput_HasNoValueAndIsNamed(string what, string check)
    {
        ScanVerdict verdict = MarketScanner.Assess(Without(what), Scenario.Strict);

        Assert.Equal(ScanRejection.MissingData, verdict.Reason);
        Assert.Null(verdict.Value(check));
    }

    [Fact]
    public void Defect18_UnknownCorrelation_IsNotAssumed()
    {
        SymbolSnapshot unknown = Full with { Reference = Scenario.Reference(static _ => 1000m) };
        ScanVerdict verdict = MarketScanner.Assess(unknown, Scenario.Strict);

        Assert.Equal(ScanRejection.MissingData, verdict.Reason);
        Assert.Null(verdict.Value("score.correlation"));
        Assert.Equal(0m, verdict.Score);
    }

    /// <summary>A percentile was compared with a raw width, in units that differed from preset to preset.</summary>
    [Fact]
    public void Defect19_BandWidth_IsARankInPerCent()
    {
        decimal rank = MarketScanner.Assess(Full, Scenario.Strict).Value("bandWidthPercentile")!.Value;
        // Bands a hundred times as wide keep their rank.
        SymbolSnapshot wide = Full with
        {
            LevelCandles = Full.LevelCandles!.With(static candle => candle with
            {
                High = 2000m, Low = 500m, Close = 1000m + (100m * (candle.Close - 1000m)),
            }),
        };
        ScanRules rules = Scenario.Strict with { MaxAtrPercent = 100m };

        Assert.InRange(rank, 1m, 100m);
        Assert.Equal(rank, MarketScanner.Assess(wide, rules).Value("bandWidthPercentile")!.Value, 9);
        Assert.Equal(
            ScanRejection.BandsTooWide,
            MarketScanner.Assess(Full, Scenario.Strict with { MaxBandWidthPercentile = rank / 100m }).Reason);
    }

    /// <summary>The imbalance had no sign, so a wall of sellers confirmed a long.</summary>
    [Fact]
    public void Defect20_SellHeavyBook_IsAsThinAsItsBuyers()
    {
        OrderBook selling = Scenario.Depth with
        {
            Bids = [new(999m, 1m)],
            Asks = [new(1001m, 1_000_000m)],
        };
        ScanVerdict verdict = MarketScanner.Assess(Full with { Depth = selling }, Scenario.Strict);

        Assert.Equal(ScanRejection.DepthTooLow, verdict.Reason);
        Assert.Equal(999m, verdict.Value("depthQuote"));
    }

    private static decimal Score(SymbolSnapshot snapshot, ScoreWeights weights) =>
        MarketScanner.Assess(snapshot, Scenario.Rules with { Weights = weights }).Score;

    private static SymbolSnapshot Without(string what) => what switch
    {
        "ticker" => Full with { Ticker = null },
        "trades" => Full with { Ticker = Full.Ticker! with { Trades = null } },
        "book" => Full with { Book = null },
        "level" => Full with { LevelCandles = null },
        "signal" => Full with { SignalCandles = null },
        "daily" => Full with { DailyCandles = null },
        "depth" => Full with { Depth = null },
        "reference" => Full with { Reference = null },
        "empty" => new SymbolSnapshot(Full.Instrument, null, null, null, null, Full.Now),
        "crossed book" => Full with { Book = Full.Book! with { BidPrice = 1001m } },
        "crossed depth" => Full with { Depth = Scenario.Depth with { Bids = [new(1001m, 1_000_000m)] } },
        "stale reference" => Full with
        {
            Reference = new CandleSeries(Full.Reference!.Symbol, Timeframe.M15, Full.Reference.Candles[..^3]),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "unknown"),
    };
}
