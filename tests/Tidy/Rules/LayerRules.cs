using System.Reflection;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Breakwater.Tidy.Rules;

/// <summary>Who may know whom.</summary>
internal static class LayerRules
{
    private const string Domain = "Breakwater.Domain";
    private const string DomainFolder = $"shared/{Domain}/";

    // The order data moves in. A stage may use the ones before it, never the ones after; Engine and Presets use all.
    private static readonly string[] Stages =
        ["Markets", "Indicators", "Scanning", "Levels", "Signals", "Risk", "Execution", "Positions"];

    private static readonly string[] CloudNames = ["Azure", "Microsoft.Azure", "Microsoft.AspNetCore"];

    public static IEnumerable<string> LooksAhead(SourceFile source)
    {
        int stage = Array.FindIndex(
            Stages, name => source.Path.StartsWith($"{DomainFolder}{name}/", StringComparison.Ordinal));
        return stage < 0 ? [] :
            from later in Stages[(stage + 1)..]
            where Names(source).Any(name => IsUnder(name, $"{Domain}.{later}"))
            select $"{source.Path} looks ahead to {later}";
    }

    /// <summary>A global using would let every stage look ahead unseen.</summary>
    public static IEnumerable<string> GlobalStages(SourceFile source) =>
        from directive in source.All<UsingDirectiveSyntax>()
        where source.Path.StartsWith(DomainFolder, StringComparison.Ordinal)
        where directive.GlobalKeyword.ValueText.Length > 0
        where directive.Name?.ToString().StartsWith(Domain, StringComparison.Ordinal) is true
        select $"{source.At(directive)} makes a stage known everywhere";

    public static IEnumerable<string> KnowsTheCloud(SourceFile source) =>
        from name in Names(source)
        from cloud in CloudNames
        where IsUnder(name, cloud)
        select $"{source.Path} knows {name}";

    public static IEnumerable<string> CloudReferences(IEnumerable<AssemblyName> references) =>
        from reference in references
        where CloudNames.Any(cloud => IsUnder(reference.Name!, cloud))
        select reference.Name;

    public static IEnumerable<string> ReferencesBeyondTheRuntime(IEnumerable<AssemblyName> references) =>
        from reference in references
        where !IsUnder(reference.Name!, "System") && reference.Name is not ("netstandard" or "mscorlib")
        select reference.Name;

    private static IEnumerable<string> Names(SourceFile source) =>
        source.All<UsingDirectiveSyntax>().Select(directive => directive.NamespaceOrType.ToString())
            .Concat(source.All<QualifiedNameSyntax>().Select(name => name.ToString()))
            .Concat(source.All<MemberAccessExpressionSyntax>().Select(access => access.ToString()))
            .Select(name => name.Replace("global::", "", StringComparison.Ordinal));

    private static bool IsUnder(string name, string space) =>
        name == space || name.StartsWith(space + ".", StringComparison.Ordinal);
}
