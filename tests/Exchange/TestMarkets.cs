using Breakwater.Local.Exchange.Market;

namespace Breakwater.Exchange.Tests;

/// <summary>Small markets with known candles.</summary>
internal static class TestMarkets
{
    public const long Start = 1_740_960_000_000;
    public const long FiveMinutes = 300_000;

    /// <summary>A random walk of 5-minute candles; the same salt makes the same candles.</summary>
    public static Candle[] Walk(int count, ulong salt, int changedFrom = int.MaxValue)
    {
        Candle[] candles = new Candle[count];
        long price = 50_000;
        for (int index = 0; index < count; index++)
        {
            ulong hash = StableHash.Mix(index < changedFrom ? salt : salt + 77, (ulong)index);
            long close = Math.Max(1000, price + Draw(hash, 1, 401) - 200);
            candles[index] = new Candle
            {
                OpenTime = Start + (index * FiveMinutes),
                Open = price,
                High = Math.Max(price, close) + Draw(hash, 2, 150),
                Low = Math.Min(price, close) - Draw(hash, 3, 150),
                Close = close,
                Volume = Draw(hash, 4, 2_000_000),
            };
            price = close;
        }

        return candles;
    }

    public static SymbolMarket Market(Candle[] candles, string symbol = "BTCUSDT") =>
        new(InstrumentTable.Find(symbol), Interval.Parse("5m"), [.. candles]);

    public static VenueMarket Venue(params SymbolMarket[] markets) => new(markets, "replay");

    public static long Draw(ulong hash, ulong salt, int below) =>
        (long)(StableHash.Mix(hash, salt) % (ulong)below);
}
