namespace Breakwater.Infra.Tests.Bicep;

/// <summary>A Bicep file and what it declares.</summary>
/// <param name="Path">From the folder that was read, with slashes.</param>
/// <param name="Root">Its syntax tree.</param>
internal sealed record BicepFile(string Path, BicepNode Root)
{
    public IEnumerable<BicepNode> Parameters => Of("parameter_declaration");

    public IEnumerable<BicepNode> Variables => Of("variable_declaration");

    public IEnumerable<BicepNode> Resources => Of("resource_declaration");

    public IEnumerable<BicepNode> Modules => Of("module_declaration");

    public IEnumerable<BicepNode> Outputs => Of("output_declaration");

    /// <summary>Everything that has a name within the file.</summary>
    public IEnumerable<BicepNode> Declarations => [.. Parameters, .. Variables, .. Resources, .. Modules];

    /// <summary>Parameters that a caller must give: those without a default.</summary>
    public IEnumerable<string> Required =>
        from parameter in Parameters
        where parameter.Children.Skip(1).All(child => child.Type == "type")
        select parameter.Name;

    /// <summary>Type and version of a resource, as in <c>Microsoft.Web/sites@2024-11-01</c>; a module's path.</summary>
    public static string TypeOf(BicepNode resource) =>
        resource.Children.First(child => child.Type == "string").Literal ?? string.Empty;

    public string At(BicepNode node) => $"{Path}:{node.Line}";

    /// <summary>The decorators that stand before a declaration.</summary>
    public BicepNode? DecoratorsOf(BicepNode declaration)
    {
        int index = Root.Children.TakeWhile(child => !ReferenceEquals(child, declaration)).Count();

        return index > 0 && Root.Children[index - 1].Type == "decorators" ? Root.Children[index - 1] : null;
    }

    private IEnumerable<BicepNode> Of(string type) => Root.Children.Where(child => child.Type == type);
}
