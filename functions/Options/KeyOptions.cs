namespace Breakwater.Functions.Options;

/// <summary>Section <c>Binance</c> again: the account's key, used by live trading alone and shown nowhere.</summary>
public sealed class KeyOptions
{
    /// <summary>The key's name at the exchange.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Its secret, for HMAC signatures.</summary>
    public string? ApiSecret { get; init; }

    /// <summary>Its private key as PKCS#8 PEM, for Ed25519 signatures; \n may stand for a line's end.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>The private key with its line ends.</summary>
    internal static string PemOf(string text) =>
        text.Replace("\\n", "\n", StringComparison.Ordinal);
}
