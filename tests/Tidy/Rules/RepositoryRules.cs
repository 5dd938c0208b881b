using System.Text.RegularExpressions;

namespace Breakwater.Tidy.Rules;

/// <summary>Rules about files of any kind.</summary>
internal static partial class RepositoryRules
{
    public const long FileSizeMax = 256 * 1024;

    public static IEnumerable<string> LargeFile(string path, long size) =>
        size > FileSizeMax ? [$"{path} has {size / 1024} KB"] : [];

    /// <summary>Paths of one machine and names of package registries: they are true for one reader only.</summary>
    public static IEnumerable<string> MachineTraces(string path, string text) =>
        from match in MachineTrace().Matches(text)
        let line = text.AsSpan(0, match.Index).Count('\n') + 1
        select $"{path}:{line} names {match.Value.Trim()}";

    public static IEnumerable<string> MissingFromSolution(string project, string solution) =>
        solution.Contains($"\"{project.Replace('/', '\\')}\"", StringComparison.Ordinal)
            || solution.Contains($"\"{project}\"", StringComparison.Ordinal)
            || project.EndsWith("/FeedProbe.csproj", StringComparison.Ordinal)
            ? []
            : [$"{project} is not in the solution"];

    // Written apart, so that this file does not break its own rule.
    [GeneratedRegex(
        @"(?<![\w./:{}$\])~-])/(?:wo" + @"rk|t" + @"mp|ho" + @"me|ro" + @"ot|Us" + @"ers|priv" + @"ate)/[\w.-]+"
        + @"|\b[A-Za-z]:\\Us" + @"ers\\\w+"
        + @"|\bregi" + @"stry\.\w+[\w.-]*\.\w+|\bapi\.nu" + @"get\.org|\bnu" + @"get\.org|\bnp" + @"mjs\.(?:org|com)"
        + @"|\bartifa" + @"ctory\.[\w.-]+|\bne" + @"xus\.[\w-]+\.[\w.-]+")]
    private static partial Regex MachineTrace();
}
