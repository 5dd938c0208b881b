using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Breakwater.Tidy.Rules;

/// <summary>Rows are written in one place, because a trade's must never be written without its event.</summary>
internal static class StoreRules
{
    /// <summary>A write that did not come from <c>Changes</c> or the outbox, where trades are refused.</summary>
    public static IEnumerable<string> LooseWrites(SourceFile source) =>
        from creation in source.All<BaseObjectCreationExpressionSyntax>()
        where !source.IsUnder("shared/Breakwater.Pipeline/Storage")
        where creation.ArgumentList?.Arguments.FirstOrDefault()?.ToString()
            .StartsWith("WriteKind.", StringComparison.Ordinal) is true
        select $"{source.At(creation)} writes a row by hand";
}
