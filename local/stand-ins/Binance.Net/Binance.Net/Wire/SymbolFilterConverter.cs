using System.Text.Json;
using System.Text.Json.Serialization;
using Binance.Net.Enums;
using Binance.Net.Objects.Models.Spot;

namespace Binance.Net.Wire;

/// <summary>A field tells the kind of a filter; an unknown kind keeps its place as a bare filter.</summary>
internal sealed class SymbolFilterConverter : JsonConverter<BinanceSymbolFilter>
{
    public override BinanceSymbolFilter Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        FilterFields fields = new(JsonElement.ParseValue(ref reader));
        SymbolFilterType type = WireEnumConverter<SymbolFilterType>.Of(fields.Text("filterType"));
        BinanceSymbolFilter filter = OfPrice(type, fields) ?? OfSize(type, fields) ?? OfCount(type, fields);
        filter.FilterType = type;
        return filter;
    }

    public override void Write(Utf8JsonWriter writer, BinanceSymbolFilter value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Filters are only read.");

    private static BinanceSymbolFilter? OfPrice(SymbolFilterType type, FilterFields fields) => type switch
    {
        SymbolFilterType.Price => new BinanceSymbolPriceFilter
        {
            MinPrice = fields.Number("minPrice"),
            MaxPrice = fields.Number("maxPrice"),
            TickSize = fields.Number("tickSize"),
        },
        SymbolFilterType.PricePercent => new BinanceSymbolPercentPriceFilter
        {
            MultiplierUp = fields.Number("multiplierUp"),
            MultiplierDown = fields.Number("multiplierDown"),
            MultiplierDecimal = fields.OptionalCount("multiplierDecimal"),
            AveragePriceMinutes = fields.OptionalCount("avgPriceMins"),
        },
        SymbolFilterType.PercentagePriceBySide => new BinanceSymbolPercentPriceBySideFilter
        {
            BidMultiplierUp = fields.Number("bidMultiplierUp"),
            BidMultiplierDown = fields.Number("bidMultiplierDown"),
            AskMultiplierUp = fields.Number("askMultiplierUp"),
            AskMultiplierDown = fields.Number("askMultiplierDown"),
            AveragePriceMinutes = fields.Count("avgPriceMins"),
        },
        SymbolFilterType.TrailingDelta => new BinanceSymbolTrailingDeltaFilter
        {
            MinTrailingAboveDelta = fields.Count("minTrailingAboveDelta"),
            MaxTrailingAboveDelta = fields.Count("maxTrailingAboveDelta"),
            MinTrailingBelowDelta = fields.Count("minTrailingBelowDelta"),
            MaxTrailingBelowDelta = fields.Count("maxTrailingBelowDelta"),
        },
        _ => null,
    };

    private static BinanceSymbolFilter? OfSize(SymbolFilterType type, FilterFields fields) => type switch
    {
        SymbolFilterType.LotSize => new BinanceSymbolLotSizeFilter
        {
            MinQuantity = fields.Number("minQty"),
            MaxQuantity = fields.Number("maxQty"),
            StepSize = fields.Number("stepSize"),
        },
        SymbolFilterType.MarketLotSize => new BinanceSymbolMarketLotSizeFilter
        {
            MinQuantity = fields.Number("minQty"),
            MaxQuantity = fields.Number("maxQty"),
            StepSize = fields.Number("stepSize"),
        },
        SymbolFilterType.MinNotional => new BinanceSymbolMinNotionalFilter
        {
            MinNotional = fields.Number("minNotional", "notional"),
            ApplyToMarketOrders = fields.OptionalFlag("applyToMarket"),
            AveragePriceMinutes = fields.OptionalCount("avgPriceMins"),
        },
        SymbolFilterType.Notional => new BinanceSymbolNotionalFilter
        {
            MinNotional = fields.Number("minNotional"),
            MaxNotional = fields.Number("maxNotional"),
            ApplyMinToMarketOrders = fields.OptionalFlag("applyMinToMarket") ?? false,
            ApplyMaxToMarketOrders = fields.OptionalFlag("applyMaxToMarket") ?? false,
            AveragePriceMinutes = fields.Count("avgPriceMins"),
        },
        SymbolFilterType.MaxPosition => new BinanceSymbolMaxPositionFilter
        {
            MaxPosition = fields.OptionalNumber("maxPosition") ?? 0m,
        },
        _ => null,
    };

    private static BinanceSymbolFilter OfCount(SymbolFilterType type, FilterFields fields) => type switch
    {
        SymbolFilterType.MaxNumberOrders => new BinanceSymbolMaxOrdersFilter
        {
            MaxNumberOrders = fields.Count("maxNumOrders", "limit"),
        },
        SymbolFilterType.MaxNumberAlgorithmicOrders => new BinanceSymbolMaxAlgorithmicOrdersFilter
        {
            MaxNumberAlgorithmicOrders = fields.Count("maxNumAlgoOrders", "limit"),
        },
        SymbolFilterType.IcebergParts => new BinanceSymbolIcebergPartsFilter { Limit = fields.Count("limit") },
        SymbolFilterType.IcebergOrders => new BinanceMaxNumberOfIcebergOrdersFilter
        {
            MaxNumIcebergOrders = fields.OptionalCount("maxNumIcebergOrders") ?? 0,
        },
        SymbolFilterType.OrderAmends => new BinanceMaxNumberOfOrderAmendsFilter
        {
            MaxNumOrderAmends = fields.OptionalCount("maxNumOrderAmends") ?? 0,
        },
        SymbolFilterType.OrderLists => new BinanceMaxNumberOfOrderListsFilter
        {
            MaxNumOrderLists = fields.OptionalCount("maxNumOrderLists") ?? 0,
        },
        _ => new BinanceSymbolFilter(),
    };
}
