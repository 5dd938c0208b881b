using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Positions;

/// <summary>One open position at one look, with what several rules ask about it.</summary>
internal sealed class PositionCase
{
    private readonly int candlesSinceEntry;

    public PositionCase(Trade trade, PositionLook look, ExitRules rules)
    {
        Trade = trade;
        Look = look;
        Rules = rules;
        EntryPrice = trade.FirstEntryPrice;
        candlesSinceEntry = look.Candles is { } candles ? CountSinceEntry(trade, candles) : 0;
        BestPrice = Math.Max(look.BidPrice, PriceRange.Highest(SinceEntry));
    }

    public Trade Trade { get; }

    public PositionLook Look { get; }

    public ExitRules Rules { get; }

    public decimal Bid => Look.BidPrice;

    /// <summary>What the entry paid; R and targets are measured from it.</summary>
    public decimal EntryPrice { get; }

    /// <summary>The highest of the bid and of the candles seen now: nothing is stored for it at every look.</summary>
    public decimal BestPrice { get; }

    /// <summary>The trade that remembers the newest candle.</summary>
    public Trade Seen => Look.Candles is { } candles ? Trade with { LastCandle = candles.Last.OpenTime } : Trade;

    /// <summary>
    /// Candles from the one in which the entry was filled, but never the signal's own: its high was before the entry.
    /// </summary>
    public ReadOnlySpan<Candle> SinceEntry => Look.Candles is { } candles ? candles.Candles[^candlesSinceEntry..] : [];

    public decimal PriceAt(decimal r) => EntryPrice + (r * Trade.InitialRisk);

    /// <summary>Whether the best price since entry was so many R above it.</summary>
    public bool WasAt(decimal r) => BestPrice >= PriceAt(r);

    /// <summary>How many candles after the signal's own the newest closed one is.</summary>
    public long AgeAt(CandleSeries candles) =>
        (candles.Last.OpenTime - Trade.Signal.CandleOpenTime).Ticks / candles.Timeframe.Duration().Ticks;

    /// <summary>The exit; while the venue refuses exits the trade waits, with nothing marked as seen.</summary>
    public PositionDecision Leave(string reason, Check check)
    {
        Trade seen = Seen;
        Trade left = seen.Exit(reason, Bid, Look.Now);

        return ReferenceEquals(left, seen) ? Wait(check) : new PositionDecision(left, reason, [check]);
    }

    /// <summary>Nothing can be done now; the next look decides on the same candles.</summary>
    public PositionDecision Wait(params Check[] checks) => new(Trade, PositionDecision.Hold, checks);

    private static int CountSinceEntry(Trade trade, CandleSeries candles)
    {
        DateTimeOffset opened = trade.OpenedAt ?? trade.CreatedAt;
        TimeSpan duration = candles.Timeframe.Duration();
        int count = 0;
        while (count < candles.Count)
        {
            DateTimeOffset openTime = candles.Candles[^(count + 1)].OpenTime;
            if (openTime <= trade.Signal.CandleOpenTime || openTime + duration <= opened)
            {
                break;
            }

            count++;
        }

        return count;
    }
}
