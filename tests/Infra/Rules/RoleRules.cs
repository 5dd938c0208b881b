using System.Text.RegularExpressions;
using Breakwater.Infra.Tests.Bicep;
using Breakwater.TestKit.Local;

namespace Breakwater.Infra.Tests.Rules;

/// <summary>Role ids are numbers that nobody reads: each stands in a variable that is named as its role.</summary>
internal static partial class RoleRules
{
    /// <summary>Ids by the role's name in lower case without spaces, from the collected facts.</summary>
    public static IReadOnlyDictionary<string, string> Facts() => Facts(
        File.ReadAllText(SharedMaterial.Require("reference/azure-facts.md")));

    public static IReadOnlyDictionary<string, string> Facts(string text) => Row().Matches(text).ToDictionary(
        row => KeyOf(row.Groups["role"].Value), row => row.Groups["id"].Value);

    public static IEnumerable<string> Wrong(IReadOnlyDictionary<string, string> roles, BicepFile file)
    {
        BicepNode[] ids = [.. file.Root.All.Where(node => node.Literal is { } text && Guid.TryParse(text, out _))];

        return from id in ids
               let variable = file.Variables.FirstOrDefault(candidate => candidate.Children.Contains(id))
               let expected = variable is null ? null : roles.GetValueOrDefault(KeyOf(variable.Name))
               where expected != id.Literal
               select $"{file.At(id)} has {id.Literal} as {variable?.Name ?? "nothing with a name"}; "
                   + $"the role of that name is {expected ?? "unknown"}";
    }

    private static string KeyOf(string role) =>
        role.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();

    [GeneratedRegex(@"^\| (?<role>[A-Za-z ]+) \| (?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}) \|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
