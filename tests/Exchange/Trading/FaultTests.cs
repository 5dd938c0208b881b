using System.Text.Json;
using Breakwater.Local.Exchange;
using Breakwater.Local.Exchange.Accounts;

namespace Breakwater.Exchange.Tests.Trading;

public sealed class FaultTests
{
    private const string Rest = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=450";

    private readonly Trader trader = Trader.On(20,
        [.. Enumerable.Repeat((50_000L, 50_010L, 49_990L, 50_000L), 21), (50_000, 50_000, 44_000, 50_000),
            .. Enumerable.Repeat((50_000L, 50_010L, 49_990L, 50_000L), 21)]);

    [Theory]
    [InlineData("timeout", 504, -1007)]
    [InlineData("unexpected", 502, -1006)]
    [InlineData("server-error", 500, -1000)]
    [InlineData("busy", 503, -1008)]
    [InlineData("timestamp", 400, -1021)]
    public async Task Answer_FaultBeforeOrAfter_OnlyAfterLeavesAnOrder(string kind, int status, int code)
    {
        foreach (string phase in new[] { "before", "after" })
        {
            await FaultAsync($$"""{"kind":"{{kind}}","phase":"{{phase}}","method":"POST","count":1}""");
            Simulator.Answer answer = await trader.SendAsync("POST", "order", Rest + "&newClientOrderId=" + phase);
            Assert.Equal((status, code), (answer.Status, answer.Json.GetProperty("code").GetInt32()));
            Simulator.Answer query = await trader.SendAsync(
                "GET", "order", "symbol=BTCUSDT&origClientOrderId=" + phase);
            Assert.Equal(phase == "after" ? 200 : 400, query.Status);
        }

        _ = await trader.OkAsync("POST", "order", Rest);
    }

    [Fact]
    public async Task Fault_WindowOfTime_EndsWithIt()
    {
        await FaultAsync("""{"kind":"busy","forMs":5000,"path":"/api/v3/account"}""");
        Assert.Equal(503, (await trader.SendAsync("GET", "account")).Status);
        Assert.Equal(200, (await trader.SendAsync("GET", "openOrders")).Status);
        trader.Simulator.Pass(4999);
        Assert.Equal(503, (await trader.SendAsync("GET", "account")).Status);
        trader.Simulator.Pass(1);
        Assert.Equal(200, (await trader.SendAsync("GET", "account")).Status);
    }

    [Fact]
    public async Task Hide_NewOrder_FoundOnlyLater()
    {
        await FaultAsync("""{"kind":"hide","delayMs":3000,"count":1}""");
        _ = await trader.OkAsync("POST", "order", Rest + "&newClientOrderId=late");
        (string, string, string) query = ("GET", "order", "symbol=BTCUSDT&origClientOrderId=late");
        await trader.RefusedAsync(query, -2013, "Order does not exist.");
        await trader.RefusedAsync(
            ("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=late"), -2011, "Unknown order sent.");
        Assert.Equal(0, (await trader.OkAsync("GET", "openOrders")).GetArrayLength());
        Assert.Equal(450m, (await trader.BalanceAsync("USDT")).Locked);
        trader.Simulator.Pass(3000);
        Assert.Equal("NEW", Trader.Text(await trader.OkAsync(query.Item1, query.Item2, query.Item3), "status"));
    }

    [Fact]
    public async Task Partial_NewOrder_FillsInPartStallsAndThenGoesOn()
    {
        await FaultAsync("""{"kind":"partial","fraction":0.25,"delayMs":600000,"count":1}""");
        JsonElement order = await trader.OrderAsync("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=501");
        Assert.Equal(("PARTIALLY_FILLED", 0.25m),
            (Trader.Text(order, "status"), Trader.Number(order, "executedQty")));
        trader.Simulator.Pass(599_999);
        Assert.Equal("PARTIALLY_FILLED", await trader.StatusAsync(order));
        trader.Simulator.Pass(1);
        Assert.Equal("FILLED", await trader.StatusAsync(order));
    }

    [Fact]
    public async Task Halt_Symbol_BreakNoOrdersNoFillsCancelWorks()
    {
        JsonElement resting = await trader.OkAsync("POST", "order", Rest);
        JsonElement other = await trader.OkAsync("POST", "order", Rest);
        await FaultAsync("""{"kind":"halt","symbol":"BTCUSDT","forMs":900000}""");
        JsonElement info = await trader.Simulator.JsonAsync("/api/v3/exchangeInfo?symbol=BTCUSDT");
        Assert.Equal("BREAK", Trader.Text(info.GetProperty("symbols")[0], "status"));
        await trader.RefusedAsync(("POST", "order", Rest), -2010, "Market is closed.");
        _ = await trader.OkAsync("DELETE", "order", "symbol=BTCUSDT&orderId=2");
        trader.Simulator.Pass(1_000_000);
        Assert.Equal("NEW", await trader.StatusAsync(resting));
        Assert.Equal("CANCELED", await trader.StatusAsync(other));
        _ = await trader.OkAsync("POST", "order", Rest);
    }

    [Fact]
    public async Task Maintenance_Always_503ButTheStatusSaysSo()
    {
        await FaultAsync("""{"kind":"maintenance"}""");
        Assert.Equal(503, (await trader.SendAsync("GET", "account")).Status);
        Assert.Equal(503, (await trader.Simulator.SendAsync("/api/v3/ping")).Status);
        JsonElement status = await trader.Simulator.JsonAsync("/sapi/v1/system/status");
        Assert.Equal((1, "system_maintenance"),
            (status.GetProperty("status").GetInt32(), Trader.Text(status, "msg")));
        _ = await trader.SimulateAsync("DELETE", "faults", string.Empty);
        _ = await trader.OkAsync("GET", "account");
    }

    [Fact]
    public async Task List_AfterAFault_CountsIt()
    {
        await FaultAsync("""{"kind":"busy","count":2}""");
        _ = await trader.SendAsync("GET", "account");
        JsonElement fault = (await trader.SimulateAsync("GET", "faults", string.Empty))[0];
        Assert.Equal((1, 1), (fault.GetProperty("happened").GetInt32(), fault.GetProperty("left").GetInt32()));
    }

    [Theory]
    [InlineData("{\"kind\":\"gremlin\"}")]
    [InlineData("{\"kind\":\"busy\",\"phase\":\"during\"}")]
    [InlineData("nonsense")]
    public async Task Add_Nonsense_400(string body) =>
        Assert.Equal(400, (await trader.Simulator.SendAsync("/sim/faults", "POST", body)).Status);

    [Theory]
    [InlineData("drop", 0, "before", 0)]
    [InlineData("drop", 0, "after", 1)]
    [InlineData("silence", 300, "after", 1)]
    public async Task Connection_DroppedOrSilent_ClientSeesNoAnswer(string kind, int hold, string phase, int orders)
    {
        await using ExchangeServer server =
            await ExchangeServer.StartAsync(new ExchangeSettings(), TimeProvider.System);
        using HttpClient client = new() { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Add("X-MBX-APIKEY", AccountBook.DefaultKey);
        string fault = $$"""{"kind":"{{kind}}","holdMs":{{hold}},"phase":"{{phase}}","method":"POST","count":1}""";
        using StringContent body = new(fault);
        _ = (await client.PostAsync(new Uri("/sim/faults", UriKind.Relative), body)).EnsureSuccessStatusCode();
        long started = TimeProvider.System.GetTimestamp();
        using StringContent order = new(Signed(server, "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&"));
        _ = await Assert.ThrowsAsync<HttpRequestException>(
            () => client.PostAsync(new Uri("/api/v3/order", UriKind.Relative), order));
        Assert.True(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds >= hold * 0.9);
        string all = await client.GetStringAsync(
            new Uri("/api/v3/allOrders?" + Signed(server, "symbol=BTCUSDT&"), UriKind.Relative));
        Assert.Equal(orders, JsonDocument.Parse(all).RootElement.GetArrayLength());
    }

    private static string Signed(ExchangeServer server, string parameters)
    {
        string payload = FormattableString.Invariant($"{parameters}timestamp={server.Clock.Now}");
        return $"{payload}&signature={Trader.Sign(AccountBook.DefaultSecret, payload)}";
    }

    private Task<JsonElement> FaultAsync(string body) => trader.SimulateAsync("POST", "faults", body);
}
