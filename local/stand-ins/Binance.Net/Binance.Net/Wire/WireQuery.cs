using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Binance.Net.Wire;

/// <summary>A query string, percent-encoded as UTF-8; absent values are left out.</summary>
internal sealed class WireQuery
{
    private static readonly JsonSerializerOptions PlainText =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder text = new();

    public WireQuery Add(string name, string? value)
    {
        if (value is not null)
        {
            text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    public WireQuery Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public WireQuery Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public WireQuery Add(string name, decimal? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public WireQuery Add(string name, bool? value) =>
        Add(name, value switch { true => "true", false => "false", null => null });

    public WireQuery Add(string name, DateTime? value) =>
        Add(name, value is DateTime time ? WireTime.ToMilliseconds(time).ToString(CultureInfo.InvariantCulture) : null);

    public WireQuery AddEnum<TEnum>(string name, TEnum? value)
        where TEnum : struct, Enum => Add(name, value is TEnum known ? WireNames.Of(known) : null);

    public WireQuery AddList(string name, string[] values) => Add(name, JsonSerializer.Serialize(values, PlainText));

    /// <summary>Without the question mark, as it is signed and sent in a body.</summary>
    public string Form => text.ToString();

    public override string ToString() => text.Length == 0 ? "" : $"?{text}";
}
