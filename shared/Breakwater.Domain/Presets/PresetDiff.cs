using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Breakwater.Domain.Presets;

/// <summary>What differs between two presets, for the operator.</summary>
public static class PresetDiff
{
    /// <summary>
    /// Each field that differs, in the order of the file. Numbers are compared by value: 1 and 1.0 are equal. A list of
    /// names is one field; of a list of sections, such as targets, each entry's fields are compared.
    /// </summary>
    public static IReadOnlyList<PresetChange> Between(Preset before, Preset after)
    {
        List<(string Field, string Value)> old = [.. Leaves(string.Empty, before)];
        List<(string Field, string Value)> young = [.. Leaves(string.Empty, after)];
        Dictionary<string, string> oldValues = old.ToDictionary(leaf => leaf.Field, leaf => leaf.Value);
        Dictionary<string, string> youngValues = young.ToDictionary(leaf => leaf.Field, leaf => leaf.Value);

        return
        [
            .. old.Concat(young)
                .Select(leaf => leaf.Field)
                .Distinct()
                .Select(field => new PresetChange(
                    field, oldValues.GetValueOrDefault(field), youngValues.GetValueOrDefault(field)))
                .Where(change => change.Before != change.After),
        ];
    }

    private static IEnumerable<(string Field, string Value)> Leaves(string path, object? value) => value switch
    {
        null => [],
        string text => [(path, text)],
        bool flag => [(path, flag ? "true" : "false")],
        decimal number => [(path, number.ToString("0.############################", CultureInfo.InvariantCulture))],
        IFormattable plain => [(path, plain.ToString(null, CultureInfo.InvariantCulture))],
        IEnumerable list when IsNames(list) => [(path, $"[{string.Join(", ", list.Cast<object?>())}]")],
        IEnumerable list => list.Cast<object?>().SelectMany((item, index) => Leaves($"{path}[{index}]", item)),
        _ => Fields(value).SelectMany(field => Leaves(Join(path, field.Name), field.GetValue(value))),
    };

    private static bool IsNames(IEnumerable list) =>
        list.Cast<object?>().All(static item => item is null or string or Enum);

    private static IEnumerable<PropertyInfo> Fields(object value) => value
        .GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static field => field.Name != nameof(Preset.Schema));

    private static string Join(string path, string name)
    {
        string field = JsonNamingPolicy.CamelCase.ConvertName(name);

        return path.Length == 0 ? field : $"{path}.{field}";
    }
}
