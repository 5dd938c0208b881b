using System.Text.Json;
using Breakwater.TestKit.Local;

namespace Breakwater.Infra.Tests.Rules;

/// <summary>What is known of each resource type and version: every property by its path.</summary>
/// <param name="Types">By type and version; within, by path as in <c>properties.rules[].name</c>.</param>
internal sealed record TypeFacts(IReadOnlyDictionary<string, IReadOnlyDictionary<string, TypeFact>> Types)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static TypeFacts Read() => Of(
        Directory.GetFiles(SharedMaterial.Require("data/bicep-types"), "*.json").Select(File.ReadAllText));

    public static TypeFacts Of(IEnumerable<string> texts) => new(texts
        .Select(text => JsonSerializer.Deserialize<TypePage>(text, Json)!)
        .ToDictionary(page => page.Resource, page => page.Properties));

    private sealed record TypePage(string Resource, IReadOnlyDictionary<string, TypeFact> Properties);
}

/// <summary>One property.</summary>
/// <param name="Type">string, integer, boolean, object, array, union, any, a quoted literal ...</param>
/// <param name="Flags">required, readOnly, writeOnly, deployTime.</param>
/// <param name="Values">Of a union: quoted literals, and <c>string</c> when it is open.</param>
internal sealed record TypeFact(string Type, IReadOnlyList<string>? Flags, IReadOnlyList<string>? Values)
{
    public bool IsRequired => Flags?.Contains("required") == true;

    public bool IsReadOnly => Flags?.Contains("readOnly") == true;
}
