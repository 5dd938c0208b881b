using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Breakwater.Mutation;

/// <summary>Compiles the domain in memory, as it is or with one mutant.</summary>
internal sealed class DomainCompiler
{
    private const string Folder = "shared/Breakwater.Domain";

    // What the build adds by itself; the tests ask for the version that they were built with.
    private static string Added(Version version) => $"""
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        [assembly: System.Reflection.AssemblyVersion("{version}")]
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Breakwater.Domain.Tests")]
        """;

    private readonly CSharpCompilation whole;
    private readonly Dictionary<string, SyntaxTree> trees;

    public DomainCompiler(string root, Version version)
    {
        trees = Directory.EnumerateFiles(Path.Combine(root, Folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToDictionary(path => path, path => Parse(File.ReadAllText(Path.Combine(root, path))));
        string[] runtime = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        whole = CSharpCompilation.Create(
            "Breakwater.Domain",
            [.. trees.Values, Parse(Added(version))],
            runtime.Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                checkOverflow: true,
                nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>Every mutant of these stages, in the order of files and places.</summary>
    public IReadOnlyList<Mutant> Mutants(IReadOnlyCollection<string> stages) =>
    [
        .. trees
            .Where(tree => stages.Contains(tree.Key.Split('/')[^2]))
            .SelectMany(tree => MutantFinder.Find(tree.Key, tree.Value.GetRoot())),
    ];

    /// <summary>Writes the domain to <paramref name="path"/>; false when it does not compile.</summary>
    public bool TryWrite(Mutant? mutant, string path)
    {
        CSharpCompilation compilation = mutant is null ? whole : whole.ReplaceSyntaxTree(
            trees[mutant.File],
            Parse(trees[mutant.File].GetText().WithChanges(new TextChange(mutant.Span, mutant.After)).ToString()));
        using MemoryStream output = new();
        if (!compilation.Emit(output).Success)
        {
            return false;
        }

        File.WriteAllBytes(path, output.ToArray());

        return true;
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(
        SourceText.From(text, Encoding.UTF8), new CSharpParseOptions(LanguageVersion.Preview));
}
