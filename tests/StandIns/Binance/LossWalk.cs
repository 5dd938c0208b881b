using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Binance.Net.Wire;

namespace Breakwater.StandIns.Binance.Tests;

/// <summary>Goes through an answer and the object read from it side by side, and lists what was lost.</summary>
internal static class LossWalk
{
    /// <summary>Places of <paramref name="sent"/> whose value is not in <paramref name="read"/>: $.a[0].b.</summary>
    public static IEnumerable<string> Lost(JsonElement sent, object? read, string place = "$") => sent.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Object => LostFields(sent, read, place),
        JsonValueKind.Array => LostItems(sent, read, place),
        _ => Equals(Plain(sent), Plain(read)) ? [] : [Became(sent, read, place)],
    };

    private static string Became(JsonElement sent, object? read, string place) =>
        FormattableString.Invariant($"{place}: {sent.GetRawText()} became {read ?? "nothing"}");

    private static IEnumerable<string> LostFields(JsonElement sent, object? read, string place)
    {
        if (read is null)
        {
            return [place];
        }

        PropertyInfo[] properties = read.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance);
        ILookup<string?, PropertyInfo> named = properties.ToLookup(
            property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, StringComparer.Ordinal);
        return sent.EnumerateObject().SelectMany(field =>
        {
            string inner = $"{place}.{field.Name}";
            PropertyInfo? property = named[field.Name].FirstOrDefault() ?? properties.FirstOrDefault(each =>
                string.Equals(each.Name, field.Name, StringComparison.OrdinalIgnoreCase));
            return property is not null ? Lost(field.Value, property.GetValue(read), inner)
                : HasUnnamed(properties, read, field.Value) ? [] : [inner];
        });
    }

    private static IEnumerable<string> LostItems(JsonElement sent, object? read, string place)
    {
        object?[] items = read is IEnumerable list and not string ? [.. list.Cast<object?>()] : [];
        if (items.Length == sent.GetArrayLength())
        {
            return sent.EnumerateArray().SelectMany((item, index) => Lost(item, items[index], $"{place}[{index}]"));
        }

        // An array that stands for an object: candles and levels of the book.
        PropertyInfo[] properties = read?.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance) ?? [];
        return items.Length > 0 ? [place] : sent.EnumerateArray()
            .Select((item, index) => (item, index))
            .Where(pair => !HasUnnamed(properties, read, pair.item))
            .Select(pair => $"{place}[{pair.index}]");
    }

    // Objects made by a converter of their own do not say which field came from where.
    private static bool HasUnnamed(PropertyInfo[] properties, object? read, JsonElement value) =>
        properties.Where(property => property.GetCustomAttribute<JsonPropertyNameAttribute>() is null)
            .Any(property => Equals(Plain(value), Plain(property.GetValue(read))));

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Number(value.GetString()!),
        JsonValueKind.Number => Number(value.GetRawText()),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        _ => null,
    };

    private static object? Plain(object? value) => value switch
    {
        DateTime time => Number(WireTime.ToMilliseconds(time).ToString(CultureInfo.InvariantCulture)),
        Enum name => Number(WireNames.Of(name)),
        decimal or long or int => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        string text => Number(text),
        _ => value,
    };

    private static object Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : text;
}
