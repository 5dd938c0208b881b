using System.Text.RegularExpressions;
using Breakwater.Infra.Tests.Bicep;

namespace Breakwater.Infra.Tests.Rules;

/// <summary>Deployments keep their outputs and inputs in a history that many can read.</summary>
internal static partial class SecretRules
{
    public static IEnumerable<string> InOutputs(BicepFile file) =>
        from output in file.Outputs
        from node in output.Children.Skip(1).SelectMany(child => child.All)
        where node.Type is "identifier" or "property_identifier" && Secret().IsMatch(node.Text!)
        select $"{file.At(output)} puts {node.Text} into an output";

    public static IEnumerable<string> KeysAsked(BicepFile file) =>
        from call in file.Root.All
        where call.Type == "call_expression"
        let name = call.Children[0].Type == "identifier" ? call.Name : call.Children[0].Children[^1].Text
        where name.StartsWith("list", StringComparison.Ordinal)
        select $"{file.At(call)} asks for keys by {name}";

    public static IEnumerable<string> SecretsMade(BicepFile file) =>
        from resource in file.Resources
        where BicepFile.TypeOf(resource).StartsWith("Microsoft.KeyVault/vaults/secrets@", StringComparison.Ordinal)
        select $"{file.At(resource)} makes a secret, whose value would stay in the deployment's history";

    [GeneratedRegex("connectionString|instrumentationKey|sharedKey|accountKey|primaryKey|secret|password",
        RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
