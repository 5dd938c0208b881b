using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Tests.Scanning;

/// <summary>Which rule lets in or keeps out whom.</summary>
public sealed class MarketUniverseRuleTests
{
    private static readonly string[] Coins = ["BTC", "ETH", "SOL", "J", "S", "XRP"];

    [Theory]
    [InlineData("BTCUP")]
    [InlineData("ETHDOWN")]
    [InlineData("XRPBULL")]
    [InlineData("SOLBEAR")]
    [InlineData("btcup")]
    public void Select_LeveragedToken_IsLeftOut(string token) => Assert.Equal(["BTCUSDT"], Of(token, "BTC"));

    [Theory]
    [InlineData("JUP")] // J is too short to be a stem, even when it is listed
    [InlineData("SUP")]
    [InlineData("SYRUP")] // SYR is no coin
    [InlineData("UP")]
    [InlineData("BULL")]
    [InlineData("BEAR")]
    [InlineData("BEARBTC")]
    [InlineData("UPBTC")]
    [InlineData("PUMP")]
    public void Select_PlainNameThatLooksLikeOne_Stays(string coin) =>
        Assert.Contains(coin + "USDT", Of(coin, "BTC"));

    [Fact]
    public void Select_LeveragedTokenOfHaltedOrOtherwiseQuotedCoin_IsLeftOut()
    {
        Instrument[] instruments =
        [
            Scenario.Coin("BTC") with { IsTrading = false },
            Scenario.Coin("ETH") with { Symbol = Symbol.Of("ETHEUR"), QuoteAsset = "EUR" },
            Scenario.Coin("BTCUP"),
            Scenario.Coin("ETHUP"),
            Scenario.Coin("ADA"),
        ];

        Assert.Equal(["ADAUSDT"], Select(instruments, Scenario.Rules));
    }

    [Fact]
    public void Select_StablecoinWhitelisted_StaysOut() => Assert.Equal(
        ["ETHUSDT"],
        Select(
            All(["ETH", "USDC", "ETHUP"]),
            Scenario.Rules with { Whitelist = ["USDCUSDT", "ETHUSDT", "ETHUPUSDT"] }));

    [Fact]
    public void Select_Whitelist_LetsInOnlyThose()
    {
        Assert.Equal(
            ["BTCUSDT", "SOLUSDT"],
            Select(All(Coins), Scenario.Rules with { Whitelist = ["solusdt", "BTCUSDT", "GONEUSDT"] }));
        Assert.Equal(Coins.Length, Select(All(Coins), Scenario.Rules).Length);
    }

    [Fact]
    public void Select_Blacklist_KeepsOutEvenTheWhitelisted() => Assert.Equal(
        ["BTCUSDT"],
        Select(All(Coins), Scenario.Rules with { Whitelist = ["SOLUSDT", "BTCUSDT"], Blacklist = ["SolUsdt"] }));

    [Fact]
    public void Select_ThePairWhoseNameIsListed_IsMeantAndNotItsBaseAsset() => Assert.Equal(
        Coins.Length, Select(All(Coins), Scenario.Rules with { Blacklist = ["SOL", "BTC/USDT", string.Empty] }).Length);

    [Fact]
    public void Select_MinQuoteVolume_CutsBelowAndKeepsAt()
    {
        ScanRules rules = Scenario.Rules with { MinQuoteVolume24h = 500m };
        Ticker[] tickers = [Scenario.Traded("BTC", 500m), Scenario.Traded("ETH", 499.99m)];

        Assert.Equal(["BTCUSDT"], Select(All(["BTC", "ETH"]), rules, tickers));
        Assert.Equal(
            ["BTCUSDT", "ETHUSDT"], Select(All(["BTC", "ETH"]), rules with { MinQuoteVolume24h = 0m }, tickers));
    }

    [Fact]
    public void Select_Gainers_TakesTheStrongestAndOrdersByVolume()
    {
        Ticker[] tickers =
        [
            Moved("BTC", 5m, 900m), Moved("ETH", 9m, 100m), Moved("SOL", 8m, 500m), Moved("XRP", 7.99m, 999m),
            Moved("J", -50m, 999m), Moved("S", 8m, 800m),
        ];
        ScanRules rules = Scenario.Rules with { Movers = new MoverRules(MoverSide.Gainers, 5m, 3) };

        // Of the two with 8 per cent both are among the three strongest; then the most traded comes first.
        Assert.Equal(["SUSDT", "SOLUSDT", "ETHUSDT"], Select(All(Coins), rules, tickers));
        Assert.Equal(["SUSDT"], Select(All(Coins), rules with { MaxSymbols = 1 }, tickers));
        Assert.Equal(5, Movers(tickers, MoverSide.Gainers, 5m, 10).Length);
        Assert.Equal(4, Movers(tickers, MoverSide.Gainers, 5.01m, 10).Length);
        Assert.Equal(["ETHUSDT", "SOLUSDT"], Movers(tickers, MoverSide.Gainers, 5m, 2).Order());
    }

    [Fact]
    public void Select_Losers_AreThoseThatFell()
    {
        Ticker[] tickers = [Moved("BTC", -6m, 900m), Moved("ETH", -5.99m, 100m), Moved("SOL", 60m, 500m)];

        Assert.Equal(["BTCUSDT"], Movers(tickers, MoverSide.Losers, 6m, 10));
        Assert.Equal(["BTCUSDT", "ETHUSDT"], Movers(tickers, MoverSide.Losers, 1m, 10));
        Assert.Equal(["BTCUSDT"], Movers(tickers, MoverSide.Losers, 1m, 1));
    }

    [Fact]
    public void Select_MoversOfNoSideOrNone_IsEmpty()
    {
        Ticker[] tickers = [Moved("BTC", 6m, 900m)];

        Assert.Empty(Movers(tickers, MoverSide.None, 0m, 10));
        Assert.Empty(Movers(tickers, (MoverSide)9, -100m, 10));
        Assert.Empty(Movers(tickers, MoverSide.Gainers, 1m, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Movers(tickers, MoverSide.Gainers, 1m, -1));
    }

    [Fact]
    public void Select_ExcludedCoin_TakesNoPlaceAmongTheMovers()
    {
        Ticker[] tickers = [Moved("USDC", 90m, 900m), Moved("BTCUP", 80m, 900m), Moved("BTC", 6m, 900m)];
        ScanRules rules = Scenario.Rules with { Movers = new MoverRules(MoverSide.Gainers, 1m, 1) };

        Assert.Equal(["BTCUSDT"], Select(All(["USDC", "BTCUP", "BTC"]), rules, tickers));
    }

    [Fact]
    public void Select_RegimeSymbolNotListed_ChangesNothing() => Assert.Equal(
        ["ETHUSDT"],
        Select(All(["ETH"]), Scenario.Rules with { Regime = new RegimeRules("BTCUSDT", 1m, 2m, true) }));

    private static string[] Of(string coin, string rest) => Select(All([coin, rest, .. Coins]), Scenario.Rules with
    {
        Whitelist = [coin + "USDT", rest + "USDT"],
    });

    private static Instrument[] All(string[] coins) => [.. coins.Select(Scenario.Coin)];

    private static Ticker Moved(string coin, decimal change, decimal volume) =>
        Scenario.Traded(coin, volume) with { ChangePercent = change };

    private static string[] Movers(Ticker[] tickers, MoverSide side, decimal least, int top) =>
        Select(All(Coins), Scenario.Rules with { Movers = new MoverRules(side, least, top) }, tickers);

    private static string[] Select(Instrument[] instruments, ScanRules rules, Ticker[]? tickers = null) =>
    [
        .. MarketUniverse.Select(
            instruments,
            tickers ?? [.. instruments.Select(coin => new Ticker(coin.Symbol, 1000m, 500m, 0m))],
            rules).Select(static symbol => symbol.Value),
    ];
}
