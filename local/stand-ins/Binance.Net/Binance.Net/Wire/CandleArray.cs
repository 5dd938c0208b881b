using System.Text.Json;
using Binance.Net.Objects.Models.Spot;

namespace Binance.Net.Wire;

/// <summary>The hot path of a scan: reads candles straight from the bytes.</summary>
internal static class CandleArray
{
    public static BinanceSpotKline[] Parse(ReadOnlySpan<byte> body, int expected)
    {
        Utf8JsonReader reader = new(body);
        Require(reader.Read() && reader.TokenType == JsonTokenType.StartArray);
        BinanceSpotKline[] candles = new BinanceSpotKline[expected];
        int count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            if (count == candles.Length)
            {
                Array.Resize(ref candles, Math.Max(16, count * 2));
            }

            candles[count++] = Candle(ref reader);
        }

        Require(reader.TokenType == JsonTokenType.EndArray && !reader.Read());
        Array.Resize(ref candles, count);
        return candles;
    }

    private static BinanceSpotKline Candle(ref Utf8JsonReader reader)
    {
        BinanceSpotKline candle = new()
        {
            OpenTime = Time(ref reader),
            OpenPrice = Number(ref reader),
            HighPrice = Number(ref reader),
            LowPrice = Number(ref reader),
            ClosePrice = Number(ref reader),
            Volume = Number(ref reader),
            CloseTime = Time(ref reader),
            QuoteVolume = Number(ref reader),
            TradeCount = Count(ref reader),
            TakerBuyBaseVolume = Number(ref reader),
            TakerBuyQuoteVolume = Number(ref reader),
        };
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            reader.Skip();
        }

        return candle;
    }

    private static decimal Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return WireDecimal.Read(ref reader);
    }

    private static DateTime Time(ref Utf8JsonReader reader)
    {
        reader.Read();
        return WireTime.Read(ref reader);
    }

    private static int Count(ref Utf8JsonReader reader) => decimal.ToInt32(Number(ref reader));

    private static void Require(bool wellFormed)
    {
        if (!wellFormed)
        {
            throw new JsonException("Candles are an array of arrays.");
        }
    }
}
