namespace Breakwater.Domain.Scanning;

/// <summary>What an instrument must show before levels are drawn for it.</summary>
/// <param name="QuoteAsset">Only instruments paid in this asset.</param>
/// <param name="MinQuoteVolume24h">Least traded value of the last 24 hours, quote currency.</param>
/// <param name="MaxSpreadBasisPoints">Widest spread, basis points of the middle.</param>
/// <param name="MinAtrPercent">Least ATR as per cent of price, on the level timeframe.</param>
/// <param name="MaxAtrPercent">Greatest ATR as per cent of price, on the level timeframe.</param>
/// <param name="MinVolumeSurge">Least ratio of the last candle's volume to the median of the 20 before it.</param>
/// <param name="ExcludedBaseAssets">Base assets never traded: stablecoins, fiat, leveraged tokens.</param>
/// <param name="MaxSymbols">How many instruments are scanned, most traded first.</param>
/// <param name="ChunkSize">Instruments per scan message.</param>
/// <param name="MaxCandidates">How many of the best go on to the signal stage.</param>
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
    int MaxCandidates);
