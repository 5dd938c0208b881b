namespace Breakwater.Infra.Tests.Bicep;

/// <summary>A node of a syntax tree, as tests/Infra/parse.mjs prints it.</summary>
/// <param name="Type">The grammar's name for it; ERROR or MISSING where the text is none.</param>
/// <param name="Line">From 1.</param>
/// <param name="Text">Of leaves and of strings, with their quotes.</param>
/// <param name="IsExisting">Whether it is a resource that is only referred to.</param>
/// <param name="Children">Named ones, in order.</param>
internal sealed record BicepNode(
    string Type, int Line, string? Text, bool IsExisting, IReadOnlyList<BicepNode> Children)
{
    /// <summary>The node and all below it.</summary>
    public IEnumerable<BicepNode> All => [this, .. Children.SelectMany(child => child.All)];

    /// <summary>The value of a string without interpolation; null for anything else.</summary>
    public string? Literal => Type == "string" && Children.All(child => child.Type != "interpolation")
        ? Text![1..^1].Replace("\\'", "'", StringComparison.Ordinal)
        : null;

    /// <summary>The first identifier below it: what a declaration declares.</summary>
    public string Name => Children.First(child => child.Type == "identifier").Text!;

    /// <summary>The object that a resource or module is made of, inside of its condition or loop.</summary>
    public BicepNode? Body => Children.FirstOrDefault(child => child.Type == "object")
        ?? Children.FirstOrDefault(child => child.Type is "if_statement" or "for_statement")?.Body;

    /// <summary>The properties of an object; one whose name is computed is named <c>*</c>.</summary>
    public IEnumerable<BicepProperty> Properties =>
        from property in Children
        where property.Type == "object_property" && property.Children.Count == 2
        let key = property.Children[0]
        select new BicepProperty(
            key.Type == "string" ? key.Literal ?? "*" : key.Text!, property.Children[1], property.Line);

    /// <summary>The value of one property; null when there is none.</summary>
    public BicepNode? Property(string name) =>
        Properties.FirstOrDefault(property => property.Name == name)?.Value;
}

/// <summary>A property of an object.</summary>
internal sealed record BicepProperty(string Name, BicepNode Value, int Line);
