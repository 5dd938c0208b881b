using System.Text.Json.Nodes;
using Breakwater.Domain.Presets;

namespace Breakwater.Presets.Tests;

/// <summary>What was inconsistent in the presets that ours descend from: put back into ours, it is refused.</summary>
public sealed class SeedDefectTests
{
    [Theory]
    [InlineData("video_strategy_scalping", "risk.maxOpenPositions", "8", "risk.maxOpenPositions is 4")]
    [InlineData("video_strategy_aggressive", "risk.maxOpenPositions", "5", "risk.maxOpenPositions is 10")]
    [InlineData("swing_trading_pro", "risk.riskPerTradePercent", "2.5", "risk.maxOpenPositions is 10")]
    [InlineData("video_strategy_scalping", "scan.maxBandWidthPercentile", "0.7", "allowed is 1 to 100")]
    [InlineData("video_strategy_aggressive", "signal.soft.minBookImbalance", "2.5", "allowed is -1 to 1")]
    [InlineData("scalping_high_freq", "scan.whitelist", "[\"BTC/USDT:USDT\"]", "scan.whitelist[0]")]
    [InlineData("scalping_high_freq", "scan.blacklist", "[\"USDT/USD\"]", "scan.blacklist[0]")]
    [InlineData("scalping_high_freq", "scan.whitelist", "null", "scan.whitelist is null")]
    [InlineData("scalping_high_freq", "signal.minStopPercent", "0.4", "signal.minStopPercent is 0.4")]
    [InlineData("scalping_high_freq", "exits.targets[1].fraction", "0.5", "is 1.0; allowed is up to 0.95")]
    [InlineData("video_strategy_conservative", "exits.targets[3].fraction", "0.4", "allowed is up to 0.95")]
    [InlineData("video_strategy_conservative", "exits.breakEvenBufferBasisPoints", "5", "would lose the fees")]
    [InlineData("smallcap_top_gainers", "exits.addOn.maxFraction", "0.3", "adding earlier would raise the risk")]
    [InlineData("high_liquidity_top30", "risk.maxCostToRisk", "0.05", "risk.maxCostToRisk is 0.05")]
    public void Check_SeedsValue_IsRefused(string preset, string path, string json, string expected)
    {
        JsonObject root = PresetTexts.Read(preset);
        PresetTexts.Set(root, path, json);

        Assert.Contains(
            PresetRules.Check(PresetTexts.Parse(root)),
            sentence => sentence.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_AnyMixOfEdges_NeverThrows()
    {
        SchemaField[] numbers =
        [
            .. SchemaField.All.Where(field => field.IsNumber
                && !field.Path.StartsWith("scan.weights", StringComparison.Ordinal)),
        ];
        int compared = 0;
        for (int mix = 0; mix < 400; mix++)
        {
            JsonObject root = PresetTexts.Full();
            foreach ((int index, SchemaField field) in numbers.Index())
            {
                string place = field.Path.Replace("[]", "[0]", StringComparison.Ordinal);
                // Most fields stay, so that the rules between sections are reached, too.
                long choice = ((mix * 7919L) + (index * 104_729L)) * 2_654_435_761L % 1_000_003L % 40L;
                if (choice < 2)
                {
                    PresetTexts.Set(root, place, field.Text(choice == 0 ? "minimum" : "maximum"));
                }
            }

            IReadOnlyList<string> sentences = PresetRules.Check(PresetTexts.Parse(root));
            Assert.All(sentences, sentence => Assert.False(string.IsNullOrWhiteSpace(sentence)));
            compared += sentences.Any(sentence => sentence.Contains("needs", StringComparison.Ordinal)) ? 1 : 0;
        }

        Assert.InRange(compared, 10, 400);
    }
}
