using System.Text.Json;
using Binance.Net.Objects.Models.Spot;
using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Binance;

/// <summary>The library's typed filters in our terms.</summary>
internal static class BinanceFilters
{
    public static VenueFilters Of(BinanceSymbol symbol) => new()
    {
        Price = symbol.PriceFilter is { } price ? new PriceGrid(price.MinPrice, price.MaxPrice, price.TickSize) : null,
        PercentPrice = symbol.PricePercentFilter is { } percent
            ? new PercentBand(percent.MultiplierUp, percent.MultiplierDown, percent.AveragePriceMinutes ?? 0)
            : null,
        PercentPriceBySide = SidedOf(symbol.PricePercentByPriceFilter),
        Lot = symbol.LotSizeFilter is { } lot
            ? new QuantityGrid(lot.MinQuantity, lot.MaxQuantity, lot.StepSize)
            : null,
        MarketLot = symbol.MarketLotSizeFilter is { } market
            ? new QuantityGrid(market.MinQuantity, market.MaxQuantity, market.StepSize)
            : null,
        MinNotional = symbol.MinNotionalFilter is { } least
            ? new NotionalRange(
                least.MinNotional, 0m, least.ApplyToMarketOrders ?? false, false, least.AveragePriceMinutes ?? 0)
            : null,
        Notional = NotionalOf(symbol.NotionalFilter),
        IcebergParts = symbol.IceBergPartsFilter?.Limit,
        TrailingDelta = TrailingOf(symbol.TrailingDeltaFilter),
        MaxPosition = symbol.MaxPositionFilter?.MaxPosition,
        MaxOrderAmends = symbol.MaxOrderEditsFilter?.MaxNumOrderAmends,
        InInstrument = new OrderLimits(
            symbol.MaxOrdersFilter?.MaxNumberOrders,
            symbol.MaxAlgorithmicOrdersFilter?.MaxNumberAlgorithmicOrders,

            // Binance.Net reads this from EXCHANGE_MAX_NUM_ICEBERG_ORDERS alone; then the venue judges it.
            symbol.Filters.OfType<BinanceMaxNumberOfIcebergOrdersFilter>().FirstOrDefault()?.MaxNumIcebergOrders,
            symbol.MaxOrderListsFilter?.MaxNumOrderLists),
    };

    /// <summary>The exchange's filters, which the library leaves as JSON.</summary>
    public static OrderLimits AtVenue(IEnumerable<object> filters)
    {
        ILookup<string?, JsonElement> byType = filters.OfType<JsonElement>()
            .Where(filter => filter.ValueKind is JsonValueKind.Object)
            .ToLookup(filter => filter.TryGetProperty("filterType", out JsonElement type) ? type.GetString() : null);

        return new OrderLimits(
            Count("EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders"),
            Count("EXCHANGE_MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders"),
            Count("EXCHANGE_MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders"),
            Count("EXCHANGE_MAX_NUM_ORDER_LISTS", "maxNumOrderLists"));

        int? Count(string type, string name) => byType[type]
            .Select(filter => filter.TryGetProperty(name, out JsonElement count) ? count.GetInt32() : (int?)null)
            .FirstOrDefault();
    }

    private static SidedPercentBand? SidedOf(BinanceSymbolPercentPriceBySideFilter? filter) => filter is null
        ? null
        : new SidedPercentBand(
            new PercentBand(filter.BidMultiplierUp, filter.BidMultiplierDown, filter.AveragePriceMinutes),
            new PercentBand(filter.AskMultiplierUp, filter.AskMultiplierDown, filter.AveragePriceMinutes));

    private static NotionalRange? NotionalOf(BinanceSymbolNotionalFilter? filter) => filter is null
        ? null
        : new NotionalRange(
            filter.MinNotional,
            filter.MaxNotional,
            filter.ApplyMinToMarketOrders,
            filter.ApplyMaxToMarketOrders,
            filter.AveragePriceMinutes);

    private static TrailingRange? TrailingOf(BinanceSymbolTrailingDeltaFilter? filter) => filter is null
        ? null
        : new TrailingRange(
            filter.MinTrailingAboveDelta,
            filter.MaxTrailingAboveDelta,
            filter.MinTrailingBelowDelta,
            filter.MaxTrailingBelowDelta);
}
