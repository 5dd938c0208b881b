using System.Text.Json;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>The rolling window of 24 hours as text.</summary>
public static class DayTickerText
{
    private const long Day = 86_400_000;
    private const int PercentDecimals = 3;

    public static void Write(Utf8JsonWriter json, SymbolMarket market, long now, bool isMini)
    {
        Candle day = Window(market, now);
        Instrument instrument = market.Instrument;
        json.WriteStartObject();
        json.WriteString("symbol"u8, instrument.Symbol);
        if (!isMini)
        {
            WriteChange(json, market, day, now);
        }

        int price = instrument.PriceDecimals;
        json.Amount("openPrice"u8, day.Open, price);
        json.Amount("highPrice"u8, day.High, price);
        json.Amount("lowPrice"u8, day.Low, price);
        if (isMini)
        {
            json.Amount("lastPrice"u8, day.Close, price);
        }

        json.Amount("volume"u8, day.Volume, instrument.QuantityDecimals);
        json.Amount("quoteVolume"u8, day.Turnover, Candle.TurnoverDecimals);
        json.WriteNumber("openTime"u8, now - Day);
        json.WriteNumber("closeTime"u8, now);
        long lastId = market.TradesUntil(now);
        json.WriteNumber("firstId"u8, day.Trades > 0 ? lastId - day.Trades + 1 : -1);
        json.WriteNumber("lastId"u8, day.Trades > 0 ? lastId : -1);
        json.WriteNumber("count"u8, day.Trades);
        json.WriteEndObject();
    }

    public static void WriteBest(Utf8JsonWriter json, OrderBook book, Instrument instrument)
    {
        json.Amount("bidPrice"u8, book.BestBid.Price, instrument.PriceDecimals);
        json.Amount("bidQty"u8, book.BestBid.Quantity, instrument.QuantityDecimals);
        json.Amount("askPrice"u8, book.BestAsk.Price, instrument.PriceDecimals);
        json.Amount("askQty"u8, book.BestAsk.Quantity, instrument.QuantityDecimals);
    }

    /// <summary>Turnover by volume, in 10^-8, never outside the range of prices.</summary>
    public static long AveragePrice(in Candle range, Instrument instrument)
    {
        long low = ToEightDecimals(range.Low, instrument.PriceDecimals);
        long high = ToEightDecimals(range.High, instrument.PriceDecimals);
        if (range.Volume == 0)
        {
            return ToEightDecimals(range.Close, instrument.PriceDecimals);
        }

        double exponent = 8 - Candle.TurnoverDecimals + instrument.QuantityDecimals;
        double price = range.Turnover / (double)range.Volume * Math.Pow(10, exponent);
        return Math.Clamp((long)Math.Round(price), low, high);
    }

    public static long ToEightDecimals(long price, int decimals) => price * Scaling.PowerOfTen(8 - decimals);

    private static Candle Window(SymbolMarket market, long now)
    {
        if (market.TryRange(now - Day + 1, now, out Candle day))
        {
            return day;
        }

        long last = market.LastPrice(now);
        return new Candle { Open = last, High = last, Low = last, Close = last };
    }

    private static void WriteChange(Utf8JsonWriter json, SymbolMarket market, in Candle day, long now)
    {
        Instrument instrument = market.Instrument;
        int price = instrument.PriceDecimals;
        long change = day.Close - day.Open;
        double percent = Math.Round(change * 100.0 / day.Open * Scaling.PowerOfTen(PercentDecimals));
        OrderBook book = BookModel.Build(market, now, 1);
        json.Amount("priceChange"u8, change, price);
        json.Amount("priceChangePercent"u8, (long)percent, PercentDecimals, PercentDecimals);
        json.Amount("weightedAvgPrice"u8, day.Volume == 0 ? 0 : AveragePrice(day, instrument), 8);
        json.Amount("prevClosePrice"u8, market.LastPrice(now - Day), price);
        json.Amount("lastPrice"u8, day.Close, price);
        json.Amount("lastQty"u8, LastQuantity(market, day, now), instrument.QuantityDecimals);
        WriteBest(json, book, instrument);
    }

    private static long LastQuantity(SymbolMarket market, in Candle day, long now)
    {
        double usual = day.Trades == 0 ? 0 : (double)day.Volume / day.Trades;
        double chance = StableHash.Unit(StableHash.Mix(market.Key, (ulong)now));
        long step = market.Instrument.Step;
        return day.Volume == 0 ? 0 : Math.Max(1, (long)(usual * 2 * chance) / step) * step;
    }
}
