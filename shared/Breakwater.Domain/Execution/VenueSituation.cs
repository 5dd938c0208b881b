namespace Breakwater.Domain.Execution;

/// <summary>What the venue's filters compare an order with, as far as it is known; null is never judged.</summary>
public sealed record VenueSituation
{
    /// <summary>Nothing is known: only rules about the order alone are judged.</summary>
    public static VenueSituation Unknown { get; } = new();

    /// <summary>Price of the last trade, quote currency.</summary>
    public decimal? LastPrice { get; init; }

    /// <summary>Average price of the last <see cref="AverageMinutes"/>, weighted by volume, quote currency.</summary>
    public decimal? AveragePrice { get; init; }

    /// <summary>What <see cref="AveragePrice"/> is the average of; five is what Binance answers.</summary>
    public int AverageMinutes { get; init; } = 5;

    /// <summary>Base currency that is free, locked or being bought by open orders.</summary>
    public decimal? Position { get; init; }

    /// <summary>Open orders of the account in the instrument.</summary>
    public OpenOrderCounts? InInstrument { get; init; }

    /// <summary>Open orders of the account at the venue.</summary>
    public OpenOrderCounts? AtVenue { get; init; }

    /// <summary>The average of so many minutes, or the last price for zero; null when it is not known.</summary>
    public decimal? PriceOver(int minutes) =>
        minutes == 0 ? LastPrice : minutes == AverageMinutes ? AveragePrice : null;
}

/// <summary>How many orders are open, those that wait for another one included.</summary>
/// <param name="Orders">Of every kind; both orders of an OCO.</param>
/// <param name="AlgoOrders">With a trigger.</param>
/// <param name="IcebergOrders">With a hidden part.</param>
/// <param name="OrderLists">Lists of orders, each once.</param>
public sealed record OpenOrderCounts(int Orders, int AlgoOrders, int IcebergOrders, int OrderLists);
