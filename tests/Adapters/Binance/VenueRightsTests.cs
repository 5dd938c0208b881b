using System.Globalization;
using Breakwater.Adapters.Binance;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Binance;

/// <summary>Fills, fees, the key's rights, and when instruments are asked for anew.</summary>
public sealed class VenueRightsTests
{
    private const string Account = "/api/v3/account";
    private const string Rights = "/sapi/v1/account/apiRestrictions";
    private const string Instruments = "/api/v3/exchangeInfo";

    [Fact]
    public async Task FillsAsync_PublishedExample_IsTheFillAndItsOrder()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", VenueBed.Trades, VenueBed.Example("GET_api.v3.myTrades_0"));

        VenueFill fill = Assert.Single(await bed.Venue.FillsAsync(VenueBed.Btc, 28457, default));

        Assert.Equal(
            new VenueFill(
                100234,
                OrderSide.Buy,
                new Fill(
                    28457, 4.000001m, 12m, 10.1m, "BNB", DateTimeOffset.FromUnixTimeMilliseconds(1499865549590))),
            fill);
        VenueBed.Call call = bed.Calls.Last();
        Assert.Equal(("28457", "1000", "BTCUSDT"), (call["fromId"], call["limit"], call["symbol"]));
    }

    [Fact]
    public async Task FillsAsync_FromBeforeTheFirst_AsksFromZeroAndSorts()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", VenueBed.Trades, $"[{VenueBed.Trade(9, "4")},{VenueBed.Trade(8, "6")}]");

        IReadOnlyList<VenueFill> fills = await bed.Venue.FillsAsync(VenueBed.Btc, -1, default);

        Assert.Equal([8L, 9L], fills.Select(fill => fill.Fill.TradeId));
        Assert.All(fills, fill => Assert.Equal((28L, OrderSide.Sell), (fill.VenueOrderId, fill.Side)));
        Assert.Equal("0", bed.Calls.Last()["fromId"]);
    }

    [Fact]
    public async Task FeesAsync_PublishedExample_IsAllCommissionOnTheDearerSide()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", "/api/v3/account/commission", VenueBed.Example("GET_api.v3.account.commission_0"));

        FeeRates rates = await bed.Venue.FeesAsync(VenueBed.Btc, default);

        // Maker 0.0000001 + 0.01 + 0.00000112, taker 0.0000002 + 0.02 + 0.00000114, and the seller's 0.0000004 + 0.04
        // + 0.00000116 on both.
        Assert.Equal(new FeeRates(500.0278m, 600.029m, "BNB"), rates);
    }

    [Theory]
    [InlineData("true", "false")]
    [InlineData("false", "true")]
    public async Task FeesAsync_DiscountIsOff_HasNoAsset(string account, string symbol)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On(
            "GET",
            "/api/v3/account/commission",
            $$$"""
            {"symbol":"BTCUSDT","standardCommission":{"maker":"0.001","taker":"0.001","buyer":"0","seller":"0"},
            "discount":{"enabledForAccount":{{{account}}},"enabledForSymbol":{{{symbol}}},"discountAsset":"BNB",
            "discount":"0.75"}}
            """);

        Assert.Equal(new FeeRates(10m, 10m, null), await bed.Venue.FeesAsync(VenueBed.Btc, default));
    }

    [Theory]
    [InlineData(true, true, true, true, true)]
    [InlineData(true, false, true, false, false)]
    [InlineData(true, true, false, false, true)]
    [InlineData(false, true, true, false, false)]
    public async Task KeyRightsAsync_RestrictionsOfTheKey_CountTogetherWithTheAccount(
        bool accountTrades, bool reads, bool trades, bool canTrade, bool other)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        string account = VenueBed.Example("GET_api.v3.account_0");
        bed.On("GET", Account, account.Replace(
                "\"canTrade\": true", $"\"canTrade\": {Json(accountTrades)}", StringComparison.Ordinal))
            .On(
                "GET",
                Rights,
                $$"""
                {"ipRestrict":{{Json(other)}},"createTime":1698645219000,"enableReading":{{Json(reads)}},
                "enableSpotAndMarginTrading":{{Json(trades)}},"enableWithdrawals":{{Json(other)}}}
                """);

        KeyRights rights = await bed.Venue.KeyRightsAsync(default);

        Assert.Equal((canTrade, other, other), (rights.CanTrade, rights.CanWithdraw, rights.IsAddressBound));
    }

    [Fact]
    public async Task KeyRightsAsync_Account_IsToldApartButNotNamed()
    {
        KeyRights one = await RightsAsync(354937868);
        KeyRights again = await RightsAsync(354937868);
        KeyRights other = await RightsAsync(354937869);

        Assert.Equal(one.Account, again.Account);
        Assert.NotEqual(one.Account, other.Account);
        Assert.Matches("^[0-9a-f]{16}$", one.Account);
    }

    [Theory]
    [InlineData("""["SPOT"]""", true, false, true, false)]
    [InlineData("""["SPOT"]""", true, true, true, true)]
    [InlineData("""["SPOT"]""", false, false, false, false)]
    [InlineData("""["LEVERAGED"]""", true, false, false, false)]
    public async Task KeyRightsAsync_NoWalletEndpoints_IsWhatTheAccountSays(
        string permissions, bool trades, bool withdraws, bool canTrade, bool canWithdraw)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", Account, AccountOf(7, permissions, trades, withdraws))
            .On("GET", Rights, "<html>404 Not Found</html>", 404);

        KeyRights rights = await bed.Venue.KeyRightsAsync(default);

        Assert.Equal((canTrade, canWithdraw, false), (rights.CanTrade, rights.CanWithdraw, rights.IsAddressBound));
        Assert.Equal(1, bed.Count("GET", Rights));
    }

    [Theory]
    [InlineData(503, -1000)]
    [InlineData(401, -2015)]
    public async Task KeyRightsAsync_RestrictionsCannotBeRead_IsTroubleAndNoRights(int status, int code)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", Account, AccountOf(7, """["SPOT"]""", trades: true, withdraws: false))
            .On("GET", Rights, VenueBed.Error(code, "No."), status);

        await Assert.ThrowsAsync<OutsideTroubleException>(() => bed.Venue.KeyRightsAsync(default));
    }

    [Fact]
    public async Task KeyRightsAsync_AccountWithoutAnOwner_IsTrouble()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", Account, AccountOf(0, """["SPOT"]""", trades: true, withdraws: false));

        await Assert.ThrowsAsync<OutsideTroubleException>(() => bed.Venue.KeyRightsAsync(default));
    }

    [Theory]
    [InlineData(-1013, "Filter failure: PRICE_FILTER", 2)]
    [InlineData(-2010, "Account has insufficient balance for requested action.", 1)]
    public async Task Orders_RefusedByAFilter_RulesAreFetchedAnew(int code, string text, int fetched)
    {
        OrderRequest stop = VenueBed.Stop(1m, 95m);
        Func<ITradingVenue, Task>[] ways =
        [
            venue => venue.SubmitAsync(stop, default),
            venue => venue.ReplaceAsync("old", stop, default),
            venue => venue.SubmitListAsync(Venues.ContractOrders.Protection("o", 1m), default),
        ];
        foreach (Func<ITradingVenue, Task> place in ways)
        {
            await using VenueBed bed = await VenueBed.StartAsync();
            bed.On("POST", VenueBed.Order, VenueBed.Error(code, text), 400)
                .On("POST", VenueBed.Replace, VenueBed.Error(code, text), 400)
                .On("POST", "/api/v3/orderList/oco", VenueBed.Error(code, text), 400)
                .On("GET", VenueBed.Order, VenueBed.Shown("NEW"));
            await bed.Market.InstrumentsAsync(default);

            await place(bed.Venue);
            await bed.Market.InstrumentsAsync(default);

            Assert.Equal(fetched, bed.Count("GET", Instruments));
        }
    }

    [Fact]
    public async Task VenueClock_AfterAMeasurement_TellsHowFarAheadWeAre()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        Assert.Null(bed.Market.VenueClock.Last);
        Assert.Equal(bed.Clock.Now, bed.Market.VenueClock.Now);

        DateTimeOffset venue = await bed.Market.ServerTimeAsync(default);

        VenueOffset offset = bed.Market.VenueClock.Last!;
        Assert.Equal((bed.Clock.Now - venue, bed.Clock.Now), (offset.Ahead, offset.MeasuredAt));
        Assert.Equal(venue, bed.Market.VenueClock.Now);
        Assert.True(bed.Market.VenueClock.IsFresh(TimeSpan.FromMinutes(1)));
        bed.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(bed.Market.VenueClock.IsFresh(TimeSpan.FromMinutes(1)));
    }

    private static async Task<KeyRights> RightsAsync(long uid)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", Account, AccountOf(uid, """["SPOT"]""", trades: true, withdraws: false))
            .On("GET", Rights, """{"enableReading":true,"enableSpotAndMarginTrading":true}""");

        return await bed.Venue.KeyRightsAsync(default);
    }

    private static string AccountOf(long uid, string permissions, bool trades, bool withdraws) =>
        $$"""
        {"canTrade":{{Json(trades)}},"canWithdraw":{{Json(withdraws)}},"accountType":"SPOT","balances":[],
        "permissions":{{permissions}},"uid":{{uid.ToString(CultureInfo.InvariantCulture)}}}
        """;

    private static string Json(bool value) => value ? "true" : "false";
}
