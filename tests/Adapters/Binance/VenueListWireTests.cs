using Breakwater.Adapters.Binance;
using Breakwater.Domain.Execution;

namespace Breakwater.Adapters.Tests.Binance;

/// <summary>Lists of orders on the wire.</summary>
public sealed class VenueListWireTests
{
    [Fact]
    public async Task SubmitListAsync_Oco_TargetIsAboveAndStopBelow() => Assert.Equal(
        "symbol=BTCUSDT&quantity=0.9&aboveType=LIMIT_MAKER&belowType=STOP_LOSS_LIMIT&side=SELL&listClientOrderId=o"
            + "&aboveClientOrderId=o-t&abovePrice=510&belowClientOrderId=o-s&belowPrice=465.5&belowStopPrice=490"
            + "&belowTimeInForce=GTC",
        Own(await SentAsync(ListScript.Oco)));

    [Fact]
    public async Task SubmitListAsync_Oto_StopWaits() => Assert.Equal(
        "symbol=BTCUSDT&pendingType=STOP_LOSS_LIMIT&workingType=LIMIT&workingSide=BUY&workingQuantity=1"
            + "&workingPrice=502&pendingQuantity=0.9&pendingSide=SELL&listClientOrderId=b&workingClientOrderId=b-e"
            + "&workingTimeInForce=FOK&pendingClientOrderId=b-s&pendingPrice=446.5&pendingStopPrice=470"
            + "&pendingTimeInForce=GTC",
        Own(await SentAsync(ListScript.Oto)));

    [Fact]
    public async Task SubmitListAsync_Otoco_BothWait() => Assert.Equal(
        "symbol=BTCUSDT&pendingAboveType=LIMIT_MAKER&pendingBelowType=STOP_LOSS_LIMIT&workingType=LIMIT"
            + "&workingSide=BUY&workingQuantity=1&workingPrice=502&pendingQuantity=0.9&pendingSide=SELL"
            + "&listClientOrderId=b&workingClientOrderId=b-e&workingTimeInForce=FOK&pendingAboveClientOrderId=b-t"
            + "&pendingAbovePrice=510&pendingBelowClientOrderId=b-s&pendingBelowPrice=446.5"
            + "&pendingBelowStopPrice=470&pendingBelowTimeInForce=GTC",
        Own(await SentAsync(ListScript.Otoco)));

    [Fact]
    public async Task SubmitListAsync_Opo_HasNoQuantityForWhatWaits() => Assert.Equal(
        "symbol=BTCUSDT&listClientOrderId=b&newOrderRespType=RESULT&workingSide=BUY&workingQuantity=1"
            + "&workingType=LIMIT&workingClientOrderId=b-e&workingPrice=502&workingTimeInForce=FOK&pendingSide=SELL"
            + "&pendingType=STOP_LOSS_LIMIT&pendingClientOrderId=b-s&pendingPrice=446.5&pendingStopPrice=470"
            + "&pendingTimeInForce=GTC",
        Own(await SentAsync(ListScript.Opo)));

    [Fact]
    public async Task SubmitListAsync_Opoco_HasNoQuantityForWhatWaits() => Assert.Equal(
        "symbol=BTCUSDT&listClientOrderId=b&newOrderRespType=RESULT&workingSide=BUY&workingQuantity=1"
            + "&workingType=LIMIT&workingClientOrderId=b-e&workingPrice=502&workingTimeInForce=FOK&pendingSide=SELL"
            + "&pendingAboveType=LIMIT_MAKER&pendingAboveClientOrderId=b-t&pendingAbovePrice=510"
            + "&pendingBelowType=STOP_LOSS_LIMIT&pendingBelowClientOrderId=b-s&pendingBelowPrice=446.5"
            + "&pendingBelowStopPrice=470&pendingBelowTimeInForce=GTC",
        Own(await SentAsync(ListScript.Opoco)));

    [Fact]
    public async Task SubmitListAsync_Opoco_IsSignedOverAllThatIsSentAtTheVenuesTime()
    {
        VenueBed.Call call = await SentAsync(ListScript.Opoco);
        string[] parts = call.Parameters.Split("&signature=");

        Assert.Equal(VenueKey.OfHmac(FakeExchange.Key, FakeExchange.Secret).Sign(parts[0]), parts[1]);
        Assert.Equal("5000", call["recvWindow"]);
        long behind = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()
            - long.Parse(call["timestamp"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(behind, -1_000, 60_000);
    }

    private static async Task<VenueBed.Call> SentAsync(OrderListRequest list)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", ListScript.PathOf(list.Kind), ListScript.Answer(list, "NEW", "PENDING_NEW"))
            .On("GET", VenueBed.Order, VenueBed.Shown("NEW"));
        await bed.Venue.SubmitListAsync(list, default);

        return bed.Calls.Single(call => call.Method == "POST");
    }

    // Without what is added to every signed request.
    private static string Own(VenueBed.Call call) =>
        call.Parameters[..call.Parameters.IndexOf("&recvWindow", StringComparison.Ordinal)];
}
