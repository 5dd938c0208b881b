using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Breakwater.Tidy.Rules;

/// <summary>Time and chance come in from outside, except where the app is composed.</summary>
internal static class ClockRules
{
    private static readonly string[] WallClocks =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow",
        "Environment.TickCount", "Environment.TickCount64", "Stopwatch.StartNew", "Stopwatch.GetTimestamp",
        "Thread.Sleep", "Guid.NewGuid", "Guid.CreateVersion7", "Random.Shared",
    ];

    public static IEnumerable<string> WallClock(SourceFile source) =>
        from access in source.All<MemberAccessExpressionSyntax>()
        let name = access.ToString()
        where WallClocks.Any(clock => name == clock || name.EndsWith("." + clock, StringComparison.Ordinal))
        select $"{source.At(access)} uses {name}";

    /// <summary>A delay that is not told by which clock follows the machine's.</summary>
    public static IEnumerable<string> MachineDelays(SourceFile source) =>
        from call in source.All<InvocationExpressionSyntax>()
        where call.Expression.ToString() is "Task.Delay" or "System.Threading.Tasks.Task.Delay"
        where !call.ArgumentList.Arguments.Skip(1).Any(IsClock)
        select $"{source.At(call)} waits by the machine's clock";

    public static IEnumerable<string> SystemTime(SourceFile source) =>
        from access in source.All<MemberAccessExpressionSyntax>()
        let name = access.ToString()
        where name == "TimeProvider.System" || name.EndsWith(".TimeProvider.System", StringComparison.Ordinal)
        where !IsCompositionRoot(source)
        select $"{source.At(access)} uses {name}";

    private static bool IsCompositionRoot(SourceFile source) =>
        source.IsUnder("functions/Composition") || source.Path == "functions/Program.cs";

    private static bool IsClock(ArgumentSyntax argument) =>
        argument.ToString().Contains("time", StringComparison.OrdinalIgnoreCase)
        || argument.ToString().Contains("clock", StringComparison.OrdinalIgnoreCase);
}
