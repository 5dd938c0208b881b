using System.Text.Json;

namespace Breakwater.Exchange.Tests.Trading;

public sealed class OrderTests
{
    private readonly Trader trader = Trader.OnWalk();

    [Fact]
    public async Task Cancel_OpenOrder_FreesItsMoneyOnce()
    {
        JsonElement order = await RestAsync("&newClientOrderId=mine");
        Assert.Equal("NEW", Trader.Text(order, "status"));
        Assert.Equal(3m, (await trader.BalanceAsync("USDT")).Locked / Price * 100);
        JsonElement cancelled = await trader.OkAsync("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=mine");
        Assert.Equal(("CANCELED", "mine"),
            (Trader.Text(cancelled, "status"), Trader.Text(cancelled, "origClientOrderId")));
        await trader.RefusedAsync(
            ("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=mine"), -2011, "Unknown order sent.");
        Assert.Equal((10_000m, 0m), await trader.BalanceAsync("USDT"));
    }

    [Fact]
    public async Task Place_SameClientId_RefusedWhileOpenAcceptedAfter()
    {
        _ = await RestAsync("&newClientOrderId=mine");
        await trader.RefusedAsync(
            ("POST", "order", Rest + "&newClientOrderId=mine"), -2010, "Duplicate order sent.");
        _ = await trader.OkAsync("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=mine");
        JsonElement second = await RestAsync("&newClientOrderId=mine");
        JsonElement found = await trader.OkAsync("GET", "order", "symbol=BTCUSDT&origClientOrderId=mine");
        Assert.Equal(second.GetProperty("orderId").GetInt64(), found.GetProperty("orderId").GetInt64());
    }

    [Fact]
    public async Task Cancel_AfterMarketOrdersAndADuplicate_StillWorks()
    {
        _ = await trader.OrderAsync("side=BUY&type=MARKET&quantity=2");
        _ = await trader.OrderAsync("side=BUY&type=MARKET&quoteOrderQty=100");
        JsonElement order = await RestAsync("&newClientOrderId=mine");
        await trader.RefusedAsync(
            ("POST", "order", Rest + "&newClientOrderId=mine"), -2010, "Duplicate order sent.");
        long id = order.GetProperty("orderId").GetInt64();
        _ = await trader.OkAsync("DELETE", "order", FormattableString.Invariant($"symbol=BTCUSDT&orderId={id}"));
        Assert.Equal(0, (await trader.BalanceAsync("USDT")).Locked);
    }

    private decimal Price => Math.Floor(trader.Last * 0.9m);

    private string Rest => FormattableString.Invariant(
        $"symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.03&price={Price}");

    private Task<JsonElement> RestAsync(string more) => trader.OkAsync("POST", "order", Rest + more);
}
