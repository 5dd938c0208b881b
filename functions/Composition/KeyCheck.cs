using System.Security.Cryptography;
using Breakwater.Functions.Options;
using Microsoft.Extensions.Configuration;

namespace Breakwater.Functions.Composition;

/// <summary>The account's key: there, of one kind, and in the form of its kind. No value is ever repeated.</summary>
internal static class KeyCheck
{
    private const int KeyLength = 64;
    private const int Ed25519Length = 48;
    private const string Label = "PRIVATE KEY";

    private const string ApiKey = $"{ExchangeOptions.Section}:{nameof(KeyOptions.ApiKey)}";
    private const string ApiSecret = $"{ExchangeOptions.Section}:{nameof(KeyOptions.ApiSecret)}";
    private const string PrivateKey = $"{ExchangeOptions.Section}:{nameof(KeyOptions.PrivateKey)}";

    private const string KeyAllowed = "the API key of the account, 64 letters and digits";
    private const string SecretAllowed = $"the secret of the API key; or {PrivateKey} for a key of Ed25519";
    private const string PemAllowed = "a PKCS#8 PEM of an Ed25519 private key (-----BEGIN PRIVATE KEY-----)";

    // The DER of an Ed25519 private key is this and the 32 bytes of its seed (RFC 8410).
    private static readonly byte[] DerStart = Convert.FromHexString("302e020100300506032b657004220420");

    public static IEnumerable<SettingProblem> Problems(IConfiguration settings)
    {
        (string? key, string? secret, string? pem) = (settings[ApiKey], settings[ApiSecret], settings[PrivateKey]);
        SettingProblem?[] problems =
        [
            key switch
            {
                null or "" => SettingProblem.Missing(ApiKey, KeyAllowed),
                { Length: KeyLength } when key.All(char.IsAsciiLetterOrDigit) => null,
                _ => SettingProblem.Secret(ApiKey, $"{key.Length} characters", KeyAllowed),
            },
            (secret, pem) switch
            {
                (null or "", null or "") => SettingProblem.Missing(ApiSecret, SecretAllowed),
                ({ Length: > 0 }, { Length: > 0 }) =>
                    new SettingProblem(ApiSecret, $"and {PrivateKey} are both set", "one of the two"),
                ({ Length: > 0 }, _) when secret.Any(char.IsWhiteSpace) =>
                    SettingProblem.Secret(ApiSecret, "it holds white space", SecretAllowed),
                (null or "", _) when !IsEd25519(KeyOptions.PemOf(pem!)) =>
                    SettingProblem.Secret(PrivateKey, "it is no such PEM", PemAllowed),
                _ => null,
            },
        ];

        return problems.OfType<SettingProblem>();
    }

    private static bool IsEd25519(string pem)
    {
        if (!PemEncoding.TryFind(pem, out PemFields fields) || pem[fields.Label] != Label)
        {
            return false;
        }

        byte[] der = Convert.FromBase64String(pem[fields.Base64Data]);

        return der.Length == Ed25519Length && der.AsSpan().StartsWith(DerStart);
    }
}
