using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Breakwater.Tidy;

/// <summary>A C# file as the rules see it: its path from the root, with slashes, and its text.</summary>
internal sealed class SourceFile(string path, string text)
{
    private readonly Lazy<SyntaxNode> root = new(() => CSharpSyntaxTree.ParseText(text).GetRoot());

    public string Path { get; } = path;

    public string Text { get; } = text;

    public IReadOnlyList<string> Lines { get; } = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public SyntaxNode Root => root.Value;

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public IEnumerable<T> All<T>()
        where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

    /// <summary>Where a node starts, the way compilers write it.</summary>
    public string At(SyntaxNode node) => At(node.GetLocation());

    public string At(Location location) => $"{Path}:{location.GetLineSpan().StartLinePosition.Line + 1}";
}
