using System.Text;
using System.Text.Json;
using Binance.Net.Objects.Models;
using Binance.Net.Objects.Models.Spot;
using Binance.Net.Wire;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.Binance.Tests;

/// <summary>Every value of a published answer is in the object that is read from it, or is listed here.</summary>
public sealed class ExampleLossTests
{
    /// <summary>What a place contains, and why nothing or something else is read there.</summary>
    private static readonly Dictionary<string, string> KnownLosses = new(StringComparer.Ordinal)
    {
        ["$.commissionRates"] = "read by the call for commission rates",
        ["GET_api.v3.klines_0 $[0][11]"] = "documented as unused",
        ["POST_api.v3.order_1 $.price: \"0.00000000\" became"] = "no price of its own: its average stands there",
        ["POST_api.v3.order_2 $.price: \"0.00000000\" became"] = "no price of its own: its average stands there",
        [".workingTime: -1 became 01/01/0001 00:00:00"] = "no time: the order does not work yet",
    };

    private static readonly Dictionary<string, Func<byte[], object>> Examples = new(StringComparer.Ordinal)
    {
        ["GET_api.v3.time"] = Read<TimeAnswer>,
        ["GET_api.v3.exchangeInfo"] = Read<BinanceExchangeInfo>,
        ["GET_api.v3.depth"] = Read<BinanceOrderBook>,
        ["GET_api.v3.avgPrice"] = Read<BinanceAveragePrice>,
        ["GET_api.v3.klines"] = body => CandleArray.Parse(body, 1),
        ["GET_api.v3.ticker.24hr"] = ReadOneOrMany<Binance24HPrice>,
        ["GET_api.v3.ticker.bookTicker"] = ReadOneOrMany<BinanceBookPrice>,
        ["GET_api.v3.ticker.price"] = ReadOneOrMany<BinancePrice>,
        ["GET_api.v3.account"] = Read<BinanceAccountInfo>,
        ["GET_api.v3.account.commission"] = Read<BinanceCommissions>,
        ["GET_api.v3.rateLimit.order"] = Read<BinanceCurrentRateLimit[]>,
        ["GET_api.v3.order"] = Read<BinanceOrder>,
        ["GET_api.v3.openOrders"] = Read<BinanceOrder[]>,
        ["GET_api.v3.allOrders"] = Read<BinanceOrder[]>,
        ["GET_api.v3.myTrades"] = Read<BinanceTrade[]>,
        ["GET_api.v3.orderList"] = Read<BinanceOrderOcoList>,
        ["GET_api.v3.openOrderList"] = Read<BinanceOrderOcoList[]>,
        ["GET_api.v3.allOrderList"] = Read<BinanceOrderOcoList[]>,
        ["POST_api.v3.order"] = Read<BinancePlacedOrder>,
        ["POST_api.v3.order.oco"] = Read<BinanceOrderOcoList>,
        ["POST_api.v3.order.cancelReplace"] = ReadReplaced,
        ["POST_api.v3.orderList.oco"] = Read<BinanceOrderOcoList>,
        ["POST_api.v3.orderList.oto"] = Read<BinanceOrderOcoList>,
        ["POST_api.v3.orderList.otoco"] = Read<BinanceOrderOcoList>,
        ["POST_api.v3.orderList.opo"] = Read<BinanceOrderOcoList>,
        ["POST_api.v3.orderList.opoco"] = Read<BinanceOrderOcoList>,
        ["DELETE_api.v3.order"] = Read<BinanceOrderBase>,
        ["DELETE_api.v3.orderList"] = Read<BinanceOrderOcoList>,
    };

    private static readonly Dictionary<string, Func<byte[], object>> Fixtures = new(StringComparer.Ordinal)
    {
        ["Account_GetAPIKeyPermissions"] = Read<BinanceAPIKeyPermissions>,
        ["Account_GetAccountInfo"] = Read<BinanceAccountInfo>,
        ["Account_GetCommissionRates"] = Read<BinanceCommissions>,
        ["Account_GetOrderRateLimitStatus"] = Read<BinanceCurrentRateLimit[]>,
        ["Account_GetTradeFee"] = Read<BinanceTradeFee[]>,
        ["ExchangeData_GetExchangeInfo"] = Read<BinanceExchangeInfo>,
        ["ExchangeData_GetSystemStatus"] = Read<BinanceSystemStatus>,
        ["ExchangeData_GetTicker"] = ReadOneOrMany<Binance24HPrice>,
        ["Trading_CancelOcoOrder"] = Read<BinanceOrderOcoList>,
        ["Trading_CancelOrder"] = Read<BinanceOrderBase>,
        ["Trading_GetOcoOrder"] = Read<BinanceOrderOcoList>,
        ["Trading_GetOpenOcoOrders"] = Read<BinanceOrderOcoList[]>,
        ["Trading_GetOpenOrders"] = Read<BinanceOrder[]>,
        ["Trading_GetOrder"] = Read<BinanceOrder>,
        ["Trading_GetUserTrades"] = Read<BinanceTrade[]>,
        ["Trading_PlaceOcoOrderList"] = Read<BinanceOrderOcoList>,
        ["Trading_PlaceOrder"] = Read<BinancePlacedOrder>,
        ["Trading_PlaceOtoOrderList"] = Read<BinanceOrderOcoList>,
        ["Trading_PlaceOtocoOrderList"] = Read<BinanceOrderOcoList>,
        ["Trading_ReplaceOrder"] = ReadReplaced,
    };

    [Fact]
    public void Parse_EveryPublishedExampleOfOurEndpoints_KeepsEveryValue()
    {
        string folder = SharedMaterial.Require("data/binance-api/examples");
        string[] files = [.. Directory.GetFiles(folder, "*_api.*.json").Order(StringComparer.Ordinal)];
        List<string> lost = [];
        HashSet<string> met = [];
        foreach (string file in files)
        {
            string name = Path.GetFileNameWithoutExtension(file);
            string endpoint = name[..name.LastIndexOf('_')];
            using JsonDocument example = JsonDocument.Parse(File.ReadAllText(file));
            bool isError = example.RootElement.ValueKind == JsonValueKind.Object
                && example.RootElement.TryGetProperty("code", out _)
                && !example.RootElement.TryGetProperty("data", out _);
            if (!isError && Examples.TryGetValue(endpoint, out Func<byte[], object>? read))
            {
                _ = met.Add(endpoint);
                lost.AddRange(Lost(example.RootElement, read).Select(place => $"{name} {place}"));
            }
        }

        Assert.Equal(Examples.Keys.Order(StringComparer.Ordinal), met.Order(StringComparer.Ordinal));
        AssertKnown(lost);
    }

    [Fact]
    public void Parse_EveryFixtureOfTheOfficialLibrary_KeepsEveryValue()
    {
        List<string> lost = [];
        foreach ((string name, Func<byte[], object> read) in Fixtures)
        {
            string file = SharedMaterial.Require($"data/binance-api/fixtures/Endpoints_Spot_{name}.json");
            using JsonDocument fixture = JsonDocument.Parse(File.ReadAllText(file));
            lost.AddRange(Lost(fixture.RootElement.GetProperty("response"), read).Select(place => $"{name} {place}"));
        }

        AssertKnown(lost);
    }

    [Fact]
    public void Lost_ValueThatIsNotRead_IsNamed()
    {
        using JsonDocument sent = JsonDocument.Parse("""{"symbol":"A","price":"1.50","new":{"x":1}}""");
        BinancePrice read = new() { Symbol = "A", Price = 1.51m };
        Assert.Equal(["$.price: \"1.50\" became 1.51", "$.new"], LossWalk.Lost(sent.RootElement, read));
    }

    private static void AssertKnown(IEnumerable<string> lost) => Assert.Equal(
        [], lost.Where(place => !KnownLosses.Keys.Any(known => place.Contains(known, StringComparison.Ordinal))));

    private static IEnumerable<string> Lost(JsonElement sent, Func<byte[], object> read) =>
        LossWalk.Lost(sent, read(Encoding.UTF8.GetBytes(sent.GetRawText())));

    private static object Read<T>(byte[] body)
        where T : notnull => WireJson.Parse<T>(body);

    private static object ReadOneOrMany<T>(byte[] body)
        where T : notnull => body[0] == (byte)'[' ? Read<T[]>(body) : Read<T>(body);

    private static object ReadReplaced(byte[] body) => body.AsSpan().IndexOf("\"data\""u8) >= 0
        ? Read<ReplaceAnswer>(body) : Read<BinanceReplaceOrderResult>(body);
}
