using Breakwater.Infra.Tests.Bicep;

namespace Breakwater.Infra.Tests.Rules;

/// <summary>The parameters file that azd fills in: <c>${NAME=default}</c> for each parameter.</summary>
internal static class ParameterRules
{
    public static IEnumerable<string> Differences(BicepFile main, Dictionary<string, string> given)
    {
        Dictionary<string, string?> declared =
            main.Parameters.ToDictionary(parameter => parameter.Name, parameter => DefaultOf(parameter));

        return
        [
            .. given.Keys.Except(declared.Keys).Select(name => $"{name} is given and not declared"),
            .. declared.Keys.Except(given.Keys).Select(name => $"{name} is declared and not given"),
            .. from name in given.Keys.Intersect(declared.Keys)
               let setting = Setting(given[name])
               // Azd's own settings have no default, and an empty one in Bicep.
               where setting.Default != declared[name] && !(setting.Default is null && declared[name] is "")
               select $"{name} is {setting.Default ?? "required"} by azd and {declared[name] ?? "required"} by Bicep",
        ];
    }

    /// <summary>Name and default of a placeholder.</summary>
    public static (string Name, string? Default) Setting(string placeholder)
    {
        string[] parts = placeholder.TrimStart('$', '{').TrimEnd('}').Split('=', 2);

        return (parts[0], parts.Length > 1 ? parts[1] : null);
    }

    private static string? DefaultOf(BicepNode parameter) =>
        parameter.Children.Skip(1).FirstOrDefault(child => child.Type != "type") is { } value
            ? value.Literal ?? value.Text ?? string.Empty
            : null;
}
