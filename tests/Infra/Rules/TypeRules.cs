using Breakwater.Infra.Tests.Bicep;

namespace Breakwater.Infra.Tests.Rules;

/// <summary>Types, versions, property names and plain values of resources, by the type facts.</summary>
internal static class TypeRules
{
    // The language's own, not the resource's.
    private static readonly string[] Own = ["parent", "scope", "dependsOn"];
    private static readonly string[] Always = ["id", "name", "type", "apiVersion"];

    public static IEnumerable<string> Wrong(TypeFacts facts, BicepFile file) =>
        from resource in file.Resources
        let type = BicepFile.TypeOf(resource)
        from finding in facts.Types.TryGetValue(type, out IReadOnlyDictionary<string, TypeFact>? known)
            ? InBody(known, resource)
            : [(resource, "is of a type or version that the facts do not have")]
        select $"{file.At(finding.Node)} ({type}) {finding.Text}";

    /// <summary>Properties of resources that are read and do not exist.</summary>
    public static IEnumerable<string> WrongReads(TypeFacts facts, BicepFile file) =>
        from access in file.Root.All
        where access.Type == "member_expression"
        let path = PathOf(access)
        let symbol = path?.Split('.', 2)
        where symbol is { Length: 2 } && !Always.Contains(symbol[1])
        let resource = file.Resources.FirstOrDefault(candidate => candidate.Name == symbol[0])
        where resource is not null
        let known = facts.Types.GetValueOrDefault(BicepFile.TypeOf(resource))
        where known is not null && !IsKnown(known, symbol[1])
        select $"{file.At(access)} reads {path}, which {BicepFile.TypeOf(resource)} does not have";

    private static IEnumerable<(BicepNode Node, string Text)> InBody(
        IReadOnlyDictionary<string, TypeFact> known, BicepNode resource) => resource switch
        {
            { Body: null } => [(resource, "has no body")],
            { IsExisting: true } => [],
            _ => InObject(known, resource.Body, string.Empty, isWhole: true),
        };

    private static IEnumerable<(BicepNode Node, string Text)> InObject(
        IReadOnlyDictionary<string, TypeFact> known, BicepNode value, string prefix, bool isWhole)
    {
        BicepProperty[] set = [.. value.Properties.Where(entry => prefix.Length > 0 || !Own.Contains(entry.Name))];
        foreach (BicepProperty entry in set)
        {
            string path = Join(prefix, entry.Name);
            TypeFact? fact = known.GetValueOrDefault(path) ?? known.GetValueOrDefault(Join(prefix, "*"));
            if (fact is null || (fact.IsReadOnly && entry.Name != "name"))
            {
                string fault = fact is null ? "does not have" : "sets by itself";
                yield return (entry.Value, $"sets {path}, which it {fault}");
                continue;
            }

            string below = known.ContainsKey(path) ? path : Join(prefix, "*");
            foreach ((BicepNode Node, string Text) finding in InValue(known, entry.Value, below, fact))
            {
                yield return finding;
            }
        }

        foreach (string path in isWhole && !IsOneOfSeveral(known, prefix) ? MissingFrom(known, prefix, set) : [])
        {
            yield return (value, $"does not set {path}");
        }
    }

    private static IEnumerable<(BicepNode Node, string Text)> InValue(
        IReadOnlyDictionary<string, TypeFact> known, BicepNode value, string path, TypeFact fact) => value.Type switch
        {
            // What has no properties in the facts is free.
            "object" => known.Keys.Any(key => key.StartsWith(path + ".", StringComparison.Ordinal))
                ? InObject(known, value, path, isWhole: true)
                : [],
            "array" => value.Children.SelectMany(item => InItem(known, item, path)),
            "for_statement" => InItem(known, value.Children[^1], path),
            "ternary_expression" => value.Children.Skip(1).SelectMany(branch => InValue(known, branch, path, fact)),
            "call_expression" when value.Name == "union" => value.Children[1].Children.SelectMany(part =>
                part.Type == "ternary_expression"
                    ? part.Children.Skip(1).SelectMany(branch => InObject(known, branch, path, isWhole: false))
                    : InObject(known, part, path, isWhole: false)),
            _ => PlainFault(value, fact) is { } fault && !IsOneOfSeveral(known, path)
                ? [(value, $"sets {path} to {value.Text}, {fault}")]
                : [],
        };

    private static IEnumerable<(BicepNode Node, string Text)> InItem(
        IReadOnlyDictionary<string, TypeFact> known, BicepNode item, string path) =>
        item.Type == "object" && known.Keys.Any(key => key.StartsWith($"{path}[].", StringComparison.Ordinal))
            ? InObject(known, item, $"{path}[]", isWhole: true)
            : [];

    private static string? PlainFault(BicepNode value, TypeFact fact) => (value.Type, fact.Type) switch
    {
        ("string", "integer" or "boolean" or "object" or "array") => $"which is to be a {fact.Type}",
        ("number", "string" or "boolean" or "object" or "array") => $"which is to be a {fact.Type}",
        ("boolean", "string" or "integer" or "object" or "array") => $"which is to be a {fact.Type}",
        ("string", "union") when value.Literal is { } text && fact.Values is { } values
            && !values.Contains("string") && !values.Contains($"'{text}'") =>
            $"which is to be one of {string.Join(", ", values)}",
        _ => null,
    };

    private static IEnumerable<string> MissingFrom(
        IReadOnlyDictionary<string, TypeFact> known, string prefix, BicepProperty[] set) =>
        from path in known.Keys
        where known[path].IsRequired && path.StartsWith(Join(prefix, string.Empty), StringComparison.Ordinal)
        let name = path[Join(prefix, string.Empty).Length..]
        where name.Length > 0 && name.IndexOfAny(['.', '[']) < 0 && set.All(entry => entry.Name != name)
        select path;

    // Flattened facts list the properties of all alternatives, each of which needs only its own.
    private static bool IsOneOfSeveral(IReadOnlyDictionary<string, TypeFact> known, string path) => known.Any(
        entry => entry.Value.Type == "discriminatedobject" && path.StartsWith(entry.Key, StringComparison.Ordinal));

    private static bool IsKnown(IReadOnlyDictionary<string, TypeFact> known, string path) =>
        known.ContainsKey(path) || known.Keys.Any(key => key.StartsWith(path + ".", StringComparison.Ordinal));

    private static string? PathOf(BicepNode node) => node.Type switch
    {
        "identifier" or "property_identifier" => node.Text,
        "member_expression" when PathOf(node.Children[0]) is { } inner => $"{inner}.{PathOf(node.Children[1])}",
        "subscript_expression" when PathOf(node.Children[0]) is { } inner => $"{inner}[]",
        _ => null,
    };

    private static string Join(string prefix, string name) => prefix.Length == 0 ? name : $"{prefix}.{name}";
}
