using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tables;

/// <summary>
/// Row keys of the journal: newest first, one for each decision, nothing in them that a key may not hold.
/// </summary>
internal static class JournalRowKey
{
    /// <summary>A key may have 512 characters; an escaped one takes up to five times its own length.</summary>
    private const int CauseMax = 400;

    public static string Of(JournalKey key) => string.Create(
        CultureInfo.InvariantCulture,
        $"{DateTimeOffset.MaxValue.UtcTicks - key.At.UtcTicks:D19}|{(int)key.Stage:D2}|{Fitted(Escaped(key.Cause))}");

    // Causes hold ids of strangers, and Binance allows a slash in them.
    private static string Escaped(string cause)
    {
        if (!cause.Any(IsForbidden))
        {
            return cause;
        }

        var escaped = new StringBuilder(cause.Length + 16);
        foreach (char character in cause)
        {
            if (IsForbidden(character))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"~{(int)character:X4}");
            }
            else
            {
                escaped.Append(character);
            }
        }

        return escaped.ToString();
    }

    private static bool IsForbidden(char character) =>
        character is '/' or '\\' or '#' or '?' or '~' || char.IsControl(character);

    // The beginning is for the reader, the hash keeps two long causes apart.
    private static string Fitted(string cause)
    {
        if (cause.Length <= CauseMax)
        {
            return cause;
        }

        string hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(cause)));

        return $"{RowText.Shorten(cause, CauseMax - hash.Length - 1)}~{hash}";
    }
}
