using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Breakwater.Mutation;

/// <summary>Compiles a project under <c>shared/</c> in memory, as it is or with one file changed.</summary>
internal sealed class AssemblyCompiler
{
    private readonly CSharpCompilation whole;
    private readonly CSharpParseOptions options = new(LanguageVersion.Preview);
    private readonly Dictionary<string, SyntaxTree> trees;

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

    /// <summary>Reads the project's files.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="name">The project's and the assembly's name.</param>
    /// <param name="built">A folder with the assembly as it was built, and all that it needs.</param>
    public AssemblyCompiler(string root, string name, string built)
    {
        string file = Path.Combine(built, $"{name}.dll");
        trees = Directory.EnumerateFiles(Path.Combine(root, "shared", name), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToDictionary(path => path, path => Parse(File.ReadAllText(Path.Combine(root, path))));
        string[] runtime = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        IEnumerable<string> system = runtime.Where(path =>
            Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        IEnumerable<string> needed = Assembly.LoadFrom(file).GetReferencedAssemblies()
            .Select(reference => Path.Combine(built, $"{reference.Name}.dll")).Where(File.Exists);
        var plain = CSharpCompilation.Create(
            name,
            [.. trees.Values, Parse(Added(AssemblyName.GetAssemblyName(file).Version!))],
            system.Concat(needed).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                checkOverflow: true,
                nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            SourceGenerators.All().Select(GeneratorExtensions.AsSourceGenerator), parseOptions: options);
        driver.RunGeneratorsAndUpdateCompilation(plain, out Compilation generated, out _);
        whole = (CSharpCompilation)generated;
    }

    /// <summary>Every mutant of these stages, in the order of files and places.</summary>
    public IReadOnlyList<Mutant> Mutants(IReadOnlyCollection<string> stages) =>
    [
        .. trees
            .Where(tree => stages.Contains(tree.Key.Split('/')[^2]))
            .SelectMany(tree => MutantFinder.Find(tree.Key, tree.Value.GetRoot())),
    ];

    /// <summary>A file's text with a mutant in it.</summary>
    public string With(Mutant mutant) => trees[mutant.File].GetText()
        .WithChanges(new TextChange(mutant.Span, mutant.After)).ToString();

    /// <summary>What is wrong with a file of another text; nothing when it compiles.</summary>
    public IReadOnlyList<string> Errors(string file, string text)
    {
        SyntaxTree changed = Parse(text);

        return
        [
            .. whole.ReplaceSyntaxTree(trees[file], changed).GetSemanticModel(changed).GetDiagnostics()
                .Where(problem => problem.Severity is DiagnosticSeverity.Error)
                .Select(problem => $"{file}: {problem}"),
        ];
    }

    /// <summary>What is wrong with the project as it is; nothing when it compiles.</summary>
    public IEnumerable<string> Errors() => whole.GetDiagnostics()
        .Where(problem => problem.Severity is DiagnosticSeverity.Error).Select(problem => $"{problem}");

    /// <summary>The assembly's bytes; null when it does not compile.</summary>
    /// <param name="change">A file and its text instead; null for the project as it is.</param>
    public byte[]? Compile((string File, string Text)? change)
    {
        CSharpCompilation compilation = change is var (file, text)
            ? whole.ReplaceSyntaxTree(trees[file], Parse(text))
            : whole;
        using MemoryStream output = new();

        return compilation.Emit(output).Success ? output.ToArray() : null;
    }

    private SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), options);
}
