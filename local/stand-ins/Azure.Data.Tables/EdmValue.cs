using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Reads the JSON value at the reader as one .NET type.</summary>
internal delegate object ValueParser(ref Utf8JsonReader reader);

/// <summary>The EDM types on the wire: written with their annotation, read by annotation or by wanted type.</summary>
internal static class EdmValue
{
    private const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    /// <exception cref="NotSupportedException">No table type holds it (decimal, for one), or a local time.</exception>
    internal static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case null: break;
            case string text: json.WriteString(name, text); break;
            case bool flag: json.WriteBoolean(name, flag); break;
            case int number: json.WriteNumber(name, number); break;
            case double number: WriteDouble(json, name, number); break;
            case long number: Annotated(json, name, "Edm.Int64", number.ToString(CultureInfo.InvariantCulture)); break;
            case ulong number: Annotated(json, name, "Edm.Int64", number.ToString(CultureInfo.InvariantCulture)); break;
            case DateTimeOffset instant: WriteInstant(json, name, instant.UtcDateTime); break;
            case DateTime instant: WriteInstant(json, name, instant); break;
            case Guid guid: Annotated(json, name, "Edm.Guid", guid.ToString()); break;
            case byte[] bytes: Annotated(json, name, "Edm.Binary", Convert.ToBase64String(bytes)); break;
            case BinaryData data: Annotated(json, name, "Edm.Binary", Convert.ToBase64String(data)); break;
            case Enum member: json.WriteString(name, member.ToString()); break;
            default: throw new NotSupportedException($"Property '{name}': a table cannot hold {value.GetType()}.");
        }
    }

    internal static string Instant(DateTime instant) => instant.Kind == DateTimeKind.Utc
        ? instant.ToString(InstantFormat, CultureInfo.InvariantCulture)
        : throw new NotSupportedException($"DateTime {instant:O} has a Kind of {instant.Kind}; it must be UTC.");

    internal static object FromAnnotated(string edmType, string text) => edmType switch
    {
        "Edm.Int64" => long.Parse(text, CultureInfo.InvariantCulture),
        "Edm.DateTime" => ParseInstant(text),
        "Edm.Guid" => Guid.Parse(text),
        "Edm.Binary" => Convert.FromBase64String(text),
        "Edm.Double" => double.Parse(text, CultureInfo.InvariantCulture),
        _ => text,
    };

    internal static DateTimeOffset ParseInstant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>A value without annotation: what JSON says it is; whole numbers are Int32 where they fit.</summary>
    internal static object Plain(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        JsonTokenType.Number when reader.TryGetInt32(out int number) => number,
        JsonTokenType.Number when reader.TryGetInt64(out long number) => number,
        JsonTokenType.Number => reader.GetDouble(),
        _ => throw new JsonException($"A table property cannot be a {reader.TokenType}."),
    };

    internal static ValueParser ParserFor(Type type)
    {
        Type target = Nullable.GetUnderlyingType(type) ?? type;
        return target switch
        {
            { IsEnum: true } => (ref Utf8JsonReader reader) => Enum.Parse(target, reader.GetString()),
            _ when target == typeof(long) => static (ref Utf8JsonReader reader) => ReadInt64(ref reader),
            _ when target == typeof(ulong) => static (ref Utf8JsonReader reader) => (ulong)ReadInt64(ref reader),
            _ when target == typeof(double) => static (ref Utf8JsonReader reader) => ReadDouble(ref reader),
            _ when target == typeof(DateTimeOffset) =>
                static (ref Utf8JsonReader reader) => ParseInstant(reader.GetString()),
            _ when target == typeof(DateTime) =>
                static (ref Utf8JsonReader reader) => ParseInstant(reader.GetString()).UtcDateTime,
            _ when target == typeof(Guid) => static (ref Utf8JsonReader reader) => reader.GetGuid(),
            _ when target == typeof(byte[]) => static (ref Utf8JsonReader reader) => reader.GetBytesFromBase64(),
            _ when target == typeof(BinaryData) =>
                static (ref Utf8JsonReader reader) => BinaryData.FromBytes(reader.GetBytesFromBase64()),
            _ => Plain,
        };
    }

    private static long ReadInt64(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? long.Parse(reader.GetString(), CultureInfo.InvariantCulture)
        : reader.GetInt64();

    private static double ReadDouble(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? double.Parse(reader.GetString(), CultureInfo.InvariantCulture)
        : reader.GetDouble();

    private static void WriteInstant(Utf8JsonWriter json, string name, DateTime instant)
    {
        string text = Instant(instant);
        EntityLimits.CheckInstant(name, instant);
        Annotated(json, name, "Edm.DateTime", text);
    }

    private static void WriteDouble(Utf8JsonWriter json, string name, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteString(name + EntityReader.TypeSuffix, "Edm.Double");
            json.WriteNumber(name, number);
        }
        else
        {
            Annotated(json, name, "Edm.Double", number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Annotated(Utf8JsonWriter json, string name, string edmType, string text)
    {
        json.WriteString(name + EntityReader.TypeSuffix, edmType);
        json.WriteString(name, text);
    }
}
