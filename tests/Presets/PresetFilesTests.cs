using System.Text.Json.Nodes;
using Breakwater.Domain.Presets;
using Breakwater.Functions.Composition;

namespace Breakwater.Presets.Tests;

/// <summary>The presets that come with the project.</summary>
public sealed class PresetFilesTests
{
    public static TheoryData<string> Names => [.. PresetTexts.Names];

    [Fact]
    public void Presets_AreTheFifteen() => Assert.Equal(
        [
            "breakout_v1", "breakout_v1_relaxed", "breakout_v1_working", "high_liquidity_top30",
            "high_percent_breakout", "scalping_high_freq", "smallcap_top_gainers", "smallcap_top_losers",
            "swing_trading_pro", "top_gainers_momentum", "top_losers_reversal", "video_strategy_aggressive",
            "video_strategy_conservative", "video_strategy_scalping", "video_strategy_swing",
        ],
        PresetTexts.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_OneOfOurs_HoldsItsRulesUnderItsFilesName(string name)
    {
        Preset preset = PresetFile.Load(PresetTexts.Folder, name).Preset;

        Assert.Equal(name, preset.Name);
        Assert.Empty(PresetRules.Check(preset));
        Assert.EndsWith(".", preset.Description, StringComparison.Ordinal);
        Assert.Equal("./preset.schema.json", preset.Schema);
    }

    [Fact]
    public void Descriptions_AreAllDifferent() =>
        Assert.Distinct(PresetTexts.Names.Select(name => PresetTexts.Read(name)["description"]!.ToString()));

    [Fact]
    public void Between_AnyTwoOfOurs_MoreThanTheNameDiffers()
    {
        Preset[] presets = [.. PresetTexts.Names.Select(name => PresetTexts.Parse(PresetTexts.Read(name)))];
        foreach (Preset one in presets)
        {
            Assert.All(
                presets.Where(other => other != one),
                other => Assert.True(PresetDiff.Between(one, other).Count >= 8, $"{one.Name} is like {other.Name}"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Files_AreWrittenInTheOrderOfTheRecords(string name)
    {
        string[] written = [.. PresetTexts.Read(name).Select(field => field.Key)];

        Assert.Equal("$schema", written[0]);
        Assert.Equal(
            RecordField.All.Select(field => field.Path.Split('.')[0]).Distinct().Where(field => field != "$schema"),
            written.Skip(1));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fee_IsThatOfBinanceSpotWithoutDiscounts(string name)
    {
        JsonNode risk = PresetTexts.Read(name)["risk"]!;

        Assert.Equal(10m, risk["feeBasisPoints"]!.GetValue<decimal>());
    }
}
