using Breakwater.Tidy.Rules;

namespace Breakwater.Tidy;

/// <summary>Each rule about structure must be able to fail.</summary>
public sealed class PlantedStructureTests
{
    [Theory]
    [InlineData("public class C { }", 1)]
    [InlineData("public record R(int A);", 1)]
    [InlineData("public sealed class Outer { private class Inner { } }", 1)]
    [InlineData("public sealed class C { }", 0)]
    [InlineData("public static class C { }", 0)]
    [InlineData("public abstract record R;", 0)]
    [InlineData("public readonly record struct R(int A);", 0)]
    [InlineData("public sealed partial class C { } public partial class C { }", 0)]
    [InlineData("namespace A { class C { } } namespace B { sealed class C { } }", 1)]
    public void OpenClasses_OfEveryShape_AreFound(string text, int count) =>
        Assert.Equal(count, TypeRules.OpenClasses([Code(text)]).Count());

    [Fact]
    public void OpenClasses_PartsInTwoFiles_CountTogether() => Assert.Empty(TypeRules.OpenClasses(
        [new SourceFile("a.cs", "partial class C { }"), new SourceFile("b.cs", "sealed partial class C { }")]));

    [Theory]
    [InlineData("OrderManager", 1)]
    [InlineData("TradeInfo", 1)]
    [InlineData("BaseHandler", 1)]
    [InlineData("AccountData", 1)]
    [InlineData("IMarketData", 0)]
    [InlineData("ServiceBusOutbox", 0)]
    [InlineData("Database", 0)]
    [InlineData("Simple", 0)]
    public void ForbiddenNames_AsAWholeWord_AreFound(string name, int count) =>
        Assert.Equal(count, TypeRules.ForbiddenNames(Code($"sealed class {name} {{ }}")).Count());

    [Theory]
    [InlineData("shared/X/Candle.cs", "public sealed class Candle { public sealed class Inner { } }", 0)]
    [InlineData("shared/X/Candle.Parse.cs", "public sealed partial class Candle { }", 0)]
    [InlineData("shared/X/Candles.cs", "namespace N; public sealed class Candle { }", 1)]
    [InlineData("shared/X/Candle.cs", "namespace N; public sealed class Candle { } public enum Side { A }", 0)]
    [InlineData("shared/X/Candle.cs", "namespace N; public sealed record Candle; public sealed record Wick;", 0)]
    [InlineData("shared/X/Candle.cs", "namespace N; public sealed record Candle; public sealed class Wick { }", 1)]
    [InlineData("shared/X/Candles.cs", "namespace N; public sealed record Candle; public enum Side { A }", 2)]
    [InlineData("shared/X/Candle.cs", "namespace N; public sealed class Candle { } internal enum Side { A }", 0)]
    public void MisplacedPublicTypes_InOtherFiles_AreFound(string path, string text, int count) =>
        Assert.Equal(count, TypeRules.MisplacedPublicTypes(new SourceFile(path, text)).Count());

    [Theory]
    [InlineData("Levels", "using Breakwater.Domain.Risk;", 1)]
    [InlineData("Levels", "using static Breakwater.Domain.Signals.Detector;", 1)]
    [InlineData("Levels", "using Limits = Breakwater.Domain.Risk.RiskLimits;", 1)]
    [InlineData("Levels", "class C { Breakwater.Domain.Risk.RiskLimits x; }", 1)]
    [InlineData("Levels", "class C { object M() => Breakwater.Domain.Risk.RiskGate.Assess(); }", 1)]
    [InlineData("Levels", "using Breakwater.Domain.Markets;", 0)]
    [InlineData("Positions", "using Breakwater.Domain.Risk;", 0)]
    [InlineData("Engine", "using Breakwater.Domain.Positions;", 0)]
    public void LooksAhead_InEveryWay_IsFound(string stage, string text, int count) => Assert.Equal(
        count, LayerRules.LooksAhead(new SourceFile($"shared/Breakwater.Domain/{stage}/A.cs", text)).Count());

    [Fact]
    public void GlobalStages_InTheDomain_AreFound() => Assert.Single(LayerRules.GlobalStages(
        new SourceFile("shared/Breakwater.Domain/Usings.cs", "global using Breakwater.Domain.Risk;")));

    [Theory]
    [InlineData("using Azure.Data.Tables;", true)]
    [InlineData("using Microsoft.AspNetCore.Http;", true)]
    [InlineData("class C { Azure.ETag tag; }", true)]
    [InlineData("using Breakwater.Domain.Markets;", false)]
    public void KnowsTheCloud_InEveryWay_IsFound(string text, bool found) =>
        Assert.Equal(found, LayerRules.KnowsTheCloud(Code(text)).Any());

    [Theory]
    [InlineData("/wo" + "rk/main/x", true)]
    [InlineData("see /t" + "mp/out.log", true)]
    [InlineData("https://regi" + "stry.npm.example.org/x", true)]
    [InlineData("https://api.nu" + "get.org/v3/index.json", true)]
    [InlineData("shared/work/main", false)]
    [InlineData("registry of stages", false)]
    public void MachineTraces_InAnyText_AreFound(string text, bool found) =>
        Assert.Equal(found, RepositoryRules.MachineTraces("a.md", text).Any());

    [Fact]
    public void LargeFile_AboveTheLimit_IsFound()
    {
        Assert.Single(RepositoryRules.LargeFile("a.bin", RepositoryRules.FileSizeMax + 1));
        Assert.Empty(RepositoryRules.LargeFile("a.bin", RepositoryRules.FileSizeMax));
    }

    [Fact]
    public void MissingFromSolution_AProjectThatIsNotThere_IsFound()
    {
        const string Solution = "Project(\"{X}\") = \"A\", \"local\\a\\A.csproj\", \"{Y}\"";
        Assert.Empty(RepositoryRules.MissingFromSolution("local/a/A.csproj", Solution));
        Assert.Single(RepositoryRules.MissingFromSolution("local/b/A.csproj", Solution));
    }

    private static SourceFile Code(string text) => new("a.cs", text);
}
