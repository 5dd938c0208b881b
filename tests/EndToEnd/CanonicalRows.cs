using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Breakwater.EndToEnd.Tests;

/// <summary>Rows as text that does not depend on the order of members or on trailing zeros.</summary>
internal static class CanonicalRows
{
    public static string[] Of(IEnumerable<JsonElement> rows) =>
        [.. rows.Select(row => Canonical(row)!.ToJsonString()).Order(StringComparer.Ordinal)];

    /// <summary>Fails with the first row that differs.</summary>
    public static void DemandEqual(string what, string[] first, string[] second)
    {
        for (int row = 0; row < Math.Max(first.Length, second.Length); row++)
        {
            string one = row < first.Length ? first[row] : "(no row)";
            string other = row < second.Length ? second[row] : "(no row)";
            Assert.True(
                one == other,
                $"{what}: {first.Length} and {second.Length} rows; row {row} differs:\n{one}\n{other}");
        }
    }

    private static JsonNode? Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject()
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Name, Canonical(member.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Canonical)]),
        JsonValueKind.Number when value.TryGetDecimal(out decimal number) =>
            JsonValue.Create(number.ToString("0.############################", CultureInfo.InvariantCulture)),
        _ => JsonNode.Parse(value.GetRawText()),
    };
}
