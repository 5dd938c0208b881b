using System.Text.Json.Nodes;
using Breakwater.Domain.Presets;

namespace Breakwater.Presets.Tests;

/// <summary>Rules between fields, each broken by one edit of a whole preset.</summary>
public sealed class RelationTests
{
    [Theory]
    [InlineData("levelTimeframe", "\"M1\"", "no whole multiple of signalTimeframe M5")]
    [InlineData("historyCandles", "119", "scan.maxBandWidthPercentile needs 120 candles")]
    [InlineData("historyCandles", "287", "signal.retest.watchHours needs 288 candles")]
    [InlineData("historyCandles", "287", "signal.soft.maxVwapGapAtr needs 288 candles")]
    [InlineData("signal.soft.trendEma", "301", "signal.soft.trendEma needs 301 candles")]
    [InlineData("levels.invalidationCandles", "301", "more than the 300 of historyCandles")]
    [InlineData("signal.retest.watchHours", "25.1", "needs 302 candles")]
    [InlineData("exits.timeStopHours", "21", "above exits.maxHoldHours 20")]
    [InlineData("exits.timeStopHours", "20.1", "above exits.maxHoldHours")]
    [InlineData("risk.riskPerTradePercent", "0.7", "risk.riskPerTradePercent times risk.maxOpenPositions is 2.1")]
    [InlineData("risk.maxOpenRiskPercent", "3.01", "above risk.maxDailyLossPercent 3")]
    [InlineData("risk.maxDrawdownPercent", "2.9", "below risk.maxDailyLossPercent 3")]
    [InlineData("risk.maxPositionPercent", "96", "above risk.maxExposurePercent 95")]
    [InlineData("risk.maxCostToRisk", "0.24", "allowed is from 1.21")]
    [InlineData("signal.minStopPercent", "1.15", "risk.maxCostToRisk is 0.25")]
    [InlineData("risk.maxCostToRisk", "0.01", "this preset could never trade")]
    [InlineData("risk.maxCostToRisk", "0", "this preset could never trade")]
    [InlineData("risk.feeBasisPoints", "11.5", "below twice risk.feeBasisPoints 11.5")]
    [InlineData("exits.breakEvenAfterR", "0.1", "not below the 12.00 basis points")]
    [InlineData("risk.riskPerTradePercent", "0.02", "is worth 6.94; allowed is from 10")]
    [InlineData("risk.maxSpreadBasisPoints", "9", "above risk.maxSpreadBasisPoints 9")]
    [InlineData("execution.minSlices", "13", "above execution.maxSlices 12")]
    [InlineData("scan.minAtrPercent", "6.1", "above scan.maxAtrPercent 6")]
    [InlineData("scan.regime.cautionFallPercent", "3.1", "above scan.regime.riskOffFallPercent 3")]
    [InlineData("scan.regime.symbol", "\"\"", "scan.weights.correlation is 0.15")]
    [InlineData("scan.weights.volumeSurge", "0.302", "the sum of scan.weights is 1.002")]
    [InlineData("scan.whitelist", "[\"BTCUSDC\"]", "scan.whitelist[0] is BTCUSDC")]
    [InlineData("scan.whitelist", "[\"USDT\"]", "end with scan.quoteAsset USDT")]
    [InlineData("scan.whitelist", "[\"ETHUSDT\", \"ETHUSDT\"]", "scan.whitelist names ETHUSDT more than once")]
    [InlineData("scan.whitelist", "[\"PAXGUSDT\"]", "PAXG is in scan.excludedBaseAssets")]
    [InlineData("scan.whitelist", "[null]", "scan.whitelist[0] is ''")]
    [InlineData("scan.blacklist", "[\"BTCEUR\"]", "scan.blacklist[0] is BTCEUR")]
    [InlineData("scan.excludedBaseAssets", "[\"DAI\", \"DAI\"]", "names DAI more than once")]
    [InlineData("signal.retest.maxPierceAtr", "1", "not below signal.retest.stopAtr 1")]
    [InlineData("signal.retest.nearAtr", "0.6", "above signal.retest.minAwayAtr 0.5")]
    [InlineData("signal.soft.maxRsi", "50", "signal.soft.minRsi 50 is not below")]
    [InlineData("exits.targets", "[{\"r\":1,\"fraction\":0.5},{\"r\":2,\"fraction\":0.5}]", "allowed is up to 0.95")]
    [InlineData("exits.targets", "[{\"r\":2,\"fraction\":0.3},{\"r\":2,\"fraction\":0.3}]", "must increase")]
    [InlineData("exits.weakImpulseCandles", "0", "exits.weakImpulseMinPercent is 0.3")]
    [InlineData("exits.activityDropShare", "0.2", "either both are 0")]
    [InlineData("exits.trailStepBasisPoints", "50", "exits.trailStepAfterR is 0")]
    [InlineData("exits.addOn.afterR", "0.9", "the stop is at break-even only after 1 R")]
    [InlineData("exits.addOn.maxEmaDistancePercent", "0", "exits.addOn.maxEmaDistancePercent is 0")]
    [InlineData("risk.blackouts[0].days", "[\"Friday\", \"Friday\"]", "names Friday more than once")]
    [InlineData("risk.blackouts[0].days", "[9]", "risk.blackouts[0].days[0] is 9")]
    public void Check_OneFieldContradictsAnother_SaysWhich(string path, string json, string expected) =>
        Assert.Contains(
            PresetTexts.CheckWith(path, json),
            sentence => sentence.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("levelTimeframe", "\"M5\"")]
    [InlineData("levelTimeframe", "\"D1\"")]
    [InlineData("historyCandles", "288")]
    [InlineData("signal.retest.watchHours", "25")]
    [InlineData("signal.minStopPercent", "1.16")]
    [InlineData("scan.weights.volumeSurge", "0.301")]
    [InlineData("scan.weights.volumeSurge", "0.299")]
    [InlineData("signal.soft.required", "10")]
    [InlineData("exits.targets", "[]")]
    [InlineData("exits.targets", "[{\"r\":1,\"fraction\":0.95}]")]
    [InlineData("exits.timeStopHours", "20")]
    [InlineData("risk.maxOpenRiskPercent", "1.5")]
    [InlineData("risk.blackouts[0].days", "[]")]
    [InlineData("scan.movers", "null")]
    public void Check_ValueAtTheEdgeOfARule_Holds(string path, string json) =>
        Assert.Empty(PresetTexts.CheckWith(path, json));

    [Fact]
    public void Check_WhiteAndBlackListShareASymbol_NamesIt()
    {
        JsonObject root = PresetTexts.Full();
        PresetTexts.Set(root, "scan.whitelist", "[\"BTCUSDT\", \"ETHUSDT\"]");
        PresetTexts.Set(root, "scan.blacklist", "[\"ETHUSDT\"]");

        Assert.Equal("scan.whitelist and scan.blacklist both name ETHUSDT", Assert.Single(Sentences(root)));
    }

    [Fact]
    public void Check_MoreSoftChecksRequiredThanAsked_SaysHowMany()
    {
        JsonObject root = PresetTexts.Full();
        PresetTexts.Set(root, "signal.soft.minSlopePercent", "null");
        PresetTexts.Set(root, "signal.soft.required", "10");

        Assert.Equal(
            "signal.soft.required is 10, but only 9 of its checks are not null", Assert.Single(Sentences(root)));
    }

    [Fact]
    public void Check_TrendOfNoMarket_IsRefused()
    {
        JsonObject root = PresetTexts.Full();
        PresetTexts.Set(root, "scan.weights.correlation", "0");
        PresetTexts.Set(root, "scan.weights.nearHigh", "0.3");
        PresetTexts.Set(root, "scan.regime.symbol", "\"\"");
        Assert.Empty(Sentences(root));

        PresetTexts.Set(root, "scan.regime.requireUpTrend", "true");
        Assert.Contains("names no market", Assert.Single(Sentences(root)), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_AddOnWithoutAnyBreakEven_IsRefused()
    {
        JsonObject root = PresetTexts.Full();
        PresetTexts.Set(root, "exits.targets", "[]");
        PresetTexts.Set(root, "exits.breakEvenAfterR", "0");

        Assert.Contains("only never", Assert.Single(Sentences(root)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("signal.entries", "[\"Momentum\"]", "signal.retest.watchHours", "700")]
    [InlineData("exits.addOn.maxFraction", "0", "exits.addOn.afterR", "0")]
    public void Check_PartThatIsNotUsed_NeedsNothingFromOthers(string path, string json, string other, string value)
    {
        JsonObject root = PresetTexts.Full();
        PresetTexts.Set(root, path, json);
        PresetTexts.Set(root, other, value);

        Assert.Empty(Sentences(root));
    }

    [Fact]
    public void Check_LongCandles_ShowNoHoursOfVolume()
    {
        JsonObject root = PresetTexts.Full();
        PresetTexts.Set(root, "signalTimeframe", "\"H4\"");
        PresetTexts.Set(root, "levelTimeframe", "\"H4\"");

        Assert.Contains("scan.minHourlyVolumeSurge", Assert.Single(Sentences(root)), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Sentences(JsonObject root) => PresetRules.Check(PresetTexts.Parse(root));
}
