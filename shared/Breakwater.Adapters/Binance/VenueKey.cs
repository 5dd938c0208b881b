using System.Security.Cryptography;
using System.Text;
using Binance.Net;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace Breakwater.Adapters.Binance;

/// <summary>The key of an account: it signs, and never shows what it signs with.</summary>
/// <remarks>Signatures are those of rest-api.md, SIGNED endpoints: HMAC-SHA256 in hex, Ed25519 in base64.</remarks>
public sealed class VenueKey
{
    private readonly Func<byte[], string> sign;
    private readonly Func<BinanceCredentials> credentials;
    private readonly string kind;

    private VenueKey(string kind, string apiKey, Func<byte[], string> sign, Func<BinanceCredentials> credentials)
    {
        if (apiKey.Length == 0 || !apiKey.All(char.IsAsciiLetterOrDigit))
        {
            // It goes into a header: a line break from a settings file would fail each request.
            throw new ArgumentException("An API key is letters and digits.", nameof(apiKey));
        }

        this.kind = kind;
        this.sign = sign;
        this.credentials = credentials;
        ApiKey = apiKey;
    }

    /// <summary>What the venue knows the key by; sent with each request.</summary>
    public string ApiKey { get; }

    /// <summary>A key with a secret that both sides know.</summary>
    /// <exception cref="ArgumentException">
    /// One is empty, or <paramref name="apiKey"/> is more than letters and digits.
    /// </exception>
    public static VenueKey OfHmac(string apiKey, string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        byte[] bytes = Encoding.UTF8.GetBytes(secret);

        return new VenueKey(
            "HMAC",
            apiKey,
            payload => Convert.ToHexStringLower(HMACSHA256.HashData(bytes, payload)),
            () => new BinanceCredentials(apiKey, secret));
    }

    /// <summary>A key whose private half never leaves us.</summary>
    /// <param name="apiKey">What the venue knows it by.</param>
    /// <param name="privateKey">PEM, PKCS#8; settings may write its line breaks as <c>\n</c>.</param>
    /// <exception cref="ArgumentException">
    /// It is no Ed25519 private key, or <paramref name="apiKey"/> is more than letters and digits.
    /// </exception>
    public static VenueKey OfEd25519(string apiKey, string privateKey)
    {
        string pem = privateKey.Replace("\\n", "\n", StringComparison.Ordinal);
        Ed25519PrivateKeyParameters own = Read(pem);

        return new VenueKey(
            "Ed25519",
            apiKey,
            payload =>
            {
                var signer = new Ed25519Signer();
                signer.Init(forSigning: true, own);
                signer.BlockUpdate(payload, 0, payload.Length);

                return Convert.ToBase64String(signer.GenerateSignature());
            },
            () => new BinanceCredentials().WithEd25519(apiKey, pem));
    }

    /// <summary>The same key for the client of Binance.Net.</summary>
    public BinanceCredentials ToCredentials() => credentials();

    /// <summary>The signature of <paramref name="payload"/>, not percent-encoded yet.</summary>
    public string Sign(string payload) => sign(Encoding.UTF8.GetBytes(payload));

    /// <inheritdoc />
    public override string ToString() => $"{kind} key";

    private static Ed25519PrivateKeyParameters Read(string pem)
    {
        try
        {
            PemFields fields = PemEncoding.Find(pem);
            byte[] der = Convert.FromBase64String(pem[fields.Base64Data]);

            return (Ed25519PrivateKeyParameters)PrivateKeyFactory.CreateKey(der);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException
            or IOException or SecurityUtilityException)
        {
            throw new ArgumentException("The key is no Ed25519 private key in PEM (PKCS#8).", nameof(pem), failure);
        }
    }
}
