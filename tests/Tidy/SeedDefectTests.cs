using System.Text.RegularExpressions;

namespace Breakwater.Tidy;

/// <summary>Every defect that was found in the seed by reading has a test that is named or marked with it.</summary>
public sealed partial class SeedDefectTests
{
    private const int Last = 32;

    private static readonly string[] Inserted = ["11a", "11b", "25a", "25b"];

    [Fact]
    public void SeedDefects_All_HaveATest()
    {
        HashSet<string> tested =
        [
            .. from source in Repository.Sources
               where source.Path.StartsWith("tests/", StringComparison.Ordinal)
               from found in DefectsOf(source.Text)
               select found,
        ];
        IEnumerable<string> all = Enumerable.Range(1, Last).Select(number => $"{number}").Concat(Inserted);

        Findings.None(all.Where(defect => !tested.Contains(defect)).Select(defect => $"defect {defect} has no test"));
    }

    [Theory]
    [InlineData("public void Defect12_Stop_Holds()", "12")]
    [InlineData("public async Task Defect25a_Stop_Holds()", "25a")]
    [InlineData("[Trait(\"SeedDefect\", \"11b\")]", "11b")]
    public void DefectsOf_NameOrMark_IsFound(string text, string defect) =>
        Assert.Equal([defect], DefectsOf(text));

    [Theory]
    [InlineData("// Defect12_ is mentioned")]
    [InlineData("private static int Defect12_Count()")]
    public void DefectsOf_AnythingElse_IsNot(string text) => Assert.Empty(DefectsOf(text));

    private static IEnumerable<string> DefectsOf(string text) =>
        Named().Matches(text).Concat(Marked().Matches(text)).Select(match => match.Groups["id"].Value);

    [GeneratedRegex(@"public (?:void|async Task|Task) Defect(?<id>\d+[ab]?)_\w+\(")]
    private static partial Regex Named();

    [GeneratedRegex(@"\[Trait\(""SeedDefect"", ""(?<id>\d+[ab]?)""\)\]")]
    private static partial Regex Marked();
}
