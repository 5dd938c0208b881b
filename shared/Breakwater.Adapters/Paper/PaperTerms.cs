using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Paper;

/// <summary>How paper trades; why so is in docs/decisions/0006-paper-fills.md.</summary>
/// <param name="Partition">Where its rows are.</param>
/// <param name="QuoteAsset">What it starts with.</param>
/// <param name="StartBalance">How much of it.</param>
/// <param name="Fees">What a trade costs.</param>
public sealed record PaperTerms(Partition Partition, string QuoteAsset, decimal StartBalance, FeeRates Fees)
{
    /// <summary>How long an order is on its way to the market.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// How far beyond the best price an order that executes at once may go, as a fraction of it (as freqtrade's dry
    /// run does).
    /// </summary>
    public decimal SlippageMax { get; init; } = 0.05m;

    /// <summary>The part of a minute's volume that the account's resting orders get of it, between 0 and 1.</summary>
    public decimal VolumeShare { get; init; } = 0.1m;

    /// <summary>
    /// What is left off a commission that is paid in the discount asset, between 0 and 1 (25 % on Binance spot).
    /// </summary>
    public decimal DiscountShare { get; init; } = 0.25m;
}
