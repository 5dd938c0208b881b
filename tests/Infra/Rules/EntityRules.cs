using Breakwater.Infra.Tests.Bicep;

namespace Breakwater.Infra.Tests.Rules;

/// <summary>Queues, tables, hubs and functions: the code and Bicep speak of the same ones.</summary>
internal static class EntityRules
{
    /// <summary>The names of all resources of a type, plain or made in a loop over a variable.</summary>
    public static IReadOnlyList<string> Names(BicepFile file, string type) =>
    [
        .. from resource in file.Resources
           where BicepFile.TypeOf(resource).StartsWith($"{type}@", StringComparison.Ordinal)
           let loop = resource.Children.FirstOrDefault(child => child.Type == "for_statement")
           from name in loop is null
               ? [resource.Body?.Property("name")?.Literal]
               : Items(file, loop.Children[1].Text!).Select(item => item.Literal ?? item.Property("name")?.Literal)
           select name ?? "(computed)",
    ];

    /// <summary>The items of an array that a variable holds.</summary>
    public static IReadOnlyList<BicepNode> Items(BicepFile file, string variable) =>
        Variable(file, variable) is { Type: "array" } array ? array.Children : [];

    /// <summary>What a variable holds; null when there is none.</summary>
    public static BicepNode? Variable(BicepFile file, string name) =>
        file.Variables.FirstOrDefault(variable => variable.Name == name)?.Children[1];

    public static IEnumerable<string> Differences(
        string kind, IEnumerable<string> inCode, IEnumerable<string> inBicep) =>
    [
        .. inCode.Except(inBicep).Select(name => $"{kind} {name} is in the code and not in Bicep"),
        .. inBicep.Except(inCode).Select(name => $"{kind} {name} is in Bicep and not in the code"),
    ];
}
