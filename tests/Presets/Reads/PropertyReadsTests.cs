using Breakwater.Domain.Presets;

namespace Breakwater.Presets.Tests.Reads;

/// <summary>A field that nothing reads is a promise that nobody keeps.</summary>
public sealed class PropertyReadsTests
{
    // Texts for people: the description, and where an editor finds the schema.
    private static readonly string[] ForPeople = ["Preset.Description", "Preset.Schema"];

    private static readonly string[] Production =
        ["Breakwater.Domain.dll", "Breakwater.Pipeline.dll", "Breakwater.Adapters.dll", "Breakwater.Functions.dll"];

    [Fact]
    [Trait("SeedDefect", "25")]
    public void Rules_EveryFieldOfEveryRecord_IsReadByProductionCode()
    {
        Type[] records = [.. RecordField.Records(typeof(Preset))];
        IReadOnlyList<string> unread = PropertyReads.Unread(
            records,
            Production.Select(name => Path.Combine(AppContext.BaseDirectory, name)),
            exceptIn: "Breakwater.Domain.Presets");
        string[] promises = [.. unread.Except(ForPeople)];

        Assert.True(
            promises.Length == 0,
            $"No code outside Presets reads these {promises.Length} fields:\n{string.Join('\n', promises)}");
    }

    [Fact]
    public void Records_OfThePreset_AreAllFound() => Assert.Equal(
        [
            "AddOnRules", "Blackout", "BreakerRules", "DepthRules", "EvidenceRules", "ExecutionRules", "ExitRules",
            "LevelRules", "MoverRules", "Preset", "ProfitTarget", "ReductionRules", "RegimeRules", "RetestRules",
            "RiskRules", "ScanRules", "ScoreWeights", "SignalRules", "SoftRules", "SqueezeRules",
        ],
        RecordField.Records(typeof(Preset)).Select(type => type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Unread_PlantedProperties_AreFoundAndNoOthers() => Assert.Equal(
        ["Planted.IsLarge", "Planted.Nowhere", "Planted.OnlyAside", "Planted.OnlySet", "PlantedCompared.Value"],
        UnreadPlanted("Breakwater.Presets.Tests.Reads.Aside").Order(StringComparer.Ordinal));

    [Fact]
    public void Unread_NothingIsExcepted_CountsTheCodeAside() =>
        Assert.DoesNotContain("Planted.OnlyAside", UnreadPlanted("Nowhere"));

    private static IReadOnlyList<string> UnreadPlanted(string exceptIn) => PropertyReads.Unread(
        [typeof(Planted), typeof(PlantedPair), typeof(PlantedCompared)],
        [typeof(Planted).Assembly.Location],
        exceptIn);
}
