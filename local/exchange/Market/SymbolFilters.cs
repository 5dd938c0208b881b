namespace Breakwater.Local.Exchange.Market;

/// <summary>The limits of a symbol's orders, in whole units of its assets.</summary>
public static class SymbolFilters
{
    public const int IcebergParts = 10;
    public const int MinTrailingDelta = 10;
    public const int MaxTrailingDelta = 2000;
    public const int MaxOpenOrders = 200;
    public const int MaxOpenStops = 5;
    public const int MaxOrderLists = 20;
    public const int AverageMinutes = 5;
    public const long MaxNotional = 9_000_000;
    public const decimal PercentUp = 5;
    public const decimal PercentDown = 0.2m;

    private const long MaxUnits = 900_000_000;
    private const long LargestQuantity = 90_000_000_000;

    public static long MaxPrice(Instrument instrument) => instrument.PriceDecimals <= 2 ? 1_000_000 : 10_000;

    /// <summary>Coins worth tiny fractions of a cent trade in billions.</summary>
    public static long MaxQuantity(Instrument instrument) => instrument.PriceDecimals > 6
        ? LargestQuantity
        : Math.Max(1, MaxUnits / Scaling.PowerOfTen(instrument.StepDecimals));

    public static long MaxMarketQuantity(Instrument instrument) => Math.Max(1, MaxQuantity(instrument) / 50);
}
