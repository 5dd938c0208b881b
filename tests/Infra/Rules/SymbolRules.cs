using Breakwater.Infra.Tests.Bicep;

namespace Breakwater.Infra.Tests.Rules;

/// <summary>What the Bicep compiler would say of one file's names.</summary>
internal static class SymbolRules
{
    public static IEnumerable<string> SyntaxErrors(BicepFile file) =>
        from node in file.Root.All
        where node.Type is "ERROR" or "MISSING"
        select $"{file.At(node)} is no Bicep: {node.Text}";

    public static IEnumerable<string> Unresolved(BicepFile file) =>
        Unresolved(file, file.Root, [.. file.Declarations.Select(declaration => declaration.Name)]);

    public static IEnumerable<string> DeclaredTwice(BicepFile file) =>
        from declaration in file.Declarations
        group declaration by declaration.Name into same
        where same.Count() > 1
        select $"{file.At(same.Last())} declares {same.Key} again";

    /// <summary>Parameters and variables that nothing reads: a setting that has no effect is a trap.</summary>
    public static IEnumerable<string> Unused(BicepFile file)
    {
        ILookup<string?, BicepNode> uses = file.Root.All
            .Where(node => node.Type == "identifier")
            .ToLookup(node => node.Text);

        return from declaration in (BicepNode[])[.. file.Parameters, .. file.Variables]
               let name = declaration.Children.First(child => child.Type == "identifier")
               where uses[name.Text].All(use => ReferenceEquals(use, name) || IsKey(file, use))
               select $"{file.At(declaration)} declares {name.Text}, which nothing uses";
    }

    public static IEnumerable<string> Undescribed(BicepFile file) =>
        from declaration in (BicepNode[])[.. file.Parameters, .. file.Outputs]
        let described = file.DecoratorsOf(declaration)?.All.Any(
            node => node.Type == "call_expression" && node.Name == "description" && node.Children.Count > 1)
        where described is not true
        select $"{file.At(declaration)} does not say what {declaration.Name} is";

    private static bool IsKey(BicepFile file, BicepNode identifier) => file.Root.All.Any(
        node => node.Type == "object_property" && ReferenceEquals(node.Children[0], identifier));

    private static IEnumerable<string> Unresolved(BicepFile file, BicepNode node, HashSet<string> scope)
    {
        IEnumerable<BicepNode> children = node.Children;
        switch (node.Type)
        {
            case "identifier" when !scope.Contains(node.Text!):
                return [$"{file.At(node)} uses {node.Text}, which nothing declares"];
            case "call_expression" when node.Children[0].Type == "identifier":
                string? unknown = IsWord(node.Name) ? null : $"{file.At(node)} calls {node.Name}, which is no function";
                return [.. unknown is null ? (string[])[] : [unknown], .. Within(file, node.Children.Skip(1), scope)];
            case "object_property" when node.Children[0].Type == "identifier":
                children = node.Children.Skip(1);
                break;
            case "for_statement":
                BicepNode head = node.Children[0];
                return
                [
                    .. Within(file, node.Children.Skip(1).Take(1), scope),
                    .. Within(file, node.Children.Skip(2), [.. scope, .. head.All.Select(name => name.Text!)]),
                ];
            case var type when type.EndsWith("_declaration", StringComparison.Ordinal):
                children = node.Children.Skip(1).Where(child => child.Type != "type");
                break;
            default:
                break;
        }

        return Within(file, children, scope);
    }

    private static bool IsWord(string name) =>
        BicepWords.Functions.Contains(name) || BicepWords.Decorators.Contains(name);

    private static IEnumerable<string> Within(BicepFile file, IEnumerable<BicepNode> nodes, HashSet<string> scope) =>
        nodes.SelectMany(node => Unresolved(file, node, scope));
}
