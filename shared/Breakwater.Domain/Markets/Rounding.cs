namespace Breakwater.Domain.Markets;

/// <summary>The one place where prices and quantities are rounded, each named by its direction.</summary>
public static class Rounding
{
    private static readonly QuantityGrid Free = new(0m, 0m, 0m);

    /// <summary>The largest quantity on the lot step that is not above <paramref name="quantity"/>.</summary>
    // Down, never to nearest: rounding up would risk or sell more than was decided.
    public static decimal QuantityDown(this Instrument instrument, decimal quantity) =>
        Down(quantity, instrument.LotStep);

    /// <summary>The largest price on the tick that is not above <paramref name="price"/>.</summary>
    public static decimal PriceDown(this Instrument instrument, decimal price) => Down(price, instrument.TickSize);

    /// <summary>The smallest price on the tick that is not below <paramref name="price"/>.</summary>
    public static decimal PriceUp(this Instrument instrument, decimal price) =>
        Up(price, instrument.TickSize);

    /// <summary>
    /// The largest quantity of a market order that is not above <paramref name="quantity"/>: on the steps of LOT_SIZE
    /// and of MARKET_LOT_SIZE, where that has one.
    /// </summary>
    public static decimal MarketQuantityDown(this Instrument instrument, decimal quantity) =>
        Down(quantity, CommonStep(VenueFilters.Of(instrument)));

    /// <summary>
    /// The largest quantity that an order may have and that is not above <paramref name="quantity"/>; null when the
    /// venue takes none so small.
    /// </summary>
    public static decimal? FitQuantity(this Instrument instrument, decimal quantity)
    {
        QuantityGrid lot = VenueFilters.Of(instrument).Lot ?? Free;

        return Fit(quantity, lot);
    }

    /// <summary>The same for a market order, which two filters look at.</summary>
    public static decimal? FitMarketQuantity(this Instrument instrument, decimal quantity)
    {
        VenueFilters filters = VenueFilters.Of(instrument);
        (QuantityGrid lot, QuantityGrid market) = (filters.Lot ?? Free, filters.MarketLot ?? Free);
        decimal max = lot.Max == 0m || market.Max == 0m ? lot.Max + market.Max : Math.Min(lot.Max, market.Max);

        return Fit(quantity, new QuantityGrid(Math.Max(lot.Min, market.Min), max, CommonStep(filters)));
    }

    /// <summary>
    /// The visible quantity of an iceberg order: <paramref name="wish"/>, or more where the order would have too many
    /// parts. Null when all of it has to be shown.
    /// </summary>
    public static decimal? FitVisibleQuantity(this Instrument instrument, decimal quantity, decimal wish)
    {
        VenueFilters filters = VenueFilters.Of(instrument);
        decimal step = filters.Lot?.Step ?? 0m;
        decimal most = Math.Max(wish, filters.Lot?.Min ?? 0m);
        decimal visible = Up(
            filters.IcebergParts is { } parts and > 0 ? Math.Max(most, quantity / parts) : most, step);

        // The quotient may have lost its last digits.
        visible = visible * filters.IcebergParts < quantity ? visible + step : visible;

        return visible < quantity && visible > 0m ? visible : null;
    }

    /// <summary>The largest price of the venue that is not above <paramref name="price"/>, if any.</summary>
    public static decimal? FitPriceDown(this Instrument instrument, decimal price)
    {
        PriceGrid? grid = VenueFilters.Of(instrument).Price;
        decimal fit = Down(grid is { Max: > 0m } ? Math.Min(price, grid.Max) : price, grid?.Tick ?? 0m);

        return fit > 0m && fit >= (grid?.Min ?? 0m) ? fit : null;
    }

    /// <summary>The smallest price of the venue that is not below <paramref name="price"/>, if any.</summary>
    public static decimal? FitPriceUp(this Instrument instrument, decimal price)
    {
        PriceGrid? grid = VenueFilters.Of(instrument).Price;
        decimal fit = Up(Math.Max(price, grid?.Min ?? 0m), grid?.Tick ?? 0m);

        return fit > 0m && (grid is not { Max: > 0m } || fit <= grid.Max) ? fit : null;
    }

    private static decimal? Fit(decimal quantity, QuantityGrid grid)
    {
        decimal fit = Down(grid.Max > 0m ? Math.Min(quantity, grid.Max) : quantity, grid.Step);

        return fit > 0m && fit >= grid.Min ? fit : null;
    }

    // The smallest step that is a multiple of both; Euclid's algorithm, exact on decimals.
    private static decimal CommonStep(VenueFilters filters)
    {
        (decimal lot, decimal market) = (filters.Lot?.Step ?? 0m, filters.MarketLot?.Step ?? 0m);
        (decimal divisor, decimal rest) = (lot, market);
        while (rest != 0m)
        {
            (divisor, rest) = (rest, divisor % rest);
        }

        return lot == 0m || market == 0m ? lot + market : lot / divisor * market;
    }

    private static decimal Up(decimal value, decimal step) =>
        Down(value, step) is var down && down < value ? down + step : down;

    // The remainder is exact; a quotient of many digits would be rounded, perhaps up to the next step.
    private static decimal Down(decimal value, decimal step)
    {
        decimal rest = step == 0m ? 0m : value % step;

        return rest < 0m ? value - rest - step : value - rest;
    }
}
