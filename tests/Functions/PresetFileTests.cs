using System.Text.Json.Nodes;
using Breakwater.Functions.Composition;
using Breakwater.Pipeline.Engine;
using Breakwater.TestKit.Local;

namespace Breakwater.Functions.Tests;

public sealed class PresetFileTests : IDisposable
{
    private static readonly string Presets = RepositoryRoot.Combine("presets");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("breakwater-presets-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Load_EveryPresetOfTheRepository_HoldsItsRules()
    {
        string[] names =
        [
            .. Directory.GetFiles(Presets, "*.json").Select(file => Path.GetFileNameWithoutExtension(file))
                .Where(name => !name.EndsWith(".schema", StringComparison.Ordinal)),
        ];

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Equal(name, PresetFile.Load(Presets, name).Preset.Name));
        Assert.All(names, name => Assert.Matches("^[0-9a-f]{8}$", PresetFile.Load(Presets, name).Version));
    }

    [Fact]
    public void Load_OneByteChanges_IsAnotherVersion()
    {
        string text = File.ReadAllText(Path.Combine(Presets, "breakout_v1.json"));

        Assert.NotEqual(Load(text).Version, Load(text + " ").Version);
        Assert.Equal(Load(text).Version, Load(text).Version);
    }

    [Fact]
    public void Load_NoSuchPreset_ListsThoseThatExist()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "b_two.json"), "{}");
        File.WriteAllText(Path.Combine(folder.FullName, "a_one.json"), "{}");

        InvalidDataException failure =
            Assert.Throws<InvalidDataException>(() => PresetFile.Load(folder.FullName, "c_three"));

        Assert.Contains("c_three", failure.Message, StringComparison.Ordinal);
        Assert.Contains("a_one, b_two", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoSuchFolder_IsNoSuchPreset() =>
        Assert.Contains(
            "no preset x",
            Assert.Throws<InvalidDataException>(() =>
                PresetFile.Load(Path.Combine(folder.FullName, "missing"), "x")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("{\n  \"name\": \"x\",\n  \"description\" \"y\"\n}", "line 3, column 17")]
    [InlineData("{\n", "line 2")]
    [InlineData("", "line 1, column 1")]
    [InlineData("[]", "line 1")]
    [InlineData("null", "null")]
    public void Load_SyntaxError_SaysFileLineAndColumn(string text, string place)
    {
        string message = Refusal(text);

        Assert.Contains(place, message, StringComparison.Ordinal);
        Assert.Contains("probe.json", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("historyCandles")]
    [InlineData("name")]
    [InlineData("scan")]
    [InlineData("scan.chunkSize")]
    [InlineData("scan.excludedBaseAssets")]
    [InlineData("levels.minTouches")]
    [InlineData("signal.stopAtr")]
    [InlineData("risk.maxDailyLossPercent")]
    [InlineData("exits.targets")]
    [InlineData("exits.maxHoldHours")]
    public void Load_FieldIsMissing_NamesIt(string path)
    {
        (JsonObject parent, string field) = Find(path, out JsonObject root);
        parent.Remove(field);

        Assert.Contains(field, Refusal(root.ToJsonString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leverage")]
    [InlineData("risk.stopLoss")]
    [InlineData("scan.ChunkSiz")]
    public void Load_UnknownField_NamesIt(string path)
    {
        (JsonObject parent, string field) = Find(path, out JsonObject root);
        parent[field] = 1;

        Assert.Contains(field, Refusal(root.ToJsonString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "null")]
    [InlineData("scan", "null")]
    [InlineData("exits.targets", "null")]
    [InlineData("exits.targets", "[null]")]
    [InlineData("scan.excludedBaseAssets", "[null]")]
    [InlineData("levelTimeframe", "301")]
    [InlineData("signalTimeframe", "0")]
    [InlineData("signalTimeframe", "\"M7\"")]
    [InlineData("signalTimeframe", "7")]
    [InlineData("signalTimeframe", "null")]
    [InlineData("historyCandles", "\"many\"")]
    [InlineData("historyCandles", "1e3")]
    [InlineData("risk.riskPerTradePercent", "1e40")]
    public void Load_WrongKindOfValue_IsRefusedWithItsField(string path, string json)
    {
        (JsonObject parent, string field) = Find(path, out JsonObject root);
        parent[field] = JsonNode.Parse(json);

        Assert.Contains(field, Refusal(root.ToJsonString()), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("historyCandles", "49")]
    [InlineData("historyCandles", "1001")]
    [InlineData("scan.chunkSize", "0")]
    [InlineData("scan.chunkSize", "101")]
    [InlineData("scan.maxSymbols", "0")]
    [InlineData("scan.maxCandidates", "91")]
    [InlineData("levels.donchianPeriod", "1")]
    [InlineData("levels.donchianPeriod", "101")]
    [InlineData("levels.pivotStrength", "0")]
    [InlineData("signal.minBodyFraction", "1.01")]
    [InlineData("signal.stopAtr", "0")]
    [InlineData("risk.riskPerTradePercent", "0")]
    [InlineData("risk.riskPerTradePercent", "5.01")]
    [InlineData("risk.maxOpenPositions", "0")]
    [InlineData("risk.maxCostToRisk", "1.1")]
    [InlineData("exits.chandelierLookback", "1")]
    [InlineData("levelTimeframe", "\"M1\"")]
    [InlineData("risk.maxOpenRiskPercent", "3.5")]
    [InlineData("risk.maxOpenRiskPercent", "1")]
    [InlineData("risk.maxDrawdownPercent", "2")]
    [InlineData("exits.targets", "[{\"r\":1,\"fraction\":0.6},{\"r\":2,\"fraction\":0.5}]")]
    [InlineData("exits.targets", "[{\"r\":2,\"fraction\":0.3},{\"r\":1,\"fraction\":0.3}]")]
    [InlineData("exits.timeStopHours", "21")]
    public void Load_ValueBreaksARule_SaysFieldAndValue(string path, string json) => AssertBroken(path, json);

    [Theory]
    [InlineData("risk.feeBasisPoints", "-10")]
    [InlineData("risk.slippageBasisPoints", "-1")]
    [InlineData("risk.maxPositionPercent", "0")]
    [InlineData("risk.maxPositionPercent", "150")]
    [InlineData("risk.maxExposurePercent", "-5")]
    [InlineData("risk.maxDailyLossPercent", "100")]
    [InlineData("risk.maxDrawdownPercent", "1000")]
    [InlineData("risk.maxConsecutiveLosses", "-1")]
    [InlineData("risk.coolDownMinutes", "-60")]
    [InlineData("risk.maxSpreadBasisPoints", "-1")]
    [InlineData("scan.quoteAsset", "\"\"")]
    [InlineData("scan.minQuoteVolume24h", "-1")]
    [InlineData("scan.maxSpreadBasisPoints", "-1")]
    [InlineData("scan.maxAtrPercent", "0.1")]
    [InlineData("levels.touchToleranceAtr", "-1")]
    [InlineData("levels.minTouches", "-2")]
    [InlineData("signal.maxChaseAtr", "-0.5")]
    [InlineData("signal.swingLookback", "-10")]
    [InlineData("signal.minStopPercent", "-1")]
    [InlineData("signal.expiryCandles", "-1")]
    [InlineData("exits.chandelierAtr", "-2.5")]
    [InlineData("exits.minStopStepAtr", "-1")]
    [InlineData("exits.timeStopHours", "-1")]
    [InlineData("exits.failedBreakoutCandles", "-3")]
    [InlineData("exits.targets", "[{\"r\":1,\"fraction\":-0.5},{\"r\":2,\"fraction\":1.0}]")]
    [InlineData("exits.targets", "[{\"r\":-1,\"fraction\":0.5}]")]
    [InlineData("name", "\"\"")]
    [InlineData("name", "\"Break Out\"")]
    [InlineData("description", "\" \"")]
    [InlineData("scan.quoteAsset", "\"usdt\"")]
    [InlineData("scan.minAtrPercent", "7")]
    [InlineData("signal.swingLookback", "0")]
    [InlineData("risk.riskPerTradePercent", "7e28")]
    [InlineData("exits.targets", "[{\"r\":1,\"fraction\":7e28},{\"r\":2,\"fraction\":7e28}]")]
    [InlineData("risk.maxPositionPercent", "96")]
    public void Load_ValueThatNobodyCanMean_IsRefused(string path, string json) => AssertBroken(path, json);

    [Fact]
    public void Load_MoreChunksThanOneCommitHolds_IsRefused()
    {
        // The cycle and all its messages are stored in one transaction of at most 100 rows.
        (_, _) = Find("scan.chunkSize", out JsonObject root);
        root["scan"]!["maxSymbols"] = 1000;
        root["scan"]!["chunkSize"] = 5;

        Assert.Contains("chunkSize", Refusal(root.ToJsonString()), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AsManyChunksAsOneCommitHolds_IsTaken()
    {
        (_, _) = Find("scan.chunkSize", out JsonObject root);
        root["scan"]!["maxSymbols"] = 980;
        root["scan"]!["chunkSize"] = 10;
        Assert.NotNull(Load(root.ToJsonString()));

        root["scan"]!["maxSymbols"] = 981;
        Assert.Contains("99 messages", Refusal(root.ToJsonString()), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ManyRulesBroken_SaysAllAtOnce()
    {
        (_, _) = Find("name", out JsonObject root);
        root["historyCandles"] = 1;
        root["scan"]!["chunkSize"] = 0;
        root["risk"]!["maxOpenPositions"] = 99;

        string message = Refusal(root.ToJsonString());

        Assert.All(
            ["historyCandles", "scan.chunkSize", "risk.maxOpenPositions"],
            field => Assert.Contains(field, message, StringComparison.Ordinal));
    }

    private void AssertBroken(string path, string json)
    {
        (JsonObject parent, string field) = Find(path, out JsonObject root);
        parent[field] = JsonNode.Parse(json);

        Assert.Contains(field, Refusal(root.ToJsonString()), StringComparison.Ordinal);
    }

    private static (JsonObject Parent, string Field) Find(string path, out JsonObject root)
    {
        root = JsonNode.Parse(File.ReadAllText(Path.Combine(Presets, "breakout_v1.json")))!.AsObject();
        string[] parts = path.Split('.');

        return (parts.Length == 1 ? root : root[parts[0]]!.AsObject(), parts[^1]);
    }

    private ActivePreset Load(string text)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "probe.json"), text);

        return PresetFile.Load(folder.FullName, "probe");
    }

    private string Refusal(string text) => Assert.Throws<InvalidDataException>(() => Load(text)).Message;
}
