using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Breakwater.Local.Exchange.Accounts;

/// <summary>What proves that a request comes from the owner of an API key: an HMAC secret or a public key.</summary>
public abstract record Credential
{
    private Credential()
    {
    }

    public abstract bool Accepts(string payload, string signature);

    /// <summary>A PEM of an RSA or Ed25519 public key.</summary>
    public static bool TryParsePublicKey(string pem, [NotNullWhen(true)] out Credential? credential)
    {
        credential = null;
        try
        {
            PemFields fields = PemEncoding.Find(pem);
            byte[] der = Convert.FromBase64String(pem[fields.Base64Data]);
            if (Ed25519.TryReadPublicKey(der) is { } point)
            {
                credential = new Edwards(point);
                return true;
            }

            using RSA rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            credential = new Rsa(rsa.ExportParameters(false));
            return true;
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or CryptographicException)
        {
            return false;
        }
    }

    private static byte[]? FromBase64(string text)
    {
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length] : null;
    }

    /// <summary>HMAC-SHA256, hexadecimal in either case.</summary>
    public sealed record Secret(string Text) : Credential
    {
        public override bool Accepts(string payload, string signature)
        {
            byte[] expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Text), Encoding.UTF8.GetBytes(payload));
            return string.Equals(Convert.ToHexString(expected), signature, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256, base64.</summary>
    public sealed record Rsa(RSAParameters Key) : Credential
    {
        public override bool Accepts(string payload, string signature)
        {
            using RSA rsa = RSA.Create(Key);
            return FromBase64(signature) is { } bytes && rsa.VerifyData(
                Encoding.UTF8.GetBytes(payload), bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    /// <summary>Ed25519, base64.</summary>
    public sealed record Edwards(byte[] Key) : Credential
    {
        public override bool Accepts(string payload, string signature) =>
            FromBase64(signature) is { } bytes && Ed25519.Verify(Key, Encoding.UTF8.GetBytes(payload), bytes);
    }
}
