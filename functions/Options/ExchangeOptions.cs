namespace Breakwater.Functions.Options;

/// <summary>Section <c>Binance</c>: which exchange.</summary>
public sealed class ExchangeOptions
{
    public const string Section = "Binance";
    public const string Live = "live";
    public const string Testnet = "testnet";
    public const string Custom = "custom";

    /// <summary>One of the three above.</summary>
    public required string Environment { get; init; }

    /// <summary>
    /// This deployment's part of what the exchange lets be asked from one address, 1 to 100 per cent; less than 100
    /// where others with a storage of their own ask from the same address.
    /// </summary>
    public int RateShare { get; init; } = 100;

    /// <summary>Base address of a custom environment.</summary>
    public Uri? RestAddress { get; init; }
}
