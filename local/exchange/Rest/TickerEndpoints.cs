using System.Text.Json;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>ticker/24hr, ticker/price, ticker/bookTicker and avgPrice.</summary>
public static class TickerEndpoints
{
    private const int AverageMinutes = 5;
    private const int Minute = 60_000;

    public static IEnumerable<Endpoint> All =>
    [
        Endpoint.Get("/api/v3/ticker/24hr", DayWeight, DayTicker),
        Endpoint.Get("/api/v3/ticker/price", request => request.Parameters.Has("symbol") ? 2 : 4, PriceTicker),
        Endpoint.Get("/api/v3/ticker/bookTicker", request => request.Parameters.Has("symbol") ? 2 : 4, BookTicker),
        Endpoint.Get("/api/v3/avgPrice", 2, AveragePrice),
    ];

    private static int DayWeight(RestRequest request)
    {
        if (request.Parameters.Has("symbol"))
        {
            return 2;
        }

        int names = request.Parameters.CountOf("symbols", ',');
        return names switch { 0 => 80, <= 20 => 2, <= 100 => 40, _ => 80 };
    }

    private static void DayTicker(RestRequest request)
    {
        bool isMini = request.Parameters.Text("type") switch
        {
            null or "FULL" => false,
            "MINI" => true,
            _ => throw Errors.InvalidTickerType,
        };
        WriteAll(request, (json, market) => DayTickerText.Write(json, market, request.Now, isMini));
    }

    private static void PriceTicker(RestRequest request) => WriteAll(request, (json, market) =>
    {
        json.WriteStartObject();
        json.WriteString("symbol"u8, market.Instrument.Symbol);
        json.Amount("price"u8, market.LastPrice(request.Now), market.Instrument.PriceDecimals);
        json.WriteEndObject();
    });

    private static void BookTicker(RestRequest request) => WriteAll(request, (json, market) =>
    {
        OrderBook book = BookModel.Build(market, request.Now, 1);
        json.WriteStartObject();
        json.WriteString("symbol"u8, market.Instrument.Symbol);
        DayTickerText.WriteBest(json, book, market.Instrument);
        json.WriteEndObject();
    });

    private static void AveragePrice(RestRequest request)
    {
        SymbolMarket market = request.Listed(request.Parameters.MandatorySymbol());
        request.Parameters.End();
        long from = request.Now - (AverageMinutes * Minute) + 1;
        long price = market.TryRange(from, request.Now, out Candle range)
            ? DayTickerText.AveragePrice(range, market.Instrument)
            : DayTickerText.ToEightDecimals(market.LastPrice(request.Now), market.Instrument.PriceDecimals);
        using Utf8JsonWriter json = new(request.Output);
        json.WriteStartObject();
        json.WriteNumber("mins"u8, AverageMinutes);
        json.Amount("price"u8, price, 8);
        json.WriteNumber("closeTime"u8, request.Now);
        json.WriteEndObject();
    }

    // One symbol is answered with an object, everything else with an array.
    private static void WriteAll(RestRequest request, Action<Utf8JsonWriter, SymbolMarket> write)
    {
        bool isSingle = request.Parameters.Has("symbol");
        IReadOnlyList<string>? names = request.Parameters.SymbolOrSymbols();
        request.Parameters.End();
        IEnumerable<SymbolMarket> markets = names is null
            ? request.Market.ListedAt(request.Now)
            : [.. names.Select(request.Listed)];
        using Utf8JsonWriter json = new(request.Output);
        if (!isSingle)
        {
            json.WriteStartArray();
        }

        foreach (SymbolMarket market in markets)
        {
            write(json, market);
        }

        if (!isSingle)
        {
            json.WriteEndArray();
        }
    }
}
