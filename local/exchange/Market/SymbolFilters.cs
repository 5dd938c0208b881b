namespace Breakwater.Local.Exchange.Market;

/// <summary>The filters of a symbol; null is one that it does not have, and 0 switches a rule off.</summary>
public sealed record SymbolFilters
{
    private const long LargestNotional = 9_000_000;
    private const long LargestUnits = 900_000_000;
    private const long LargestQuantity = 90_000_000_000;
    private const int UsualMinutes = 5;

    public Grid? Price { get; init; }

    public Multipliers? PercentPrice { get; init; }

    public Multipliers? BidPercentPrice { get; init; }

    public Multipliers? AskPercentPrice { get; init; }

    public Grid? Lot { get; init; }

    public Grid? MarketLot { get; init; }

    public ValueRange? MinNotional { get; init; }

    public ValueRange? Notional { get; init; }

    public int? IcebergParts { get; init; }

    public TrailingDeltas? Trailing { get; init; }

    public decimal? MaxPosition { get; init; }

    public int? MaxAmends { get; init; }

    /// <summary>How much of an account may be open on the symbol.</summary>
    public AccountLimits Own { get; init; } = new();

    /// <summary>How much of an account may be open on the whole exchange.</summary>
    public AccountLimits Exchange { get; init; } = new();

    /// <summary>What most symbols of the venue have, where no file tells otherwise.</summary>
    public static SymbolFilters Usual(Instrument instrument)
    {
        decimal tick = 1 / (decimal)Scaling.PowerOfTen(instrument.PriceDecimals);
        decimal step = 1 / (decimal)Scaling.PowerOfTen(instrument.StepDecimals);
        // Coins worth tiny fractions of a cent trade in billions.
        decimal most = instrument.PriceDecimals > 6 ? LargestQuantity
            : Math.Max(1, LargestUnits / Scaling.PowerOfTen(instrument.StepDecimals));
        Multipliers band = new(5, 0.2m, UsualMinutes);
        return new SymbolFilters
        {
            Price = new Grid(tick, instrument.PriceDecimals <= 2 ? 1_000_000 : 10_000, tick),
            Lot = new Grid(step, most, step),
            IcebergParts = 10,
            MarketLot = new Grid(0, Math.Max(1, decimal.Truncate(most / 50)), 0),
            Trailing = new TrailingDeltas((10, 2000), (10, 2000)),
            BidPercentPrice = band,
            AskPercentPrice = band,
            Notional = new ValueRange(instrument.MinNotional, LargestNotional, (true, false), UsualMinutes),
            Own = new AccountLimits { Orders = 200, Stops = 5, Lists = 20 },
        };
    }
}

/// <summary>From, to and in which steps.</summary>
public sealed record Grid(decimal Min, decimal Max, decimal Step);

/// <summary>A band around the average of some minutes; of 0 minutes: around the last price.</summary>
public sealed record Multipliers(decimal Up, decimal Down, int Minutes);

/// <summary>What orders may be worth; market orders are valued at the average of some minutes.</summary>
public sealed record ValueRange(decimal Min, decimal Max, (bool Min, bool Max) OnMarket, int Minutes);

/// <summary>Basis points, for triggers above and below the market.</summary>
public sealed record TrailingDeltas((int Min, int Max) Above, (int Min, int Max) Below);

/// <summary>How many orders an account may have open; null for any number.</summary>
public sealed record AccountLimits
{
    public int? Orders { get; init; }

    public int? Stops { get; init; }

    public int? Icebergs { get; init; }

    public int? Lists { get; init; }
}
