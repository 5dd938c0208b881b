using System.Collections.Concurrent;
using System.Numerics;
using System.Security.Cryptography;

namespace Binance.Net.Transport;

/// <summary>
/// Signs by RFC 8032 (Ed25519), which the runtime lacks. Not made to resist timing attacks: for local use.
/// </summary>
internal sealed class Ed25519Key
{
    private const int SeedLength = 32;
    private static readonly byte[] Pkcs8Start = Convert.FromHexString("302e020100300506032b657004220420");
    private static readonly BigInteger Order =
        BigInteger.Pow(2, 252) + BigInteger.Parse(
            "27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly ConcurrentDictionary<string, Ed25519Key> Keys = new(StringComparer.Ordinal);

    private readonly BigInteger scalar;
    private readonly byte[] prefix;
    private readonly byte[] publicKey;

    private Ed25519Key(ReadOnlySpan<byte> seed)
    {
        byte[] hash = SHA512.HashData(seed);
        hash[0] &= 248;
        hash[31] &= 127;
        hash[31] |= 64;
        scalar = Number(hash.AsSpan(0, 32));
        prefix = hash[32..];
        publicKey = EdwardsPoint.OfBase(scalar).Encode();
    }

    public static Ed25519Key FromPem(string pem) => Keys.GetOrAdd(pem, static text =>
    {
        string base64 = text.Replace("-----BEGIN PRIVATE KEY-----", "", StringComparison.Ordinal)
            .Replace("-----END PRIVATE KEY-----", "", StringComparison.Ordinal);
        byte[] der = Convert.FromBase64String(base64.ReplaceLineEndings("").Trim());
        return der.Length == Pkcs8Start.Length + SeedLength && der.AsSpan().StartsWith(Pkcs8Start)
            ? new Ed25519Key(der.AsSpan(Pkcs8Start.Length))
            : throw new FormatException("The key is not an Ed25519 private key in PKCS#8.");
    });

    public byte[] Sign(byte[] message)
    {
        BigInteger nonce = Number(SHA512.HashData([.. prefix, .. message])) % Order;
        byte[] point = EdwardsPoint.OfBase(nonce).Encode();
        BigInteger challenge = Number(SHA512.HashData([.. point, .. publicKey, .. message])) % Order;
        byte[] sum = new byte[SeedLength];
        ((nonce + (challenge * scalar)) % Order).TryWriteBytes(sum, out _, isUnsigned: true);
        return [.. point, .. sum];
    }

    private static BigInteger Number(ReadOnlySpan<byte> littleEndian) => new(littleEndian, isUnsigned: true);
}
