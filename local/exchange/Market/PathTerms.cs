namespace Breakwater.Local.Exchange.Market;

/// <summary>What the intrabar paths of one symbol share.</summary>
/// <param name="SymbolKey">Hash of the symbol.</param>
/// <param name="Length">Length of a source candle in milliseconds.</param>
/// <param name="TickStepTurnover">Turnover, in its own units, of one step at a price of one tick.</param>
public sealed record PathTerms(ulong SymbolKey, long Length, double TickStepTurnover)
{
    public static PathTerms For(Instrument instrument, Interval source) => new(
        StableHash.Of(instrument.Symbol),
        source.Milliseconds,
        Math.Pow(10, Candle.TurnoverDecimals - instrument.PriceDecimals - instrument.QuantityDecimals));
}
