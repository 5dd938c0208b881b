using System.Globalization;
using System.Runtime.Serialization;

namespace Azure.Messaging.ServiceBus.Local;

/// <summary>Application property values as text that keeps their type: "int:5".</summary>
internal static class PropertyText
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Encode(string name, object value) => value switch
    {
        null => "null:",
        string text => "string:" + text,
        bool flag => flag ? "bool:true" : "bool:false",
        byte number => "byte:" + number.ToString(Culture),
        sbyte number => "sbyte:" + number.ToString(Culture),
        char letter => "char:" + letter,
        short number => "short:" + number.ToString(Culture),
        ushort number => "ushort:" + number.ToString(Culture),
        int number => "int:" + number.ToString(Culture),
        uint number => "uint:" + number.ToString(Culture),
        long number => "long:" + number.ToString(Culture),
        ulong number => "ulong:" + number.ToString(Culture),
        float number => "float:" + number.ToString("R", Culture),
        double number => "double:" + number.ToString("R", Culture),
        decimal number => "decimal:" + number.ToString(Culture),
        Guid guid => "guid:" + guid.ToString("D"),
        Uri uri => "uri:" + uri.OriginalString,
        DateTime time => "time:" + time.ToString("O", Culture),
        DateTimeOffset instant => "instant:" + instant.ToString("O", Culture),
        TimeSpan span => "span:" + span.ToString("c", Culture),
        _ => throw new SerializationException(
            $"The application property '{name}' has the unsupported type {value.GetType().FullName}."),
    };

    public static object Decode(string encoded)
    {
        int colon = encoded.IndexOf(':', StringComparison.Ordinal);
        string text = encoded[(colon + 1)..];
        return encoded[..colon] switch
        {
            "null" => null,
            "string" => text,
            "bool" => text == "true",
            "byte" => byte.Parse(text, Culture),
            "sbyte" => sbyte.Parse(text, Culture),
            "char" => text[0],
            "short" => short.Parse(text, Culture),
            "ushort" => ushort.Parse(text, Culture),
            "int" => int.Parse(text, Culture),
            "uint" => uint.Parse(text, Culture),
            "long" => long.Parse(text, Culture),
            "ulong" => ulong.Parse(text, Culture),
            "float" => float.Parse(text, Culture),
            "double" => double.Parse(text, Culture),
            "decimal" => decimal.Parse(text, Culture),
            "guid" => Guid.ParseExact(text, "D"),
            "uri" => new Uri(text, UriKind.RelativeOrAbsolute),
            "time" => DateTime.ParseExact(text, "O", Culture, DateTimeStyles.RoundtripKind),
            "instant" => DateTimeOffset.ParseExact(text, "O", Culture),
            "span" => TimeSpan.ParseExact(text, "c", Culture),
            string type => throw new SerializationException($"Unknown property type '{type}' in a stored message."),
        };
    }
}
