using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Breakwater.Tidy.Rules;

internal static class SizeRules
{
    public const int LineLengthMax = 120;
    public const int FileLengthMax = 300;
    public const int FileLengthMedianMax = 60;
    public const int FileLengthNinthDecileMax = 150;
    public const int MethodLengthMax = 60;
    public const int ParametersMax = 5;

    public static IEnumerable<string> LongLines(SourceFile source) =>
        from line in source.Lines.Index()
        where line.Item.Length > LineLengthMax
        select $"{source.Path}:{line.Index + 1} has {line.Item.Length} characters";

    public static IEnumerable<string> LongFile(SourceFile source) => source.Lines.Count > FileLengthMax
        ? [$"{source.Path} has {source.Lines.Count} lines"]
        : [];

    public static IEnumerable<string> LongMethods(SourceFile source) =>
        from node in source.Root.DescendantNodes()
        where node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
        let span = node.GetLocation().GetLineSpan()
        let length = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
        where length > MethodLengthMax
        select $"{source.At(node)} is {length} lines long";

    /// <summary>Records and constructors are exempt: they list what they hold.</summary>
    public static IEnumerable<string> ManyParameters(SourceFile source) =>
        from node in source.Root.DescendantNodes()
        let parameters = node switch
        {
            MethodDeclarationSyntax method => method.ParameterList,
            LocalFunctionStatementSyntax function => function.ParameterList,
            DelegateDeclarationSyntax type => type.ParameterList,
            _ => null,
        }
        where parameters?.Parameters.Count > ParametersMax
        select $"{source.At(node)} takes {parameters.Parameters.Count} parameters";

    /// <summary>The value that <paramref name="share"/> of the values do not exceed (nearest rank).</summary>
    public static int Percentile(IEnumerable<int> values, double share)
    {
        int[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}
