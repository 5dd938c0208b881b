using Binance.Net.Enums;
using Binance.Net.Objects.Models.Spot;
using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Binance;

/// <summary>
/// Reads an instrument from the venue's filters. A filter that is not there, or is zero, sets no limit.
/// </summary>
internal static class BinanceInstruments
{
    public static Instrument ToInstrument(BinanceSymbol symbol) => new(
        Symbol.Of(symbol.Name),
        symbol.BaseAsset,
        symbol.QuoteAsset,
        symbol is { Status: SymbolStatus.Trading, IsSpotTradingAllowed: true },
        symbol.PriceFilter?.TickSize ?? 0m,
        symbol.LotSizeFilter?.StepSize ?? 0m,
        symbol.LotSizeFilter?.MinQuantity ?? 0m,
        Smaller(symbol.LotSizeFilter?.MaxQuantity, symbol.MarketLotSizeFilter?.MaxQuantity),
        Math.Max(symbol.NotionalFilter?.MinNotional ?? 0m, symbol.MinNotionalFilter?.MinNotional ?? 0m),
        symbol.OrderTypes.Contains(SpotOrderType.StopLoss));

    private static decimal Smaller(decimal? lot, decimal? market) => (lot ?? 0m, market ?? 0m) switch
    {
        (0m, var only) => only,
        (var only, 0m) => only,
        (var one, var other) => Math.Min(one, other),
    };
}
