namespace Breakwater.Domain.Markets;

/// <summary>
/// What the venue lets be traded, and in which steps. Zero in a step or limit means the venue sets none.
/// </summary>
/// <param name="Symbol">The venue's name.</param>
/// <param name="BaseAsset">What is bought and sold.</param>
/// <param name="QuoteAsset">What is paid.</param>
/// <param name="IsTrading">Whether entries are allowed (status TRADING, spot).</param>
/// <param name="TickSize">Price step, quote currency (PRICE_FILTER).</param>
/// <param name="LotStep">Quantity step, base currency (LOT_SIZE).</param>
/// <param name="MinQuantity">Smallest quantity, base currency (LOT_SIZE).</param>
/// <param name="MaxQuantity">Largest market quantity, base currency (the smaller of LOT_SIZE and
/// MARKET_LOT_SIZE).</param>
/// <param name="MinNotional">Smallest price times quantity, quote currency (NOTIONAL or MIN_NOTIONAL).</param>
/// <param name="HasStopMarket">Whether STOP_LOSS orders are allowed.</param>
public sealed record Instrument(
    Symbol Symbol,
    string BaseAsset,
    string QuoteAsset,
    bool IsTrading,
    decimal TickSize,
    decimal LotStep,
    decimal MinQuantity,
    decimal MaxQuantity,
    decimal MinNotional,
    bool HasStopMarket)
{
    /// <summary>All of the venue's rules; null when only the steps and limits above are known.</summary>
    public VenueFilters? Filters { get; init; }

    /// <summary>What the venue lets be done; null when only the above is known.</summary>
    public VenuePermissions? Permissions { get; init; }
}
