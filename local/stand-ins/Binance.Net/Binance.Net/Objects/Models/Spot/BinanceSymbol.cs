using System.Text.Json.Serialization;
using Binance.Net.Enums;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceSymbol
{
    [JsonPropertyName("symbol")]
    public string Name { get; set; } = "";

    [JsonPropertyName("status")]
    public SymbolStatus Status { get; set; }

    [JsonPropertyName("baseAsset")]
    public string BaseAsset { get; set; } = "";

    [JsonPropertyName("baseAssetPrecision")]
    public int BaseAssetPrecision { get; set; }

    [JsonPropertyName("quoteAsset")]
    public string QuoteAsset { get; set; } = "";

    [JsonPropertyName("quotePrecision")]
    public int QuoteAssetPrecision { get; set; }

    [JsonPropertyName("orderTypes")]
    public SpotOrderType[] OrderTypes { get; set; } = [];

    [JsonPropertyName("icebergAllowed")]
    public bool IcebergAllowed { get; set; }

    [JsonPropertyName("cancelReplaceAllowed")]
    public bool CancelReplaceAllowed { get; set; }

    [JsonPropertyName("allowAmend")]
    public bool AllowAmend { get; set; }

    [JsonPropertyName("isSpotTradingAllowed")]
    public bool IsSpotTradingAllowed { get; set; }

    [JsonPropertyName("allowTrailingStop")]
    public bool AllowTrailingStop { get; set; }

    [JsonPropertyName("isMarginTradingAllowed")]
    public bool IsMarginTradingAllowed { get; set; }

    [JsonPropertyName("ocoAllowed")]
    public bool OCOAllowed { get; set; }

    [JsonPropertyName("otoAllowed")]
    public bool OTOAllowed { get; set; }

    [JsonPropertyName("opoAllowed")]
    public bool OPOAllowed { get; set; }

    [JsonPropertyName("amendAllowed")]
    public bool AmendAllowed { get; set; }

    [JsonPropertyName("quoteOrderQtyMarketAllowed")]
    public bool QuoteOrderQuantityMarketAllowed { get; set; }

    [JsonPropertyName("pegInstructionsAllowed")]
    public bool PegInstructionsAllowed { get; set; }

    [JsonPropertyName("baseCommissionPrecision")]
    public int BaseFeePrecision { get; set; }

    [JsonPropertyName("quoteCommissionPrecision")]
    public int QuoteFeePrecision { get; set; }

    [JsonPropertyName("permissions")]
    public PermissionType[] Permissions { get; set; } = [];

    [JsonPropertyName("permissionSets")]
    public PermissionType[][] PermissionSets { get; set; } = [];

    [JsonPropertyName("filters")]
    public BinanceSymbolFilter[] Filters { get; set; } = [];

    [JsonPropertyName("defaultSelfTradePreventionMode")]
    public SelfTradePreventionMode DefaultSelfTradePreventionMode { get; set; }

    [JsonPropertyName("allowedSelfTradePreventionModes")]
    public SelfTradePreventionMode[] AllowedSelfTradePreventionModes { get; set; } = [];

    [JsonIgnore]
    public BinanceSymbolIcebergPartsFilter? IceBergPartsFilter => Filter<BinanceSymbolIcebergPartsFilter>();

    [JsonIgnore]
    public BinanceSymbolLotSizeFilter? LotSizeFilter => Filter<BinanceSymbolLotSizeFilter>();

    [JsonIgnore]
    public BinanceSymbolMarketLotSizeFilter? MarketLotSizeFilter => Filter<BinanceSymbolMarketLotSizeFilter>();

    [JsonIgnore]
    public BinanceSymbolMaxOrdersFilter? MaxOrdersFilter => Filter<BinanceSymbolMaxOrdersFilter>();

    [JsonIgnore]
    public BinanceSymbolMaxAlgorithmicOrdersFilter? MaxAlgorithmicOrdersFilter =>
        Filter<BinanceSymbolMaxAlgorithmicOrdersFilter>();

    [JsonIgnore]
    public BinanceSymbolMinNotionalFilter? MinNotionalFilter => Filter<BinanceSymbolMinNotionalFilter>();

    [JsonIgnore]
    public BinanceSymbolNotionalFilter? NotionalFilter => Filter<BinanceSymbolNotionalFilter>();

    [JsonIgnore]
    public BinanceSymbolPriceFilter? PriceFilter => Filter<BinanceSymbolPriceFilter>();

    [JsonIgnore]
    public BinanceSymbolPercentPriceFilter? PricePercentFilter => Filter<BinanceSymbolPercentPriceFilter>();

    [JsonIgnore]
    public BinanceSymbolPercentPriceBySideFilter? PricePercentByPriceFilter =>
        Filter<BinanceSymbolPercentPriceBySideFilter>();

    [JsonIgnore]
    public BinanceSymbolMaxPositionFilter? MaxPositionFilter => Filter<BinanceSymbolMaxPositionFilter>();

    [JsonIgnore]
    public BinanceSymbolTrailingDeltaFilter? TrailingDeltaFilter => Filter<BinanceSymbolTrailingDeltaFilter>();

    [JsonIgnore]
    public BinanceMaxNumberOfOrderAmendsFilter? MaxOrderEditsFilter => Filter<BinanceMaxNumberOfOrderAmendsFilter>();

    [JsonIgnore]
    public BinanceMaxNumberOfOrderListsFilter? MaxOrderListsFilter => Filter<BinanceMaxNumberOfOrderListsFilter>();

    private TFilter? Filter<TFilter>()
        where TFilter : BinanceSymbolFilter => Filters.OfType<TFilter>().FirstOrDefault();
}
