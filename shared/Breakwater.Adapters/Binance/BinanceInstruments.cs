using Binance.Net.Enums;
using Binance.Net.Objects.Models.Spot;
using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Binance;

/// <summary>
/// Reads an instrument from the venue's filters. A filter that is not there, or is zero, sets no limit.
/// </summary>
internal static class BinanceInstruments
{
    public static Instrument ToInstrument(BinanceSymbol symbol, OrderLimits atVenue) => new(
        Symbol.Of(symbol.Name),
        symbol.BaseAsset,
        symbol.QuoteAsset,
        symbol is { Status: SymbolStatus.Trading, IsSpotTradingAllowed: true },
        symbol.PriceFilter?.TickSize ?? 0m,
        symbol.LotSizeFilter?.StepSize ?? 0m,
        symbol.LotSizeFilter?.MinQuantity ?? 0m,
        Smaller(symbol.LotSizeFilter?.MaxQuantity, symbol.MarketLotSizeFilter?.MaxQuantity),
        Math.Max(symbol.NotionalFilter?.MinNotional ?? 0m, symbol.MinNotionalFilter?.MinNotional ?? 0m),
        symbol.OrderTypes.Contains(SpotOrderType.StopLoss))
    {
        Filters = BinanceFilters.Of(symbol) with { AtVenue = atVenue },
        Permissions = PermissionsOf(symbol),
    };

    private static VenuePermissions PermissionsOf(BinanceSymbol symbol) => new(
        StatusOf(symbol.Status),
        symbol.OrderTypes.Aggregate(VenueOrderTypes.None, (all, type) => all | TypeOf(type)))
    {
        AllowsSpot = symbol.IsSpotTradingAllowed,
        AllowsIceberg = symbol.IcebergAllowed,
        AllowsTrailingStop = symbol.AllowTrailingStop,
        AllowsQuoteQuantity = symbol.QuoteOrderQuantityMarketAllowed,
        AllowsCancelReplace = symbol.CancelReplaceAllowed,
        AllowsAmend = symbol.AmendAllowed,
        AllowsOco = symbol.OCOAllowed,
        AllowsOto = symbol.OTOAllowed,
        AllowsOpo = symbol.OPOAllowed,
    };

    private static VenueStatus StatusOf(SymbolStatus status) => status switch
    {
        SymbolStatus.Trading => VenueStatus.Trading,
        SymbolStatus.Break => VenueStatus.Break,
        SymbolStatus.Halt => VenueStatus.Halt,
        SymbolStatus.EndOfDay => VenueStatus.EndOfDay,
        SymbolStatus.CancelOnly => VenueStatus.CancelOnly,
        _ => VenueStatus.Unknown,
    };

    private static VenueOrderTypes TypeOf(SpotOrderType type) => type switch
    {
        SpotOrderType.Limit => VenueOrderTypes.Limit,
        SpotOrderType.LimitMaker => VenueOrderTypes.LimitMaker,
        SpotOrderType.Market => VenueOrderTypes.Market,
        SpotOrderType.StopLoss => VenueOrderTypes.StopLoss,
        SpotOrderType.StopLossLimit => VenueOrderTypes.StopLossLimit,
        SpotOrderType.TakeProfit => VenueOrderTypes.TakeProfit,
        SpotOrderType.TakeProfitLimit => VenueOrderTypes.TakeProfitLimit,
        _ => VenueOrderTypes.None,
    };

    private static decimal Smaller(decimal? lot, decimal? market) => (lot ?? 0m, market ?? 0m) switch
    {
        (0m, var only) => only,
        (var only, 0m) => only,
        (var one, var other) => Math.Min(one, other),
    };
}
