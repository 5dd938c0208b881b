using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.History;

/// <summary>What is known of one symbol; nothing that closes after the time asked about is ever shown.</summary>
internal interface ICandleHistory
{
    Symbol Symbol { get; }

    /// <summary>The length of the candles that were read; all others are made of them.</summary>
    Timeframe Timeframe { get; }

    /// <summary>Open time of the first candle.</summary>
    DateTimeOffset From { get; }

    /// <summary>When the last candle closed.</summary>
    DateTimeOffset Until { get; }

    /// <summary>The candle that opens at a time and that orders trade through; null when there is none.</summary>
    Candle? OpeningAt(DateTimeOffset openTime);

    /// <summary>The newest <paramref name="count"/> candles that closed at or before a time; null for none.</summary>
    CandleSeries? Slice(Timeframe timeframe, int count, DateTimeOffset closedBy);

    /// <summary>The 24 hours before a time; null when nothing closed within them.</summary>
    DayWindow? DayAt(DateTimeOffset time);
}

/// <summary>24 hours of one symbol.</summary>
/// <param name="FirstOpen">Open of the first candle of them.</param>
/// <param name="Last">The newest candle that had closed.</param>
/// <param name="QuoteVolume">Sum of close times volume, quote currency.</param>
internal readonly record struct DayWindow(decimal FirstOpen, Candle Last, decimal QuoteVolume);
