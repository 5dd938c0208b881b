using System.Text.Json.Nodes;
using Breakwater.Domain.Presets;

namespace Breakwater.Presets.Tests;

public sealed class PresetDiffTests
{
    [Fact]
    public void Between_Equal_IsEmpty() => Assert.Empty(Diff(_ => { }));

    [Fact]
    public void Between_SameNumberWrittenOtherwise_IsEmpty() =>
        Assert.Empty(Diff(root => PresetTexts.Set(root, "risk.feeBasisPoints", "10.00")));

    [Fact]
    public void Between_SchemaElsewhere_IsEmpty() =>
        Assert.Empty(Diff(root => root["$schema"] = "https://example.org/preset.schema.json"));

    [Theory]
    [InlineData("risk.feeBasisPoints", "7.5", "10", "7.5")]
    [InlineData("scan.regime.requireUpTrend", "true", "false", "true")]
    [InlineData("signalTimeframe", "\"M1\"", "M5", "M1")]
    [InlineData("signal.soft.minRsi", "null", "50", null)]
    [InlineData("scan.whitelist", "[\"BTCUSDT\"]", "[]", "[BTCUSDT]")]
    [InlineData("signal.entries", "[\"Retest\"]", "[Momentum, Retest]", "[Retest]")]
    [InlineData("exits.targets[1].r", "3", "2.8", "3")]
    [InlineData("risk.blackouts[0].from", "\"12:30:00\"", "12:00", "12:30")]
    [InlineData("risk.blackouts[0].days", "[\"Friday\", \"Sunday\"]", "[Friday]", "[Friday, Sunday]")]
    public void Between_OneFieldDiffers_NamesItWithBothValues(string path, string json, string before, string? after) =>
        Assert.Equal(
            new PresetChange(path, before, after), Assert.Single(Diff(root => PresetTexts.Set(root, path, json))));

    [Fact]
    public void Between_SectionsComeAndGo_ListsTheirFieldsInOrder() => Assert.Equal(
        [
            new PresetChange("scan.movers.side", "Gainers", null),
            new PresetChange("scan.movers.minChangePercent", "5", null),
            new PresetChange("scan.movers.top", "30", null),
            new PresetChange("exits.targets[1].r", "2.8", null),
            new PresetChange("exits.targets[1].fraction", "0.35", null),
        ],
        Diff(root =>
        {
            PresetTexts.Set(root, "scan.movers", "null");
            root["exits"]!["targets"]!.AsArray().RemoveAt(1);
        }));

    [Fact]
    public void Between_Swapped_SwapsBeforeAndAfter()
    {
        Preset one = PresetTexts.Parse(PresetTexts.Read("breakout_v1"));
        Preset other = PresetTexts.Parse(PresetTexts.Read("video_strategy_swing"));

        Assert.Equal(
            PresetDiff.Between(one, other).Select(change => (change.Field, change.Before, change.After)).Order(),
            PresetDiff.Between(other, one).Select(change => (change.Field, change.After, change.Before)).Order());
    }

    private static IReadOnlyList<PresetChange> Diff(Action<JsonObject> edit)
    {
        JsonObject edited = PresetTexts.Full();
        edit(edited);

        return PresetDiff.Between(PresetTexts.Parse(PresetTexts.Full()), PresetTexts.Parse(edited));
    }
}
