using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Binance;

/// <summary>Who shares a rate budget.</summary>
/// <param name="Venue">The venue, as in <c>binance-live</c>: all who ask it from one address.</param>
/// <param name="Account">The account that places the orders: all who trade on it.</param>
/// <param name="SharePercent">
/// This deployment's part of the address, 1 to 100; others that ask from the same address and keep no common storage
/// have the rest.
/// </param>
public sealed record RateTerms(string Venue, string Account, int SharePercent)
{
    /// <summary>Key of the row.</summary>
    public const string RowKey = "rate";

    /// <summary>The venue's own partition: bots share the address, so it belongs to none of them.</summary>
    public Partition Partition => new("Engine", $"venue|{Venue}");
}
