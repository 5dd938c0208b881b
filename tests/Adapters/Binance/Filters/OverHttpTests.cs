using System.Globalization;
using System.Net.Http.Json;
using Binance.Net;
using Binance.Net.Clients;
using Binance.Net.Enums;
using Binance.Net.Objects.Models.Spot;
using Breakwater.Adapters.Binance;
using Breakwater.Domain.Execution;
using Breakwater.Local.Exchange;
using Breakwater.Local.Exchange.Accounts;
using CryptoExchange.Net.Objects;
using Instrument = Breakwater.Domain.Markets.Instrument;
using OrderSide = Breakwater.Domain.Execution.OrderSide;
using VenueSide = Binance.Net.Enums.OrderSide;

namespace Breakwater.Adapters.Tests.Binance.Filters;

/// <summary>The same agreement over signed requests, through the library that the adapter uses.</summary>
public sealed class OverHttpTests : IDisposable
{
    private const int Orders = 500;
    private const decimal Owned = 1_000_000_000_000m;

    private readonly string folder = Directory.CreateTempSubdirectory("filters-http-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public async Task PlaceOrderAsync_FiveHundredOrders_AreRefusedForWhatWeNamed()
    {
        string info = Path.Combine(folder, "info.json");
        await File.WriteAllTextAsync(info, FiftySymbols.Make().ToJsonString());
        IReadOnlyList<Instrument> instruments = (await Snapshots.ReadAsync(info)).Instruments;
        var chance = new Chance(500);
        decimal[] prices = [.. instruments.Select(instrument => Snapshots.PriceOf(instrument, chance))];
        foreach ((Instrument instrument, decimal price) in instruments.Zip(prices))
        {
            await File.WriteAllLinesAsync(Path.Combine(folder, $"{instrument.Symbol}-1m.csv"), Quiet(price));
        }

        await using ExchangeServer server = await ExchangeServer.StartAsync(
            new ExchangeSettings
            {
                ReplayFolder = folder,
                ExchangeInfoFile = info,
                NoLimits = true,
                RunsInRealTime = true,
                From = DateTimeOffset.FromUnixTimeMilliseconds(Snapshots.Now),
            },
            TimeProvider.System);
        using BinanceRestClient client = ClientOf(server.Address.ToString().TrimEnd('/'));
        using var http = new HttpClient { BaseAddress = server.Address };
        using var reads = new VenueReads(
            new MemoryRateBudget(TimeProvider.System, new RateLimits()), TimeProvider.System);
        IReadOnlyList<Instrument> told = await new BinanceMarketData(client, reads, TimeProvider.System)
            .InstrumentsAsync(default);
        Assert.Equal(
            instruments.OrderBy(instrument => instrument.Symbol), told.OrderBy(instrument => instrument.Symbol));
        int refused = 0;
        await ResetAsync(http, instruments);
        for (int count = 0; count < Orders; count++)
        {
            int index = chance.Next(instruments.Count);
            OrderShape wish = Sendable(new WishMaker(instruments[index], prices[index], chance).Next());
            FilterVerdict verdict = OrderFilters.Check(wish, instruments[index], Situation(prices[index]));

            HttpResult<BinancePlacedOrder> answer = await SendAsync(client, instruments[index], wish);

            string? filter = answer.Error?.Message is { } message
                && message.Contains("Filter failure", StringComparison.Ordinal) ? message : null;
            Assert.True(verdict.Refusal is null ? filter is null
                : filter?.EndsWith(verdict.Refusal, StringComparison.Ordinal) is true,
                $"{instruments[index].Symbol} {wish}: ours {verdict.Denial}, theirs {answer.Error}");
            refused += filter is null ? 0 : 1;
            if (answer.Success)
            {
                await ResetAsync(http, instruments);
            }
        }

        Assert.InRange(refused, 100, 400);
    }

    // Money for every order, so that only filters refuse; nothing else is open.
    private static async Task ResetAsync(HttpClient http, IEnumerable<Instrument> instruments)
    {
        Dictionary<string, string> balances = instruments
            .SelectMany(instrument => new[] { instrument.BaseAsset, instrument.QuoteAsset })
            .Distinct()
            .ToDictionary(asset => asset, _ => Owned.ToString(CultureInfo.InvariantCulture));
        using HttpResponseMessage answer = await http.PutAsJsonAsync(
            new Uri("/sim/account", UriKind.Relative), new { reset = true, balances });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static VenueSituation Situation(decimal price) => new()
    {
        LastPrice = price,
        AveragePrice = price,
        Position = Owned,
        InInstrument = new OpenOrderCounts(0, 0, 0, 0),
        AtVenue = new OpenOrderCounts(0, 0, 0, 0),
    };

    private static IEnumerable<string> Quiet(decimal price) => Enumerable.Range(0, 60).Select(minute => string.Create(
        CultureInfo.InvariantCulture,
        $"{Snapshots.Start + (minute * 60_000L)},{price},{price},{price},{price},1000"));

    // More than eight decimals and a price of zero never reach a filter.
    private static OrderShape Sendable(OrderShape wish) => wish with
    {
        Quantity = Cut(wish.Quantity),
        QuoteQuantity = Cut(wish.QuoteQuantity),
        Price = Cut(wish.Price),
        StopPrice = Cut(wish.StopPrice) is 0m ? 0.00000001m : Cut(wish.StopPrice),
        VisibleQuantity = Cut(wish.VisibleQuantity) is 0m ? null : Cut(wish.VisibleQuantity),
        Type = wish.Type is OrderType.LimitImmediate ? OrderType.Limit : wish.Type,
    };

    private static decimal? Cut(decimal? value) => value is { } known
        ? Math.Min(Math.Round(known, 8, MidpointRounding.ToZero), 10_000_000_000_000_000_000m)
        : null;

    private static Task<HttpResult<BinancePlacedOrder>> SendAsync(
        BinanceRestClient client, Instrument instrument, OrderShape order)
    {
        bool isLimit = order.Type is OrderType.Limit or OrderType.StopLimit or OrderType.TakeProfitLimit;

        return client.SpotApi.Trading.PlaceOrderAsync(
            instrument.Symbol.Value,
            order.Side is OrderSide.Buy ? VenueSide.Buy : VenueSide.Sell,
            order.Type switch
            {
                OrderType.Market => SpotOrderType.Market,
                OrderType.LimitMaker => SpotOrderType.LimitMaker,
                OrderType.StopMarket => SpotOrderType.StopLoss,
                OrderType.StopLimit => SpotOrderType.StopLossLimit,
                OrderType.TakeProfitMarket => SpotOrderType.TakeProfit,
                OrderType.TakeProfitLimit => SpotOrderType.TakeProfitLimit,
                _ => SpotOrderType.Limit,
            },
            quantity: order.Quantity,
            quoteQuantity: order.QuoteQuantity,
            price: order.Price,
            timeInForce: isLimit ? TimeInForce.GoodTillCanceled : null,
            stopPrice: order.StopPrice,
            icebergQty: order.VisibleQuantity,
            trailingDelta: order.TrailingDelta);
    }

    private static BinanceRestClient ClientOf(string address) => new(options =>
    {
        options.Environment = BinanceEnvironment.CreateCustom(
            "test", address, address, address, null, null, null, null, null, null, null);
        options.RateLimitingBehaviour = RateLimitingBehaviour.Fail;
        options.ApiCredentials = new BinanceCredentials(AccountBook.DefaultKey, AccountBook.DefaultSecret);
    });
}
