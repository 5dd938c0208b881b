using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Breakwater.Domain.Presets;

namespace Breakwater.Presets.Tests;

/// <summary>One property of a rule record, under the name it has in a file.</summary>
internal sealed record RecordField(string Path, PropertyInfo Property)
{
    public static IReadOnlyList<RecordField> All { get; } = [.. Leaves(string.Empty, typeof(Preset))];

    /// <summary>The type of the value, or of a list's entries.</summary>
    public Type Kind
    {
        get
        {
            Type type = Item(Property.PropertyType) ?? Property.PropertyType;

            return Nullable.GetUnderlyingType(type) ?? type;
        }
    }

    public bool IsList => Item(Property.PropertyType) is not null;

    /// <summary>Every record that a preset is made of.</summary>
    public static IEnumerable<Type> Records(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(property => Item(property.PropertyType) ?? property.PropertyType)
        .Where(IsRecord)
        .SelectMany(Records)
        .Prepend(type)
        .Distinct();

    private static IEnumerable<RecordField> Leaves(string path, Type type)
    {
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            string name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
                ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            string full = path.Length == 0 ? name : $"{path}.{name}";
            Type? item = Item(property.PropertyType);
            IEnumerable<RecordField> fields = IsRecord(item ?? property.PropertyType)
                ? Leaves(item is null ? full : $"{full}[]", item ?? property.PropertyType)
                : [new RecordField(full, property)];
            foreach (RecordField field in fields)
            {
                yield return field;
            }
        }
    }

    private static bool IsRecord(Type type) =>
        type.IsClass && type.Namespace!.StartsWith("Breakwater.", StringComparison.Ordinal);

    private static Type? Item(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? type.GetGenericArguments()[0]
            : null;
}
