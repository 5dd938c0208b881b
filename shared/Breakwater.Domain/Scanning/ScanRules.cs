namespace Breakwater.Domain.Scanning;

/// <summary>What an instrument must show before levels are drawn for it.</summary>
/// <remarks>A rule at its neutral value (a least of 0, a greatest percentage of 100, an empty list, null) asks for
/// nothing: it makes no check and needs no input.</remarks>
/// <param name="QuoteAsset">Only instruments paid in this asset.</param>
/// <param name="MinQuoteVolume24h">Least traded value of the last 24 hours, quote currency; 0 asks for none.</param>
/// <param name="MaxSpreadBasisPoints">Widest spread, basis points of the middle.</param>
/// <param name="MinAtrPercent">Least ATR as per cent of price, on the level timeframe.</param>
/// <param name="MaxAtrPercent">Greatest ATR as per cent of price, on the level timeframe.</param>
/// <param name="MinVolumeSurge">Least ratio of the last candle's volume to the median of the 20 before it, on the
/// signal timeframe; 0 asks for none.</param>
/// <param name="ExcludedBaseAssets">Base assets never traded: stablecoins, fiat. Leveraged tokens named after a listed
/// base asset (BTCUP, ETHDOWN) are found without being named here.</param>
/// <param name="MaxSymbols">How many instruments are scanned, most traded first.</param>
/// <param name="ChunkSize">Instruments per scan message.</param>
/// <param name="MaxCandidates">How many of the best go on to the signal stage.</param>
/// <param name="MinDepthQuote">Least value resting within 0.3 % of the middle on the thinner side, quote
/// currency; 0 asks for no book.</param>
/// <param name="MinTradesPerMinute">Least trades per minute, mean of the last 24 hours; 0 asks for none.</param>
/// <param name="MaxBandWidthPercentile">Bollinger band width (20 closes, 2 deviations) may rank no higher than this
/// among the 100 widths before it, per cent from 0 to 100, on the level timeframe; 100 asks for nothing.</param>
/// <param name="MinHourlyVolumeSurge">Least ratio of the last hour's median candle volume to that of the hour
/// before, on the signal timeframe (candle to candle where candles are longer); 0 asks for none.</param>
/// <param name="MaxVolatilitySpike">Greatest z-score of the newest true range among the 20 before it, which alone make
/// mean and deviation, on the level timeframe; 100 asks for nothing.</param>
/// <param name="MinAgeDays">Least whole days of daily candles; 0 asks for none.</param>
/// <param name="Whitelist">Only these symbols, in any case; empty for all.</param>
/// <param name="Blacklist">Never these symbols, in any case, even when whitelisted.</param>
/// <param name="Movers">Only the day's strongest gainers or losers; null for all.</param>
/// <param name="Regime">What the market as a whole must show.</param>
/// <param name="Weights">What counts how much in the score.</param>
public sealed record ScanRules(
    string QuoteAsset,
    decimal MinQuoteVolume24h,
    decimal MaxSpreadBasisPoints,
    decimal MinAtrPercent,
    decimal MaxAtrPercent,
    decimal MinVolumeSurge,
    IReadOnlyList<string> ExcludedBaseAssets,
    int MaxSymbols,
    int ChunkSize,
    int MaxCandidates,
    decimal MinDepthQuote,
    decimal MinTradesPerMinute,
    decimal MaxBandWidthPercentile,
    decimal MinHourlyVolumeSurge,
    decimal MaxVolatilitySpike,
    int MinAgeDays,
    IReadOnlyList<string> Whitelist,
    IReadOnlyList<string> Blacklist,
    MoverRules? Movers,
    RegimeRules Regime,
    ScoreWeights Weights);
