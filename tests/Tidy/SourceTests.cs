using Breakwater.Tidy.Rules;

namespace Breakwater.Tidy;

/// <summary>The rules, over every hand-written C# file.</summary>
public sealed class SourceTests
{
    private static IEnumerable<SourceFile> Ours =>
        Repository.Sources.Where(source => !source.IsUnder("local/stand-ins"));

    private static IEnumerable<SourceFile> Product =>
        Repository.Sources.Where(source => source.IsUnder("functions") || source.IsUnder("shared"));

    private static IEnumerable<SourceFile> Core => Repository.Sources.Where(source =>
        source.IsUnder("shared/Breakwater.Domain") || source.IsUnder("shared/Breakwater.Pipeline"));

    [Fact]
    public void Sources_AreFound() => Assert.NotEmpty(Repository.Sources);

    [Fact]
    public void Sources_HaveNoLongLines() => Obey(Repository.Sources, SizeRules.LongLines);

    [Fact]
    public void Sources_HaveNoLongFiles() => Obey(Repository.Sources, SizeRules.LongFile);

    [Fact]
    public void Sources_HaveSmallFiles()
    {
        int[] lengths = [.. Repository.Sources.Select(source => source.Lines.Count)];
        Assert.InRange(SizeRules.Percentile(lengths, 0.5), 1, SizeRules.FileLengthMedianMax);
        Assert.InRange(SizeRules.Percentile(lengths, 0.9), 1, SizeRules.FileLengthNinthDecileMax);
    }

    [Fact]
    public void Methods_AreShort() => Obey(Repository.Sources, SizeRules.LongMethods);

    [Fact]
    public void Methods_TakeFewParameters() => Obey(Product, SizeRules.ManyParameters);

    [Fact]
    public void Sources_HaveNoRegions() => Obey(Repository.Sources, HygieneRules.Regions);

    [Fact]
    public void Sources_AreFinished() => Obey(Repository.Sources, HygieneRules.Unfinished);

    [Fact]
    public void Warnings_AreHardlyEverSilenced() => Assert.InRange(
        HygieneRules.PragmasPerThousandLines(Repository.Sources), 0, HygieneRules.PragmasPerThousandLinesMax);

    [Fact]
    public void Core_CatchesNothingItDoesNotKnow() => Obey(Core, HygieneRules.CatchAlls);

    [Fact]
    public void Classes_AreClosed() => Findings.None(TypeRules.OpenClasses(Ours));

    [Fact]
    public void Types_HaveNamesThatSaySomething() => Obey(Ours, TypeRules.ForbiddenNames);

    [Fact]
    public void PublicTypes_HaveAFileOfTheirName() =>
        Obey(Product.Where(source => source.IsUnder("shared")), TypeRules.MisplacedPublicTypes);

    [Fact]
    public void Domain_FlowsOneWay() => Obey(Core, LayerRules.LooksAhead);

    [Fact]
    public void Domain_HasNoGlobalStages() => Obey(Core, LayerRules.GlobalStages);

    [Fact]
    public void Core_DoesNotKnowTheCloud() => Obey(Core, LayerRules.KnowsTheCloud);

    [Fact]
    public void Product_TakesTimeAndChanceFromOutside() => Obey(Product, ClockRules.WallClock);

    [Fact]
    public void Product_WaitsByTheGivenClock() => Obey(Product, ClockRules.MachineDelays);

    [Fact]
    public void SystemTime_IsChosenWhereTheAppIsComposed() => Obey(Product, ClockRules.SystemTime);

    [Fact]
    public void Rows_AreWrittenThroughChanges() => Obey(Product, StoreRules.LooseWrites);

    private static void Obey(IEnumerable<SourceFile> sources, Func<SourceFile, IEnumerable<string>> rule) =>
        Findings.None(sources.SelectMany(rule));
}
