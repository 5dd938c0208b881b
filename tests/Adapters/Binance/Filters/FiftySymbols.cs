using System.Text.Json.Nodes;

namespace Breakwater.Adapters.Tests.Binance.Filters;

/// <summary>
/// An exchangeInfo of fifty real symbols from three years, each with its real filters, and with the documented ones
/// (filters.md) that no recorded symbol has planted among them.
/// </summary>
internal static class FiftySymbols
{
    private static readonly (string Date, int Count, Func<JsonObject, bool> Wanted)[] Picks =
    [
        ("2021-04-29", 5, symbol => Filter(symbol, "MARKET_LOT_SIZE") is null),
        ("2021-04-29", 8, symbol => Filter(symbol, "MARKET_LOT_SIZE") is not null),
        ("2022-12-17", 8, symbol => Filter(symbol, "MAX_POSITION") is not null),
        ("2022-12-17", 5, symbol => Text(Filter(symbol, "PERCENT_PRICE_BY_SIDE"), "bidMultiplierUp") is "1.2" or "2"),
        ("2024-09-08", 6, symbol => Text(Filter(symbol, "PERCENT_PRICE_BY_SIDE"), "bidMultiplierUp") is "1.2" or "1.1"),
        ("2024-09-08", 6, symbol => symbol["baseAssetPrecision"]!.GetValue<int>() < 8),
        ("2024-09-08", 12, symbol => Text(symbol, "quoteAsset") is "USDT"),
    ];

    public static JsonObject Make()
    {
        var dates = Picks.Select(pick => pick.Date).Distinct().ToDictionary(date => date, Snapshots.Parse);
        var chosen = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach ((string date, int count, Func<JsonObject, bool> wanted) in Picks)
        {
            IEnumerable<JsonObject> fitting = dates[date]["symbols"]!.AsArray().Select(symbol => symbol!.AsObject())
                .Where(symbol => !chosen.ContainsKey(Text(symbol, "symbol")!) && wanted(symbol));
            foreach (JsonObject symbol in fitting.Take(count).ToList())
            {
                chosen.Add(Text(symbol, "symbol")!, symbol.DeepClone().AsObject());
            }
        }

        JsonObject info = dates["2024-09-08"].DeepClone().AsObject();
        info["symbols"] = new JsonArray([.. chosen.Values.Select((symbol, index) => Plant(symbol, index))]);
        info["exchangeFilters"] = new JsonArray(
            Made("EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders", 203),
            Made("EXCHANGE_MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", 7),
            Made("EXCHANGE_MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders", 4),
            Made("EXCHANGE_MAX_NUM_ORDER_LISTS", "maxNumOrderLists", 3));

        return info;
    }

    private static JsonObject Plant(JsonObject symbol, int index)
    {
        symbol["status"] = "TRADING";
        symbol["orderTypes"] = new JsonArray(
            "LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT");
        symbol["isSpotTradingAllowed"] = true;
        symbol["allowTrailingStop"] = true;
        JsonArray filters = symbol["filters"]!.AsArray();
        if (index % 5 == 0)
        {
            filters.Add(Made("MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders", 2));
        }

        if (index % 5 == 1)
        {
            filters.Add(Made("MAX_NUM_ORDER_LISTS", "maxNumOrderLists", 2));
        }

        if (index % 6 == 2)
        {
            foreach (JsonObject filter in filters.Select(filter => filter!.AsObject())
                .Where(filter => filter.ContainsKey("avgPriceMins")))
            {
                filter["avgPriceMins"] = 0;
            }
        }

        if (index % 8 == 5 && Filter(symbol, "MARKET_LOT_SIZE") is { } market)
        {
            market["stepSize"] = Text(Filter(symbol, "LOT_SIZE"), "stepSize") + "0";
            market["minQty"] = "0.50000000";
        }

        if (index % 4 == 3)
        {
            Set(Filter(symbol, "NOTIONAL"), "applyMaxToMarket", true);
            Set(Filter(symbol, "NOTIONAL"), "applyMinToMarket", false);
            Set(Filter(symbol, "MIN_NOTIONAL"), "applyToMarket", false);
        }

        return symbol;
    }

    private static JsonObject Made(string type, string field, int value) =>
        new() { ["filterType"] = type, [field] = value };

    private static void Set(JsonObject? filter, string name, bool value)
    {
        if (filter is not null)
        {
            filter[name] = value;
        }
    }

    private static JsonObject? Filter(JsonObject symbol, string type) => symbol["filters"]!.AsArray()
        .Select(filter => filter!.AsObject())
        .FirstOrDefault(filter => Text(filter, "filterType") == type);

    private static string? Text(JsonObject? node, string name) => node?[name]?.GetValue<string>();
}
