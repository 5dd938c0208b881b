using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Tests.Scanning;

public sealed class MarketUniverseTests
{
    [Fact]
    public void Select_MixedMarket_KeepsWhatTheRulesAllow()
    {
        Instrument[] instruments =
        [
            Scenario.Coin("SOL"),
            Scenario.Coin("BTC"),
            Scenario.Coin("USDC"),
            Scenario.Coin("ETH") with { IsTrading = false },
            Scenario.Coin("ADA") with { QuoteAsset = "EUR" },
            Scenario.Coin("XRP"),
            Scenario.Coin("NOTICKER"),
        ];
        Ticker[] tickers =
        [
            Scenario.Traded("BTC", 900m),
            Scenario.Traded("SOL", 100m),
            Scenario.Traded("USDC", 5000m),
            Scenario.Traded("ETH", 800m),
            Scenario.Traded("ADA", 700m),
            Scenario.Traded("XRP", 99.99m),
        ];

        Assert.Equal(["BTCUSDT", "SOLUSDT"], Select(instruments, tickers, 10));
    }

    [Fact]
    public void Select_EqualVolumes_TakesByNameWhateverTheOrder()
    {
        Instrument[] instruments = [Scenario.Coin("C"), Scenario.Coin("A"), Scenario.Coin("B")];
        Ticker[] tickers = [Scenario.Traded("B", 200m), Scenario.Traded("C", 200m), Scenario.Traded("A", 200m)];

        Assert.Equal(["AUSDT", "BUSDT"], Select(instruments, tickers, 2));
        Assert.Equal(["AUSDT", "BUSDT"], Select([.. instruments.Reverse()], [.. tickers.Reverse()], 2));
    }

    [Fact]
    public void Select_RepeatedInstruments_TakesEachOnce() => Assert.Equal(
        ["AUSDT"],
        Select([Scenario.Coin("A"), Scenario.Coin("A")], [Scenario.Traded("A", 200m), Scenario.Traded("A", 200m)], 5));

    [Fact]
    public void Select_RulesInLowerCase_MeansTheSame()
    {
        ScanRules rules = Scenario.Rules with { QuoteAsset = "usdt", ExcludedBaseAssets = ["usdc"] };

        Assert.Equal(
            [Symbol.Of("AUSDT")],
            MarketUniverse.Select(
                [Scenario.Coin("A"), Scenario.Coin("USDC")],
                [Scenario.Traded("A", 200m), Scenario.Traded("USDC", 200m)],
                rules));
    }

    [Fact]
    public void Select_NothingOrNoRoom_IsEmpty()
    {
        Assert.Empty(Select([], [], 5));
        Assert.Empty(Select([Scenario.Coin("A")], [Scenario.Traded("A", 200m)], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Select([], [], -1));
    }

    private static string[] Select(Instrument[] instruments, Ticker[] tickers, int most) =>
    [
        .. MarketUniverse.Select(instruments, tickers, Scenario.Rules with { MaxSymbols = most })
            .Select(static symbol => symbol.Value),
    ];
}
