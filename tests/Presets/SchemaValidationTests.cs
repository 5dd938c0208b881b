using System.Text.Json;
using System.Text.Json.Nodes;
using Breakwater.Functions.Composition;
using Breakwater.TestKit.Local;

namespace Breakwater.Presets.Tests;

/// <summary>What an editor says by the schema and what the app says when it loads are the same.</summary>
public sealed class SchemaValidationTests : IDisposable
{
    private const string Missing = "";

    private static readonly (string Path, string Json)[] Broken =
    [
        ("leverage", "3"),
        ("risk.stopLoss", "1"),
        ("exits.addOn.times", "2"),
        ("risk.feeBasisPoints", Missing),
        ("scan.movers.minChangePercent", Missing),
        ("signal.soft", "null"),
        ("scan.weights", "null"),
        ("levels", "null"),
        ("exits.targets[0]", "null"),
        ("exits.addOn.maxFraction", "0.51"),
        ("historyCandles", "12.5"),
        ("risk.maxOpenPositions", "\"three\""),
        ("name", "\"Break Out\""),
        ("description", "\" \""),
        ("scan.quoteAsset", "\"usdt\""),
        ("scan.whitelist", "[\"BTC/USDT\"]"),
        ("scan.blacklist", "[\"btcusdt\"]"),
        ("scan.regime.symbol", "\"BTC/USDT\""),
        ("scan.maxBandWidthPercentile", "0.82"),
        ("signal.squeeze.maxBandWidthPercentile", "0.3"),
        ("signal.soft.minBookImbalance", "2.5"),
        ("signal.soft.trendEma", "1"),
        ("signal.entries", "[]"),
        ("signal.entries", "[\"Momentum\", \"Momentum\"]"),
        ("signal.entries", "[\"None\"]"),
        ("levels.kinds", "[]"),
        ("levels.kinds", "[\"Donchian\", \"Fibonacci\"]"),
        ("signalTimeframe", "\"M7\""),
        ("scan.movers.side", "\"None\""),
        ("scan.weights.spread", "-0.1"),
        ("risk.blackouts[0].reason", "\"\""),
        ("risk.blackouts[0].from", "\"25:00:00\""),
        ("risk.blackouts[0].days", "[\"Someday\"]"),
        ("risk.maxCostToRisk", "1.01"),
        ("exits.targets[0].r", "0"),
    ];

    // What is just as long as it may be, and what is one too long.
    private static readonly (string Path, Func<int, string> Make, int Most)[] Lengths =
    [
        ("name", Text, 64),
        ("description", Text, 300),
        ("scan.excludedBaseAssets", length => $"[{Text(length).ToUpperInvariant()}]", 20),
        ("scan.whitelist", length => $"[\"{new string('A', length - 4)}USDT\"]", 40),
        ("scan.regime.symbol", length => Text(length).ToUpperInvariant(), 40),
        ("risk.blackouts[0].reason", Text, 200),
        ("risk.blackouts", count => List(count, Blackout), 50),
        ("exits.targets", count => List(count, index => $"{{ \"r\": {index + 1}, \"fraction\": 0.05 }}"), 10),
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("breakwater-schema-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Schema_ThePresetsOfTheProject_AreValid()
    {
        Dictionary<string, string[]> verdicts = await AskAjv(PresetTexts.Folder);

        Assert.Equal(PresetTexts.Names, verdicts.Keys.Order(StringComparer.Ordinal));
        Assert.All(verdicts, verdict => Assert.Empty(verdict.Value));
    }

    [Fact]
    public async Task SchemaAndLoad_BrokenInOneField_BothNameIt()
    {
        await Write("whole", PresetTexts.Full());
        foreach ((int index, (string path, string json)) in Broken.Index())
        {
            JsonObject root = PresetTexts.Full();
            Break(root, path, json);
            await Write($"broken{index}", root);
        }

        Dictionary<string, string[]> verdicts = await AskAjv(folder.FullName);

        Assert.Empty(verdicts["whole"]);
        Assert.NotNull(PresetFile.Load(folder.FullName, "whole"));
        foreach ((int index, (string path, _)) in Broken.Index())
        {
            string field = path.Split('.', '[')[^1] is "0]" ? "targets" : path.Split('.')[^1];
            Assert.Contains(field, string.Join("; ", verdicts[$"broken{index}"]), StringComparison.Ordinal);
            InvalidDataException refusal = Assert.Throws<InvalidDataException>(
                () => PresetFile.Load(folder.FullName, $"broken{index}"));
            Assert.Contains(field, refusal.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task SchemaAndLoad_LengthsAtTheirEdge_AgreeOnBothSides()
    {
        foreach ((int index, (string path, Func<int, string> make, int most)) in Lengths.Index())
        {
            JsonObject whole = PresetTexts.Full();
            PresetTexts.Set(whole, path, make(most));
            await Write($"edge{index}", whole);
            JsonObject broken = PresetTexts.Full();
            PresetTexts.Set(broken, path, make(most + 1));
            await Write($"long{index}", broken);
        }

        Dictionary<string, string[]> verdicts = await AskAjv(folder.FullName);

        foreach ((int index, (string path, _, int most)) in Lengths.Index())
        {
            Assert.Empty(verdicts[$"edge{index}"]);
            Assert.NotNull(PresetFile.Load(folder.FullName, $"edge{index}"));
            Assert.NotEmpty(verdicts[$"long{index}"]);
            string refusal = Assert.Throws<InvalidDataException>(
                () => PresetFile.Load(folder.FullName, $"long{index}")).Message;
            Assert.Contains(path, refusal, StringComparison.Ordinal);
            Assert.Contains($"{most}", refusal, StringComparison.Ordinal);
        }
    }

    private static string Text(int length) => $"\"{new string('a', length)}\"";

    private static string List(int count, Func<int, string> item) =>
        $"[{string.Join(", ", Enumerable.Range(0, count).Select(item))}]";

    private static string Blackout(int index) =>
        $"{{ \"days\": [], \"from\": \"00:{index:00}:00\", \"until\": \"01:00:00\", \"reason\": \"news\" }}";

    private static void Break(JsonObject root, string path, string json)
    {
        if (json.Length == 0)
        {
            PresetTexts.Remove(root, path);
        }
        else
        {
            PresetTexts.Set(root, path, json);
        }
    }

    private Task Write(string name, JsonObject root)
    {
        root["name"] = root["name"]?.ToString() == "breakout_v1" ? name : root["name"]?.DeepClone();

        return File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{name}.json"), root.ToJsonString());
    }

    private static async Task<Dictionary<string, string[]>> AskAjv(string files)
    {
        NodeResult result =
            await NodeScript.RunAsync("tests/Presets/validate.mjs", PresetTexts.SchemaPath, files);
        Assert.True(result.ExitCode == 0, result.Error);

        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(result.Output)!;
    }
}
