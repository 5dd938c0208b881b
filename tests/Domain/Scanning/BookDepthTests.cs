using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Tests.Scanning;

public sealed class BookDepthTests
{
    private static readonly SymbolSnapshot Full = Scenario.Full();

    public static TheoryData<string, int> BrokenBooks => new()
    {
        { "no bids", 0 },
        { "no asks", 0 },
        { "empty", 0 },
        { "only far away", 0 },
    };

    [Fact]
    public void Assess_GoldenBook_CountsWithinThreeTenthsOfAPercentOnTheThinnerSide()
    {
        // Asks 1001 * 5 + 1003 * 7; the bids have 999 * 10 + 997 * 20. The edges 997 and 1003 count.
        Assert.Equal(12_026m, Assess(Scenario.Depth).Value("depthQuote"));
        Assert.Equal(29_930m, Assess(Scenario.Depth with { Asks = [new(1001m, 9999m)] }).Value("depthQuote"));
    }

    [Fact]
    public void Assess_SellHeavyBook_DoesNotPass()
    {
        OrderBook selling = Scenario.Depth with { Bids = [new(999m, 12m)], Asks = [new(1001m, 100_000m)] };

        ScanVerdict verdict = Assess(selling);

        Assert.Equal(ScanRejection.DepthTooLow, verdict.Reason);
        Assert.Equal(11_988m, verdict.Value("depthQuote"));
    }

    [Theory]
    [MemberData(nameof(BrokenBooks))]
    public void Assess_NothingRestsOnASide_IsDepthOfZero(string what, int expected)
    {
        ScanVerdict verdict = Assess(what switch
        {
            "no bids" => Scenario.Depth with { Bids = [] },
            "no asks" => Scenario.Depth with { Asks = [] },
            "empty" => Scenario.Depth with { Bids = [], Asks = [] },
            // The best prices are so far apart that nothing lies near their middle.
            _ => Scenario.Depth with { Bids = [new(900m, 1000m)], Asks = [new(1100m, 1000m)] },
        });

        Assert.Equal(ScanRejection.DepthTooLow, verdict.Reason);
        Assert.Equal(expected, verdict.Value("depthQuote"));
        Assert.False(MarketScanner.NeedsDepth(verdict, Scenario.Strict));
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(1002)]
    public void Assess_CrossedBook_IsMissingDataAndNotFetchedAgain(int bid)
    {
        ScanVerdict verdict = Assess(Scenario.Depth with { Bids = [new(bid, 100_000m)] });

        Assert.Equal(ScanRejection.MissingData, verdict.Reason);
        Assert.Null(verdict.Value("depthQuote"));
        Assert.False(MarketScanner.NeedsDepth(verdict, Scenario.Strict));
    }

    [Fact]
    public void NeedsDepth_OnlyTheBookIsMissing_IsTrueOnce()
    {
        ScanVerdict before = MarketScanner.Assess(Full with { Depth = null }, Scenario.Strict);
        ScanVerdict after = MarketScanner.Assess(Full, Scenario.Strict);

        Assert.False(before.Passed);
        Assert.True(MarketScanner.NeedsDepth(before, Scenario.Strict));
        Assert.True(after.Passed);
        Assert.False(MarketScanner.NeedsDepth(after, Scenario.Strict));
        Assert.Equal(before.Score, after.Score);
    }

    [Fact]
    public void NeedsDepth_NobodyAsksOrAnythingElseFailed_IsFalse()
    {
        SymbolSnapshot missing = Full with { Depth = null };
        ScanRules deep = Scenario.Strict with { MinDepthQuote = 1_000_000m };

        Assert.False(Needs(missing, Scenario.Strict with { MinDepthQuote = 0m }));
        Assert.False(Needs(missing, Scenario.Strict with { MinAtrPercent = 3m }));
        Assert.False(Needs(missing, Scenario.Strict with { MaxSpreadBasisPoints = 1m }));
        Assert.False(Needs(missing with { DailyCandles = null }, Scenario.Strict));
        Assert.False(Needs(missing with { Ticker = Full.Ticker! with { Trades = null } }, Scenario.Strict));
        Assert.False(Needs(missing with { Reference = null }, Scenario.Strict));
        Assert.False(Needs(Full, deep));
        Assert.False(MarketScanner.NeedsDepth(
            new ScanVerdict(Symbol.Of("A"), false, ScanRejection.NotTrading, 0m, []), Scenario.Strict));
    }

    private static bool Needs(SymbolSnapshot snapshot, ScanRules rules) =>
        MarketScanner.NeedsDepth(MarketScanner.Assess(snapshot, rules), rules);

    private static ScanVerdict Assess(OrderBook book) =>
        MarketScanner.Assess(Full with { Depth = book }, Scenario.Strict);
}
