namespace Breakwater.Domain.Markets;

/// <summary>
/// The venue's rules for orders in one instrument as it states them. Null is a rule that it does not have; zero inside
/// a rule switches that part off.
/// </summary>
/// <remarks>Source: Binance spot API documentation, filters.md; its names are in brackets.</remarks>
public sealed record VenueFilters
{
    /// <summary>Of limit and trigger prices (PRICE_FILTER).</summary>
    public PriceGrid? Price { get; init; }

    /// <summary>How far a limit price may be from the average (PERCENT_PRICE).</summary>
    public PercentBand? PercentPrice { get; init; }

    /// <summary>The same with a band for each side (PERCENT_PRICE_BY_SIDE).</summary>
    public SidedPercentBand? PercentPriceBySide { get; init; }

    /// <summary>Of quantities and of their visible part (LOT_SIZE).</summary>
    public QuantityGrid? Lot { get; init; }

    /// <summary>Of market orders by quantity, besides <see cref="Lot"/> (MARKET_LOT_SIZE).</summary>
    public QuantityGrid? MarketLot { get; init; }

    /// <summary>The older rule of an order's value (MIN_NOTIONAL); its maximum is zero.</summary>
    public NotionalRange? MinNotional { get; init; }

    /// <summary>Of an order's value (NOTIONAL).</summary>
    public NotionalRange? Notional { get; init; }

    /// <summary>How many visible parts an order may have, at most (ICEBERG_PARTS).</summary>
    public int? IcebergParts { get; init; }

    /// <summary>Of trailing stops (TRAILING_DELTA).</summary>
    public TrailingRange? TrailingDelta { get; init; }

    /// <summary>Base currency that is owned or being bought, at most (MAX_POSITION).</summary>
    public decimal? MaxPosition { get; init; }

    /// <summary>How often an order may be amended (MAX_NUM_ORDER_AMENDS).</summary>
    public int? MaxOrderAmends { get; init; }

    /// <summary>Open orders of the account in the instrument (MAX_NUM_...).</summary>
    public OrderLimits InInstrument { get; init; } = OrderLimits.None;

    /// <summary>Open orders of the account at the venue (EXCHANGE_MAX_NUM_...).</summary>
    public OrderLimits AtVenue { get; init; } = OrderLimits.None;

    /// <summary>The rules that an instrument's own steps and limits make, for one that came without filters.</summary>
    public static VenueFilters Of(Instrument instrument) => instrument.Filters ?? new VenueFilters
    {
        Price = new PriceGrid(0m, 0m, instrument.TickSize),
        Lot = new QuantityGrid(instrument.MinQuantity, 0m, instrument.LotStep),
        MarketLot = new QuantityGrid(0m, instrument.MaxQuantity, 0m),
        Notional = new NotionalRange(instrument.MinNotional, 0m, true, false, AverageMinutes: 5),
    };
}

/// <summary>Which prices there are, quote currency.</summary>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The largest.</param>
/// <param name="Tick">Every price is a multiple of it.</param>
public sealed record PriceGrid(decimal Min, decimal Max, decimal Tick);

/// <summary>Which quantities there are, base currency.</summary>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The largest.</param>
/// <param name="Step">Every quantity is a multiple of it.</param>
public sealed record QuantityGrid(decimal Min, decimal Max, decimal Step);

/// <summary>How far from the average a price may be.</summary>
/// <param name="Up">Times the average, at most.</param>
/// <param name="Down">Times the average, at least.</param>
/// <param name="AverageMinutes">Over how many minutes; zero for the last price.</param>
public sealed record PercentBand(decimal Up, decimal Down, int AverageMinutes);

/// <summary>A band for buyers and one for sellers.</summary>
/// <param name="Bid">Of buyers.</param>
/// <param name="Ask">Of sellers.</param>
public sealed record SidedPercentBand(PercentBand Bid, PercentBand Ask);

/// <summary>What an order may be worth, quote currency.</summary>
/// <param name="Min">At least.</param>
/// <param name="Max">At most; zero for any value.</param>
/// <param name="MinForMarket">Whether market orders have the minimum too.</param>
/// <param name="MaxForMarket">Whether market orders have the maximum too.</param>
/// <param name="AverageMinutes">
/// Market orders are valued at the average of so many minutes; zero for the last price.
/// </param>
public sealed record NotionalRange(
    decimal Min, decimal Max, bool MinForMarket, bool MaxForMarket, int AverageMinutes);

/// <summary>How far a stop may trail, basis points.</summary>
/// <param name="MinAbove">At least, where a rise sets it off.</param>
/// <param name="MaxAbove">At most, where a rise sets it off.</param>
/// <param name="MinBelow">At least, where a fall sets it off.</param>
/// <param name="MaxBelow">At most, where a fall sets it off.</param>
public sealed record TrailingRange(int MinAbove, int MaxAbove, int MinBelow, int MaxBelow);

/// <summary>How many orders may be open at once; null for any number.</summary>
/// <param name="Orders">Of every kind.</param>
/// <param name="AlgoOrders">With a trigger.</param>
/// <param name="IcebergOrders">With a hidden part.</param>
/// <param name="OrderLists">Lists of orders, each once.</param>
public sealed record OrderLimits(int? Orders, int? AlgoOrders, int? IcebergOrders, int? OrderLists)
{
    /// <summary>No limit at all.</summary>
    public static OrderLimits None { get; } = new(null, null, null, null);
}
