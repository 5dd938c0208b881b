using System.Globalization;
using Binance.Net.Objects.Models.Spot;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;
using CryptoExchange.Net.Objects;

namespace Breakwater.Adapters.Binance;

/// <summary>
/// Lists that sell what their entry bought (OPO and OPOCO: rest-api.md, faqs/opo.md). Binance.Net has no call for them.
/// </summary>
/// <remarks>
/// As with the client, the venue's clock is measured before the first request, once an hour, and after -1021.
/// </remarks>
internal sealed class ProceedsLists(SignedPost post, BinanceMarketData market)
{
    private const string Folder = "api/v3/orderList/";
    private static readonly TimeSpan MeasureEvery = TimeSpan.FromHours(1);

    private volatile bool isClockOff;

    public async Task<HttpResult<BinanceOrderOcoList>> SendAsync(OrderListRequest list, ListLegs legs)
    {
        if (isClockOff || !market.VenueClock.IsFresh(MeasureEvery))
        {
            await MeasureAsync();
        }

        string path = Folder + (list.Kind is ListKind.Opo ? "opo" : "opoco");
        HttpResult<BinanceOrderOcoList> answer = await post.SendAsync(path, Parameters(list, legs), ListAnswer.Read);
        isClockOff = SignedVenueCalls.IsClockOff(answer);

        return answer;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Parameters(OrderListRequest list, ListLegs legs) =>
    [
        new("symbol", list.Symbol.Value),
        new("listClientOrderId", list.ClientListId),
        new("newOrderRespType", "RESULT"),
        new("workingSide", "BUY"),
        new("workingQuantity", Number(legs.Working.Terms.Quantity)),
        .. Of("working", legs.Working),
        new("pendingSide", "SELL"),
        .. list.Kind is ListKind.Opo
            ? Of("pending", legs.Below)
            : [.. Of("pendingAbove", legs.Above), .. Of("pendingBelow", legs.Below)],
    ];

    private static KeyValuePair<string, string?>[] Of(string place, ListLeg leg) =>
    [
        new($"{place}Type", VenueWords.Of(leg.Terms.Type)),
        new($"{place}ClientOrderId", leg.Id),
        new($"{place}Price", Number(leg.Terms.Price)),
        new($"{place}StopPrice", Number(leg.Terms.StopPrice)),
        new($"{place}IcebergQty", Number(leg.Terms.IcebergQuantity)),
        new($"{place}TimeInForce", VenueWords.Of(leg.Terms.TimeInForce)),
    ];

    private static string? Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    private async Task MeasureAsync()
    {
        try
        {
            await market.ServerTimeAsync(CancellationToken.None);
        }
        catch (OutsideTroubleException)
        {
            // The last measurement holds; the venue refuses what is too far off.
        }
    }
}
