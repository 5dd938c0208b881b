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

    /// <summary>Base address of a custom environment.</summary>
    public Uri? RestAddress { get; init; }
}
