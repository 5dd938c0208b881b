using System.Globalization;
using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Surroundings;

/// <summary>
/// All that a back-test assumes because candles do not say it. Every report repeats these numbers.
/// </summary>
/// <remarks>
/// What follows from them:
/// <list type="bullet">
/// <item>Decisions are made at the close of a candle and reach the market at the open of the next: one candle of
/// latency. When that candle is missing, an entry expires and an exit waits for the next candle there is.</item>
/// <item>An entry fills at the open plus half the spread plus slippage, in full or as far as the depth goes, and not
/// at all above its limit, which is the chase limit.</item>
/// <item>An entry that would be bought in slices is one order here: what they gain over it needs a book to show.
/// Whether the book is deep enough is asked, of a book with one level on each side.</item>
/// <item>A stop rests from the moment of the entry, on the entry candle too. It fills when a low is at or below it, at
/// the lower of open and stop, less slippage.</item>
/// <item>A target fills when a high is at or above it, at the higher of open and target, less slippage.</item>
/// <item>A candle that touches stop and target has hit the stop: lows come first. A stop that a target moved counts
/// from the next candle on, but for a candle that closes at or below it.</item>
/// <item>Every other exit (time, failed breakout, trailing stop moves) is decided at a close; a sale fills at the next
/// open less half the spread and slippage. Sales always find a buyer for all of it.</item>
/// <item>The fee is paid in base on purchases and in quote on sales, as on the venue without a discount asset.</item>
/// <item>A trade that is still open at the end is reported apart and is in no statistic.</item>
/// </list>
/// </remarks>
public sealed record BacktestAssumptions
{
    /// <summary>
    /// Ask minus bid in basis points of the middle, which is the close; null to follow from what was traded in the last
    /// 24 hours: <see cref="SpreadOverRootOfTurnover"/>. Never less than a tick.
    /// </summary>
    public decimal? SpreadBasisPoints { get; init; }

    /// <summary>
    /// Basis points times the square root of the quote value traded per minute, less 0.6, at most 30: 5 million a day
    /// give 5.3 basis points, 20 million 2.4, 500 million none but the tick. The simulator's book is made so too.
    /// </summary>
    public static decimal SpreadOverRootOfTurnover => 350m;

    /// <summary>
    /// Whether the preset's least age is asked for. Age counts from the start of a file, which is not the listing.
    /// </summary>
    public bool AsksAge { get; init; }

    /// <summary>What an order pays beyond the touched price, per order, basis points.</summary>
    public decimal SlippageBasisPoints { get; init; } = 2m;

    /// <summary>Taker fee per order, basis points.</summary>
    public decimal FeeBasisPoints { get; init; } = 10m;

    /// <summary>
    /// The share of a candle's volume that an entry may take and that the order book shows on each side, 0 to 1; null
    /// for as much as is wanted.
    /// </summary>
    public decimal? DepthShare { get; init; }

    /// <summary>Trades per minute of every symbol: candle files do not count them.</summary>
    public decimal TradesPerMinute { get; init; } = 600m;

    /// <summary>Smallest value of an order where <see cref="Instruments"/> says nothing, quote currency.</summary>
    public decimal MinNotional { get; init; } = 5m;

    /// <summary>Steps and limits of instruments; those that are missing are derived from the first close.</summary>
    public IReadOnlyDictionary<Symbol, Instrument> Instruments { get; init; } = new Dictionary<Symbol, Instrument>();

    /// <summary>The spread in words.</summary>
    public string SpreadText => SpreadBasisPoints is { } fixedSpread
        ? string.Create(CultureInfo.InvariantCulture, $"{fixedSpread} bps, at least a tick")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{SpreadOverRootOfTurnover} bps over the root of the quote value per minute, less 0.6, at least a tick");

    /// <summary>A market without any cost, for tests of rules.</summary>
    public static BacktestAssumptions Frictionless { get; } =
        new() { SpreadBasisPoints = 0m, SlippageBasisPoints = 0m, FeeBasisPoints = 0m };
}
