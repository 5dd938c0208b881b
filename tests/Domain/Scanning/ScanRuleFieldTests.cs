using System.Globalization;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Tests.Scanning;

/// <summary>A rule that can be set to anything without a difference is a promise nobody keeps.</summary>
public sealed class ScanRuleFieldTests
{
    private static readonly SymbolSnapshot Full = Scenario.Full();

    // Read by the handlers: how the universe is cut into messages.
    private static readonly string[] Handlers = [nameof(ScanRules.ChunkSize)];

    private static readonly Dictionary<string, Func<ScanRules, ScanRules>> Changes = new()
    {
        ["QuoteAsset"] = static rules => rules with { QuoteAsset = "EUR" },
        ["MinQuoteVolume24h"] = static rules => rules with { MinQuoteVolume24h = 501m },
        ["MaxSpreadBasisPoints"] = static rules => rules with { MaxSpreadBasisPoints = 1.9m },
        ["MinAtrPercent"] = static rules => rules with { MinAtrPercent = 2m },
        ["MaxAtrPercent"] = static rules => rules with { MaxAtrPercent = 1m },
        ["MinVolumeSurge"] = static rules => rules with { MinVolumeSurge = 2.1m },
        ["ExcludedBaseAssets"] = static rules => rules with { ExcludedBaseAssets = ["SOL"] },
        ["MaxSymbols"] = static rules => rules with { MaxSymbols = 1 },
        ["MaxCandidates"] = static rules => rules with { MaxCandidates = 0 },
        ["MinDepthQuote"] = static rules => rules with { MinDepthQuote = 12_027m },
        ["MinTradesPerMinute"] = static rules => rules with { MinTradesPerMinute = 101m },
        ["MaxBandWidthPercentile"] = static rules => rules with { MaxBandWidthPercentile = 10m },
        ["MinHourlyVolumeSurge"] = static rules => rules with { MinHourlyVolumeSurge = 1.6m },
        ["MaxVolatilitySpike"] = static rules => rules with { MaxVolatilitySpike = 3.9m },
        ["MinAgeDays"] = static rules => rules with { MinAgeDays = 61 },
        ["Whitelist"] = static rules => rules with { Whitelist = ["BTCUSDT"] },
        ["Blacklist"] = static rules => rules with { Blacklist = ["SOLUSDT"] },
        ["Movers"] = static rules => rules with { Movers = new MoverRules(MoverSide.Gainers, 5m, 9) },
        ["Movers.Side"] = static rules => rules with { Movers = new MoverRules(MoverSide.Losers, 5m, 9) },
        ["Movers.MinChangePercent"] = static rules => rules with { Movers = new MoverRules(MoverSide.Gainers, 7m, 9) },
        ["Movers.Top"] = static rules => rules with { Movers = new MoverRules(MoverSide.Gainers, 5m, 1) },
        ["Regime.Symbol"] = static rules => rules with { Regime = rules.Regime with { Symbol = string.Empty } },
        ["Regime.CautionFallPercent"] = static rules => rules with
        {
            Regime = rules.Regime with { CautionFallPercent = 2.1m },
        },
        ["Regime.RiskOffFallPercent"] = static rules => rules with
        {
            Regime = rules.Regime with { RiskOffFallPercent = 2m },
        },
        ["Regime.RequireUpTrend"] = static rules => rules with
        {
            Regime = rules.Regime with { RequireUpTrend = false },
        },
        ["Weights.VolumeSurge"] = static rules => rules with { Weights = rules.Weights with { VolumeSurge = 0m } },
        ["Weights.AtrQuality"] = static rules => rules with { Weights = rules.Weights with { AtrQuality = 0m } },
        ["Weights.NearHigh"] = static rules => rules with { Weights = rules.Weights with { NearHigh = 0m } },
        ["Weights.Correlation"] = static rules => rules with { Weights = rules.Weights with { Correlation = 0m } },
        ["Weights.TradesPerMinute"] = static rules => rules with
        {
            Weights = rules.Weights with { TradesPerMinute = 0m },
        },
        ["Weights.Spread"] = static rules => rules with { Weights = rules.Weights with { Spread = 0m } },
        ["Weights.Momentum"] = static rules => rules with { Weights = rules.Weights with { Momentum = 0m } },
    };

    public static TheoryData<string> Fields => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Rule_OnlyThisFieldChanged_ChangesTheOutcome(string field)
    {
        // Of the movers' fields each differs from the rule before it.
        ScanRules before = field.StartsWith("Movers.", StringComparison.Ordinal)
            ? Changes["Movers"](Scenario.Strict)
            : Scenario.Strict;

        Assert.NotEqual(Outcome(before), Outcome(Changes[field](Scenario.Strict)));
    }

    [Fact]
    public void Rules_EveryField_HasATestHere() => Assert.Equal(
        Names(typeof(ScanRules), string.Empty).Except(["Regime", "Weights", .. Handlers])
            .Concat(Names(typeof(MoverRules), "Movers."))
            .Concat(Names(typeof(RegimeRules), "Regime."))
            .Concat(Names(typeof(ScoreWeights), "Weights."))
            .Order(),
        Changes.Keys.Order());

    private static IEnumerable<string> Names(Type rules, string prefix) =>
        rules.GetProperties().Select(property => prefix + property.Name);

    private static string Outcome(ScanRules rules)
    {
        Instrument[] coins = [Scenario.Coin("SOL"), Scenario.Coin("BTC"), Scenario.Coin("ETH")];
        Ticker[] tickers =
        [
            Scenario.Traded("SOL", 500m) with { ChangePercent = 6m },
            Scenario.Traded("BTC", 900m) with { ChangePercent = -6m },
            Scenario.Traded("ETH", 400m) with { ChangePercent = 8m },
        ];
        ScanVerdict verdict = MarketScanner.Assess(Full, rules);
        MarketRegime regime = RegimeFilter.Judge(Full.Reference, Full.Now, rules.Regime).Regime;
        int ranked = MarketScanner.Rank([verdict], rules.MaxCandidates).Count;
        string universe = string.Join(' ', MarketUniverse.Select(coins, tickers, rules));

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{universe} {verdict.Reason} {verdict.Score} {verdict.Checks.Count} {regime} {ranked}");
    }
}
