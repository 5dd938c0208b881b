namespace Breakwater.Domain.Markets;

/// <summary>The one place where prices and quantities are rounded, each named by its direction.</summary>
public static class Rounding
{
    /// <summary>The largest quantity on the lot step that is not above <paramref name="quantity"/>.</summary>
    // Down, never to nearest: rounding up would risk or sell more than was decided.
    public static decimal QuantityDown(this Instrument instrument, decimal quantity) =>
        Down(quantity, instrument.LotStep);

    /// <summary>The largest price on the tick that is not above <paramref name="price"/>.</summary>
    public static decimal PriceDown(this Instrument instrument, decimal price) => Down(price, instrument.TickSize);

    /// <summary>The smallest price on the tick that is not below <paramref name="price"/>.</summary>
    public static decimal PriceUp(this Instrument instrument, decimal price) =>
        PriceDown(instrument, price) is var down && down < price ? down + instrument.TickSize : down;

    // The remainder is exact; a quotient of many digits would be rounded, perhaps up to the next step.
    private static decimal Down(decimal value, decimal step)
    {
        decimal rest = step == 0m ? 0m : value % step;

        return rest < 0m ? value - rest - step : value - rest;
    }
}
