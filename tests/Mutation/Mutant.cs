using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Breakwater.Mutation;

/// <summary>One small change of one file.</summary>
/// <param name="File">From the repository's root, with slashes.</param>
/// <param name="Line">From one.</param>
/// <param name="Span">What is replaced.</param>
/// <param name="Before">The text there.</param>
/// <param name="After">What takes its place.</param>
internal sealed record Mutant(string File, int Line, TextSpan Span, string Before, string After)
{
    public static Mutant Of(string file, SyntaxNodeOrToken place, string after) => new(
        file,
        place.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1,
        place.Span,
        place.ToString(),
        after);

    /// <summary>The stage that it is in: the folder below the domain.</summary>
    public string Stage => File.Split('/')[^2];
}

/// <summary>What became of a mutant.</summary>
internal enum Fate
{
    /// <summary>The tests passed.</summary>
    Survived = 0,

    /// <summary>A test failed.</summary>
    Killed = 1,

    /// <summary>The tests did not end.</summary>
    TimedOut = 2,

    /// <summary>It is no program.</summary>
    DidNotCompile = 3,
}
