namespace Breakwater.Domain.Markets;

/// <summary>What a position is worth in the order that protects it; the venue's smallest value applies.</summary>
public static class StopWorth
{
    /// <summary>
    /// How far below its trigger a stop sells where the venue has no market stop: then the venue takes the limit price
    /// for the order's value. Wide, as a limit that the price jumps over protects nothing; yet inside of every
    /// PERCENT_PRICE_BY_SIDE in Binance's snapshots.
    /// </summary>
    public const decimal LimitShare = 0.95m;

    /// <summary>
    /// Quote currency: what is left of <paramref name="quantity"/> after the fee in base currency, on the lot step, at
    /// the price that the venue will value the stop at.
    /// </summary>
    /// <param name="instrument">Its steps, and whether it has market stops.</param>
    /// <param name="quantity">Base currency that is bought.</param>
    /// <param name="stop">The trigger, quote currency.</param>
    /// <param name="feeBasisPoints">Of the purchase.</param>
    public static decimal WorthAtStop(
        this Instrument instrument, decimal quantity, decimal stop, decimal feeBasisPoints)
    {
        decimal sold = instrument.QuantityDown(quantity * (1m - (feeBasisPoints / 10_000m)));

        return sold * (instrument.HasStopMarket ? stop : instrument.PriceDown(stop * LimitShare));
    }
}
