using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Names and numbers as the venue writes them: STOP_LOSS_LIMIT, 8 decimals.</summary>
public static class WireText
{
    public const int Decimals = 8;

    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.Texts[value];

    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum => Names<T>.Values.TryGetValue(text, out value);

    public static string Of(decimal amount) => amount.ToString("F8", CultureInfo.InvariantCulture);

    private static string Upper(string name)
    {
        StringBuilder text = new();
        foreach (char letter in name)
        {
            _ = text.Append(char.IsUpper(letter) && text.Length > 0 ? "_" : string.Empty)
                .Append(char.ToUpperInvariant(letter));
        }

        return text.ToString();
    }

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Texts =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => Upper(value.ToString()));

        public static readonly FrozenDictionary<string, T> Values =
            Texts.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
