using Breakwater.Tidy.Rules;

namespace Breakwater.Tidy;

/// <summary>Each rule about sources must be able to fail: a planted violation is found, its neighbour is not.</summary>
public sealed class PlantedSourceTests
{
    private const string Unfinished = "TO" + "DO";

    [Fact]
    public void LongLines_At121_IsFoundAndAt120IsNot()
    {
        Assert.Equal(["a.cs:2 has 121 characters"], SizeRules.LongLines(Code($"x\n{new string('x', 121)}\n")));
        Assert.Empty(SizeRules.LongLines(Code(new string('x', 120))));
    }

    [Fact]
    public void LongFile_At301_IsFoundAndAt300IsNot()
    {
        Assert.Single(SizeRules.LongFile(Code(Lines(301))));
        Assert.Empty(SizeRules.LongFile(Code(Lines(300))));
    }

    [Theory]
    [InlineData("class C {{ void M() {{ {0} }} }}")]
    [InlineData("class C {{ C() {{ {0} }} }}")]
    [InlineData("class C {{ int P {{ get {{ {0} }} }} }}")]
    public void LongMethods_At61_IsFoundAndAt60IsNot(string form)
    {
        string Body(int lines) => string.Format(null, System.Text.CompositeFormat.Parse(form), Lines(lines));
        Assert.NotEmpty(SizeRules.LongMethods(Code(Body(61))));
        Assert.Empty(SizeRules.LongMethods(Code(Body(60))));
    }

    [Theory]
    [InlineData("class C { void M(int a, int b, int c, int d, int e, int f) { } }", 1)]
    [InlineData("delegate void D(int a, int b, int c, int d, int e, int f);", 1)]
    [InlineData("class C { void M(int a, int b, int c, int d, int e) { } }", 0)]
    [InlineData("record R(int A, int B, int C, int D, int E, int F);", 0)]
    [InlineData("class C { C(int a, int b, int c, int d, int e, int f) { } }", 0)]
    public void ManyParameters_CountsMethodsOnly(string text, int count) =>
        Assert.Equal(count, SizeRules.ManyParameters(Code(text)).Count());

    [Fact]
    public void Percentile_OfTen_IsByNearestRank()
    {
        int[] values = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
        Assert.Equal(5, SizeRules.Percentile(values, 0.5));
        Assert.Equal(9, SizeRules.Percentile(values, 0.9));
    }

    [Fact]
    public void Regions_InCode_AreFoundAndInStringsAreNot()
    {
        Assert.Equal(["a.cs:2"], HygieneRules.Regions(Code("class C {\n#region x\n#endregion\n}")));
        Assert.Empty(HygieneRules.Regions(Code("class C { string s = \"\"\"\n#region\n\"\"\"; }")));
    }

    [Theory]
    [InlineData($"// {Unfinished}: later\nclass C {{ }}", 1)]
    [InlineData($"/// <summary>{Unfinished}</summary>\nclass C {{ }}", 1)]
    [InlineData("class C { void M() => throw new NotImplementedException(); }", 1)]
    [InlineData($"class C {{ string s = \"{Unfinished}\"; }}", 0)]
    public void Unfinished_InCommentOrCode_IsFound(string text, int count) =>
        Assert.Equal(count, HygieneRules.Unfinished(Code(text)).Count());

    [Fact]
    public void Pragmas_OneInAThousandLines_IsTooMany()
    {
        double density = HygieneRules.PragmasPerThousandLines(
            [Code("#pragma warning disable CA1000\n" + Lines(998) + "\n#pragma warning restore CA1000")]);
        Assert.True(density > HygieneRules.PragmasPerThousandLinesMax);
        Assert.Equal(1.0, density, 6);
    }

    [Theory]
    [InlineData("catch { }", 1)]
    [InlineData("catch (Exception) { }", 1)]
    [InlineData("catch (System.Exception e) when (e is not null) { }", 1)]
    [InlineData("catch (IOException) { }", 0)]
    public void CatchAlls_OfEveryForm_AreFound(string clause, int count) =>
        Assert.Equal(count, HygieneRules.CatchAlls(Code($"class C {{ void M() {{ try {{ }} {clause} }} }}")).Count());

    [Theory]
    [InlineData("DateTime.UtcNow", 1)]
    [InlineData("System.DateTimeOffset.Now", 1)]
    [InlineData("Guid.NewGuid()", 1)]
    [InlineData("Random.Shared.Next()", 1)]
    [InlineData("Stopwatch.GetTimestamp()", 1)]
    [InlineData("clock.GetUtcNow()", 0)]
    public void WallClock_InAnExpression_IsFound(string expression, int count) =>
        Assert.Equal(count, ClockRules.WallClock(Code($"class C {{ object M() => {expression}; }}")).Count());

    [Theory]
    [InlineData("Task.Delay(span)", 1)]
    [InlineData("Task.Delay(span, stop)", 1)]
    [InlineData("Task.Delay(span, timeProvider, stop)", 0)]
    [InlineData("Task.Delay(span, clock)", 0)]
    public void MachineDelays_WithoutAClock_AreFound(string call, int count) =>
        Assert.Equal(count, ClockRules.MachineDelays(Code($"class C {{ object M() => {call}; }}")).Count());

    [Theory]
    [InlineData("shared/Breakwater.Pipeline/Execution/X.cs", "new Write(WriteKind.Upsert, key, json, null)", 1)]
    [InlineData("shared/Breakwater.Pipeline/Execution/X.cs", "Of(new(WriteKind.Replace, key, json, version))", 1)]
    [InlineData("functions/Http/X.cs", "write with { Json = json }", 0)]
    [InlineData("functions/Http/X.cs", "new Changes(partition).Put(read, value)", 0)]
    [InlineData("shared/Breakwater.Pipeline/Storage/X.cs", "new Write(WriteKind.Upsert, key, json, null)", 0)]
    public void LooseWrites_OutsideTheStorage_AreFound(string path, string expression, int count) => Assert.Equal(
        count,
        StoreRules.LooseWrites(new SourceFile(path, $"class C {{ object M() => {expression}; }}")).Count());

    [Theory]
    [InlineData("functions/Scanning/Scan.cs", 1)]
    [InlineData("functions/Composition/Clock.cs", 0)]
    [InlineData("functions/Program.cs", 0)]
    public void SystemTime_OutsideTheComposition_IsFound(string path, int count) => Assert.Equal(
        count, ClockRules.SystemTime(new SourceFile(path, "class C { object M() => TimeProvider.System; }")).Count());

    private static SourceFile Code(string text) => new("a.cs", text);

    private static string Lines(int count) => string.Join('\n', Enumerable.Repeat(";", count));
}
