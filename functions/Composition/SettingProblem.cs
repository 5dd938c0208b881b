namespace Breakwater.Functions.Composition;

/// <summary>A setting that the app cannot start with.</summary>
/// <param name="Setting">Its key, as in <c>Bot:Mode</c>.</param>
/// <param name="Fault">What is wrong, with the value unless it is a secret.</param>
/// <param name="Allowed">What is allowed.</param>
internal sealed record SettingProblem(string Setting, string Fault, string Allowed)
{
    private const int ShownMax = 100;

    /// <summary>Where its value comes from; null for one that is missing.</summary>
    public string? Origin { get; init; }

    public static SettingProblem Missing(string setting, string allowed) => new(setting, "is missing", allowed);

    public static SettingProblem Value(string setting, string value, string allowed) =>
        new(setting, $"is '{Shown(value)}'", allowed);

    /// <summary>For values that are secrets: says what is wrong with them and repeats nothing of them.</summary>
    public static SettingProblem Secret(string setting, string part, string allowed) =>
        new(setting, $"is malformed ({part})", allowed);

    public override string ToString() => Origin is null
        ? $"{Setting} {Fault}; allowed: {Allowed}."
        : $"{Setting} {Fault} ({Origin}); allowed: {Allowed}.";

    // One problem is one line, whatever was pasted into the setting.
    private static string Shown(string value)
    {
        string line = string.Concat(value.Select(character => char.IsControl(character) ? ' ' : character));

        return line.Length <= ShownMax ? line : $"{line[..ShownMax]}...";
    }
}
