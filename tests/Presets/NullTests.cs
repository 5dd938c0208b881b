using Breakwater.Domain.Presets;

namespace Breakwater.Presets.Tests;

/// <summary>JSON may hold null where C# says there is none: that is a sentence, never a crash.</summary>
public sealed class NullTests
{
    // Numbers and names that are no text cannot be null in C#; reading them as null already fails.
    private static readonly string[] Values =
        ["name", "description", "scan.quoteAsset", "scan.regime.symbol", "risk.blackouts[0].reason"];

    public static TheoryData<string> Parts =>
    [
        .. RecordField.All
            .SelectMany(leaf => Parents(leaf.Path.Replace("[]", "[0]", StringComparison.Ordinal)))
            .Concat(RecordField.All.Where(leaf => leaf.IsList).Select(leaf => leaf.Path))
            .Select(path => path.Replace("[]", "[0]", StringComparison.Ordinal))
            .Concat(Values)
            .Where(path => path is not ("scan.movers" or "$schema"))
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Check_PartIsNull_NamesIt(string path) => Assert.Contains(
        PresetTexts.CheckWith(path, "null"),
        sentence => sentence.StartsWith($"{path} is ", StringComparison.Ordinal));

    [Fact]
    public void Check_EveryPartIsNull_NamesThemAll()
    {
        Preset preset = PresetTexts.Parse(PresetTexts.Full()) with
        {
            Scan = null!,
            Levels = null!,
            Signal = null!,
            Risk = null!,
            Exits = null!,
            Execution = null!,
        };

        Assert.Equal(6, PresetRules.Check(preset).Count);
    }

    private static IEnumerable<string> Parents(string path)
    {
        for (int dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
        {
            yield return path[..dot];
            if (path[..dot].EndsWith(']'))
            {
                yield return path[..path.LastIndexOf('[', dot)];
            }
        }
    }
}
