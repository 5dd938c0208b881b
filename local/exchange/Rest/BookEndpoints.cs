using System.Text.Json;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>depth.</summary>
public static class BookEndpoints
{
    private const int UsualLimit = 100;
    private const int MaxLimit = 5000;

    public static IEnumerable<Endpoint> All => [Endpoint.Get("/api/v3/depth", WeightOf, Depth)];

    private static int WeightOf(RestRequest request) =>
        (request.Parameters.PeekWholeNumber("limit") ?? UsualLimit) switch
        {
            <= 100 => 5,
            <= 500 => 25,
            <= 1000 => 50,
            _ => 250,
        };

    private static void Depth(RestRequest request)
    {
        string symbol = request.Parameters.MandatorySymbol();
        long limit = request.Parameters.WholeNumber("limit") ?? UsualLimit;
        if (limit < 1)
        {
            throw Errors.NotValid("limit");
        }

        request.Parameters.End();
        SymbolMarket market = request.Listed(symbol);
        OrderBook book = BookModel.Build(market, request.Now, (int)Math.Min(limit, MaxLimit));
        using Utf8JsonWriter json = new(request.Output);
        json.WriteStartObject();
        json.WriteNumber("lastUpdateId"u8, request.Now);
        WriteSide(json, "bids"u8, book.Bids, market.Instrument);
        WriteSide(json, "asks"u8, book.Asks, market.Instrument);
        json.WriteEndObject();
    }

    private static void WriteSide(
        Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<BookLevel> levels, Instrument instrument)
    {
        json.WriteStartArray(name);
        foreach (BookLevel level in levels)
        {
            json.WriteStartArray();
            json.AmountValue(level.Price, instrument.PriceDecimals);
            json.AmountValue(level.Quantity, instrument.QuantityDecimals);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
