using System.Security.Cryptography;
using System.Text;

namespace Breakwater.Domain;

/// <summary>Ids that are pure functions of what caused them, so that a redelivered cause makes the same id.</summary>
public static class StableId
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>Twenty lower-case base32 characters (100 bits) of the SHA-256 of <paramref name="parts"/>.</summary>
    /// <exception cref="ArgumentException">There is no part.</exception>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        if (parts.IsEmpty)
        {
            throw new ArgumentException("An id needs at least one part.", nameof(parts));
        }

        // The unit separator keeps ("ab", "c") apart from ("a", "bc").
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts)));

        return string.Create(20, hash, static (text, bytes) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                int bit = i * 5;
                int window = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
                text[i] = Alphabet[(window >> (11 - (bit % 8))) & 31];
            }
        });
    }
}
