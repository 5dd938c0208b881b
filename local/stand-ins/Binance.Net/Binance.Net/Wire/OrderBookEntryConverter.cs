using System.Text.Json;
using System.Text.Json.Serialization;
using Binance.Net.Objects.Models;

namespace Binance.Net.Wire;

/// <summary>A level of the book is an array: [price, quantity, ...].</summary>
internal sealed class OrderBookEntryConverter : JsonConverter<BinanceOrderBookEntry>
{
    public override BinanceOrderBookEntry Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A level of the book is an array.");
        }

        reader.Read();
        decimal price = WireDecimal.Read(ref reader);
        reader.Read();
        decimal quantity = WireDecimal.Read(ref reader);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            reader.Skip();
        }

        return new BinanceOrderBookEntry { Price = price, Quantity = quantity };
    }

    public override void Write(
        Utf8JsonWriter writer, BinanceOrderBookEntry value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Price);
        writer.WriteNumberValue(value.Quantity);
        writer.WriteEndArray();
    }
}
