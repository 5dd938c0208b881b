using Breakwater.Mutation.Planted;

namespace Breakwater.Mutation.Tests;

/// <summary>The planted defects fit the code as it is; whether each is found takes minutes and is run apart.</summary>
public sealed class PlantedDefectTests
{
    private const string Text = "costs: A coin.\nfile: shared/Some.Assembly/File.cs\n--- is\n  two\n--- becomes\n  2\n";

    [Fact]
    public void Defects_All_AreAtLeastThirtyAndTellWhatTheyCost()
    {
        IReadOnlyList<PlantedDefect> defects = PlantedDefect.All();

        Assert.InRange(defects.Count, 30, int.MaxValue);
        Assert.Equal(defects.Count, defects.DistinctBy(defect => (defect.File, defect.Is, defect.Becomes)).Count());
        Assert.All(defects, defect => Assert.EndsWith(".", defect.Costs, StringComparison.Ordinal));
    }

    [Fact]
    public void Defects_All_OccurOnceInTheCodeAndCompile()
    {
        Dictionary<string, AssemblyCompiler> compilers = [];
        List<string> problems = [];
        foreach (PlantedDefect defect in PlantedDefect.All())
        {
            if (!compilers.TryGetValue(defect.Assembly, out AssemblyCompiler? compiler))
            {
                compiler = new AssemblyCompiler(
                    Repository.Root, defect.Assembly, Repository.Built(SimulationBench.Program));
                compilers[defect.Assembly] = compiler;
                problems.AddRange(compiler.Errors());
            }

            string planted = defect.Plant();

            problems.AddRange(compiler.Errors(defect.File, planted).Select(error => $"{defect.Name}: {error}"));
        }

        Assert.Empty(problems);
    }

    [Fact]
    public void Defects_WithATest_NameOneThatIsThere()
    {
        string tests = string.Concat(Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText));

        Assert.All(
            PlantedDefect.All().Select(defect => defect.Test).OfType<string>(),
            test => Assert.Contains($" {test.Split('.')[^1]}(", tests, StringComparison.Ordinal));
    }

    [Fact]
    public void Parse_WholeText_HasItsParts()
    {
        PlantedDefect defect = PlantedDefect.Parse("two-for-one", Text);

        Assert.Equal(
            new PlantedDefect("two-for-one", "A coin.", "shared/Some.Assembly/File.cs", "  two\n", "  2\n", null),
            defect);
        Assert.Equal("Some.Assembly", defect.Assembly);
        Assert.Equal("one\n  2\nthree\n", defect.Plant("one\n  two\nthree\n"));
    }

    [Theory]
    [InlineData("costs: A coin.\n")]
    [InlineData("file: ")]
    [InlineData("--- is\n")]
    [InlineData("--- becomes\n")]
    [InlineData("  two\n")]
    public void Parse_PartIsMissing_IsRefused(string part) => Assert.Throws<FormatException>(
        () => PlantedDefect.Parse("two-for-one", Text.Replace(part, string.Empty, StringComparison.Ordinal)));

    [Theory]
    [InlineData("one\nthree\n")]
    [InlineData("one\n  two\n  two\n")]
    public void Plant_TextIsNotThereOnce_IsRefused(string source) =>
        Assert.Throws<FormatException>(() => PlantedDefect.Parse("two-for-one", Text).Plant(source));
}
