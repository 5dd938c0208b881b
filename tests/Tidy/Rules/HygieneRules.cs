using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Breakwater.Tidy.Rules;

/// <summary>Things that are written in haste.</summary>
internal static partial class HygieneRules
{
    public const double PragmasPerThousandLinesMax = 0.5;

    public static IEnumerable<string> Regions(SourceFile source) =>
        from trivia in source.Root.DescendantTrivia(descendIntoTrivia: true)
        where trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)
        select source.At(trivia.GetLocation());

    public static IEnumerable<string> Unfinished(SourceFile source) =>
        (from trivia in source.Root.DescendantTrivia()
         where IsComment(trivia) && UnfinishedMark().IsMatch(trivia.ToFullString())
         select $"{source.At(trivia.GetLocation())} is marked as unfinished")
        .Concat(
            from name in source.All<IdentifierNameSyntax>()
            where name.Identifier.ValueText == nameof(NotImplementedException) && !IsInsideNameof(name)
            select $"{source.At(name)} is not implemented");

    public static int WarningPragmas(SourceFile source) => source.Root.DescendantTrivia(descendIntoTrivia: true)
        .Count(trivia => trivia.GetStructure() is PragmaWarningDirectiveTriviaSyntax pragma
            && pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword));

    public static double PragmasPerThousandLines(IReadOnlyList<SourceFile> sources) =>
        1000.0 * sources.Sum(WarningPragmas) / Math.Max(1, sources.Sum(source => source.Lines.Count));

    /// <summary>Catching everything, in words or by naming nothing; a filter does not excuse it.</summary>
    public static IEnumerable<string> CatchAlls(SourceFile source) =>
        from clause in source.All<CatchClauseSyntax>()
        let type = clause.Declaration?.Type.ToString()
        where type is null or "Exception" or "System.Exception" or "global::System.Exception"
        select $"{source.At(clause)} catches everything";

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static bool IsInsideNameof(IdentifierNameSyntax name) =>
        name.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression.ToString() == "nameof";

    // The marks are written apart so that no search for them finds the rule.
    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b")]
    private static partial Regex UnfinishedMark();
}
