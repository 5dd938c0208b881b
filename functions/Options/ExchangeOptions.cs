using System.ComponentModel.DataAnnotations;

namespace Breakwater.Functions.Options;

/// <summary>Section <c>Binance</c>: which exchange.</summary>
public sealed class ExchangeOptions
{
    public const string Section = "Binance";

    /// <summary>live, testnet or custom.</summary>
    [Required]
    [AllowedValues("live", "testnet", "custom", ErrorMessage = "Binance:Environment is live, testnet or custom.")]
    public required string Environment { get; init; }

    /// <summary>Base address of a custom environment.</summary>
    public Uri? RestAddress { get; init; }
}
