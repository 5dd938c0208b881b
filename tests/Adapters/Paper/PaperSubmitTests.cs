using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;

namespace Breakwater.Adapters.Tests.Paper;

public sealed class PaperSubmitTests
{
    private readonly PaperBed bed = new();

    [Fact]
    public async Task BalancesAsync_NewAccount_IsTheStartBalance()
    {
        Assert.Equal([new Balance("USDT", 10_000m, 0m)], await bed.Venue.BalancesAsync(default));
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
        Assert.Equal(OrderStatus.NotFound, (await bed.QueryAsync("never")).Status);
    }

    [Fact]
    public async Task SubmitAsync_BuyWithinTheBook_FillsAtEachLevelAndPaysInBase()
    {
        bed.Market.Book(
            PaperBed.Btc, [new(99.9m, 5m)], [new(100m, 1m), new(100.5m, 2m), new(101m, 10m)]);

        OrderReport report = await bed.SubmitAsync(PaperBed.Buy("b", 4m, 101m));

        Assert.Equal(OrderStatus.Filled, report.Status);
        Assert.Equal(
            [(100m, 1m), (100.5m, 2m), (101m, 1m)], report.Fills.Select(fill => (fill.Price, fill.Quantity)));
        Assert.Equal([0.001m, 0.002m, 0.001m], report.Fills.Select(fill => fill.Commission));
        Assert.All(report.Fills, fill => Assert.Equal("BTC", fill.CommissionAsset));
        Assert.All(report.Fills, fill => Assert.Equal(bed.Clock.Now, fill.At));
        Assert.Equal(new Balance("BTC", 3.996m, 0m), await bed.BalanceAsync("BTC"));
        Assert.Equal(new Balance("USDT", 9_598m, 0m), await bed.BalanceAsync("USDT"));
    }

    [Fact]
    public async Task SubmitAsync_LimitEndsInsideTheBook_FillsPartAndExpires()
    {
        bed.Market.Book(PaperBed.Btc, [new(99.9m, 5m)], [new(100m, 1m), new(100.5m, 2m), new(101m, 10m)]);

        OrderReport report = await bed.SubmitAsync(PaperBed.Buy("b", 4m, 100.5m));

        Assert.Equal(OrderStatus.Expired, report.Status);
        Assert.Equal(3m, report.Fills.Sum(fill => fill.Quantity));
        Assert.All(report.Fills, fill => Assert.True(fill.Price <= 100.5m));
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
        Assert.Equal(new Balance("USDT", 10_000m - 301m, 0m), await bed.BalanceAsync("USDT"));
    }

    [Fact]
    public async Task SubmitAsync_LimitBelowTheBook_ExpiresWithoutAFill()
    {
        OrderReport report = await bed.SubmitAsync(PaperBed.Buy("b", 4m, 100m));

        Assert.Equal((OrderStatus.Expired, 0), (report.Status, report.Fills.Count));
        Assert.Equal(new Balance("USDT", 10_000m, 0m), await bed.BalanceAsync("USDT"));
    }

    [Fact]
    public async Task SubmitAsync_Sale_PaysTheCommissionInQuoteCutToEightDecimals()
    {
        await bed.SubmitAsync(PaperBed.Buy("b", 1m));
        decimal before = (await bed.BalanceAsync("USDT")).Free;
        bed.Market.Quote(PaperBed.Btc, 33.33333333m, 34m);

        Fill fill = Assert.Single((await bed.SubmitAsync(PaperBed.Sell("s", 0.333m))).Fills);

        Assert.Equal("USDT", fill.CommissionAsset);
        Assert.Equal(0.01109999m, fill.Commission);
        Assert.Equal(before + (33.33333333m * 0.333m) - 0.01109999m, (await bed.BalanceAsync("USDT")).Free);
    }

    [Fact]
    public async Task SubmitAsync_FillsOfManyOrders_NeverShareATradeId()
    {
        bed.Market.Add("ETH");
        var fills = new List<Fill>();
        for (int n = 0; n < 5; n++)
        {
            fills.AddRange((await bed.SubmitAsync(PaperBed.Buy($"b{n}", 1m))).Fills);
            fills.AddRange((await bed.SubmitAsync(PaperBed.Buy($"e{n}", 1m, null, Symbol.Of("ETHUSDT")))).Fills);
            fills.AddRange((await bed.SubmitAsync(PaperBed.Sell($"s{n}", 0.5m))).Fills);
        }

        Assert.Equal(15, fills.Select(fill => fill.TradeId).Distinct().Count());
    }

    [Theory]
    [InlineData(0, "Filter failure: LOT_SIZE")]
    [InlineData(-1, "Filter failure: LOT_SIZE")]
    [InlineData(0.0005, "Filter failure: LOT_SIZE")]
    [InlineData(1.0005, "Filter failure: LOT_SIZE")]
    [InlineData(0.049, "Filter failure: NOTIONAL")]
    [InlineData(100, "Account has insufficient balance for requested action.")]
    public async Task SubmitAsync_QuantityTheVenueRefuses_SaysWhyAndChangesNothing(double quantity, string reason) =>
        await AssertRefusedAsync(PaperBed.Buy("b", (decimal)quantity, 101m), reason);

    [Fact]
    public async Task SubmitAsync_MoreThanTheLargestLot_IsRefused()
    {
        Instrument btc = bed.Market.Instruments[PaperBed.Btc];
        bed.Market.Instruments[PaperBed.Btc] = btc with
        {
            Filters = VenueFilters.Of(btc) with { Lot = new QuantityGrid(0.001m, 5m, 0.001m) },
        };

        await AssertRefusedAsync(PaperBed.Buy("b", 6m, 101m), "Filter failure: LOT_SIZE");
    }

    [Fact]
    public async Task SubmitAsync_MarketOrderOverTheLargestLot_IsRefused()
    {
        bed.Market.Instruments[PaperBed.Btc] = bed.Market.Instruments[PaperBed.Btc] with { MaxQuantity = 5m };

        await AssertRefusedAsync(PaperBed.Buy("b", 6m), "Filter failure: MARKET_LOT_SIZE");
    }

    [Fact]
    public async Task SubmitAsync_Refused_IsNotFoundAfterwards()
    {
        // Binance keeps nothing of an order that it refused.
        await bed.SubmitAsync(PaperBed.Sell("s", 1m));

        Assert.Equal(OrderStatus.NotFound, (await bed.QueryAsync("s")).Status);
    }

    [Fact]
    public async Task SubmitAsync_StorageDown_IsUnknownAndNotFoundWhenItIsBack()
    {
        var broken = new HookedStore(bed.Store, _ => throw new OutsideTroubleException("The store is down."));

        OrderReport report = await bed.Instance(broken).SubmitAsync(PaperBed.Buy("b", 1m), default);

        Assert.Equal(OrderStatus.Unknown, report.Status);
        Assert.Equal(OrderStatus.NotFound, (await bed.QueryAsync("b")).Status);
    }

    [Fact]
    public async Task SubmitAsync_PriceOffTheTick_IsRefused() =>
        await AssertRefusedAsync(PaperBed.Buy("b", 1m, 100.105m), "Filter failure: PRICE_FILTER");

    [Fact]
    public async Task SubmitAsync_MarketClosed_IsRefused()
    {
        bed.Market.Instruments[PaperBed.Btc] = bed.Market.Instruments[PaperBed.Btc] with { IsTrading = false };

        await AssertRefusedAsync(PaperBed.Buy("b", 1m), "Market is closed.");
    }

    [Fact]
    public async Task SubmitAsync_SaleOfWhatIsNotOwned_IsRefused() =>
        await AssertRefusedAsync(
            PaperBed.Sell("s", 1m), "Account has insufficient balance for requested action.");

    [Fact]
    public async Task SubmitAsync_MarketBuyThatTheAsksMakeDearerThanTheBalance_IsRefusedAndDoesNotThrow()
    {
        // The bid alone says 9,900; the asks cost 10,890.
        bed.Market.Quote(PaperBed.Btc, 99m, 110m);

        await AssertRefusedAsync(
            PaperBed.Buy("b", 99m), "Account has insufficient balance for requested action.");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(100.5)]
    public async Task SubmitAsync_StopAtOrAboveTheBid_WouldTriggerImmediately(double stopPrice)
    {
        await bed.SubmitAsync(PaperBed.Buy("b", 2m));

        await AssertRefusedAsync(PaperBed.Stop("s", 1m, (decimal)stopPrice), "Order would trigger immediately.");
    }

    [Fact]
    public async Task SubmitAsync_IdOfARestingStop_ReportsThatStopAndPlacesNothing()
    {
        await bed.ProtectedAsync();

        OrderReport report = await bed.SubmitAsync(PaperBed.Stop("stop", 0.05m, 94m));

        Assert.Equal(OrderStatus.Open, report.Status);
        Assert.Equal(OrderStatus.Open, (await bed.QueryAsync("stop")).Status);
        Assert.Equal(1.9m, Assert.Single(await bed.Venue.OpenOrdersAsync(default)).Quantity);
    }

    [Fact]
    public async Task SubmitAsync_IdOfAnEndedOrder_IsTakenAgain()
    {
        await bed.SubmitAsync(PaperBed.Buy("again", 1m));

        Assert.Equal(OrderStatus.Filled, (await bed.SubmitAsync(PaperBed.Buy("again", 2m))).Status);
        Assert.Equal(2m, (await bed.QueryAsync("again")).Fills.Sum(fill => fill.Quantity));
        Assert.Equal(2.997m, (await bed.BalanceAsync("BTC")).Free);
    }

    [Fact]
    public async Task SubmitAsync_RefusedUnderTheIdOfAFilledOrder_DoesNotEraseTheFill()
    {
        // A refused order never was one: Binance still answers a query with the earlier, filled order.
        await bed.SubmitAsync(PaperBed.Buy("again", 60m));

        OrderReport refused = await bed.SubmitAsync(PaperBed.Buy("again", 60m));

        Assert.Equal(OrderStatus.Rejected, refused.Status);
        OrderReport known = await bed.QueryAsync("again");
        Assert.Equal(OrderStatus.Filled, known.Status);
        Assert.Equal(60m, known.Fills.Sum(fill => fill.Quantity));
    }

    [Fact]
    public async Task SubmitAsync_MarketDown_IsUnknownAndNotAnException()
    {
        bed.Market.IsDown = true;

        OrderReport report = await bed.SubmitAsync(PaperBed.Buy("b", 1m));

        Assert.Equal(OrderStatus.Unknown, report.Status);
    }

    [Fact]
    public async Task SubmitAsync_SymbolTheVenueDoesNotList_IsRejectedAndNotTroubleThatIsTriedForEver()
    {
        OrderReport report = await bed.SubmitAsync(PaperBed.Buy("b", 1m, null, Symbol.Of("NOPEUSDT")));

        Assert.Equal(OrderStatus.Rejected, report.Status);
    }

    [Fact]
    public async Task SubmitAsync_EmptyBook_ExpiresWithoutAFill()
    {
        bed.Market.Book(PaperBed.Btc, [new(100m, 1m)], []);

        Assert.Equal(OrderStatus.Expired, (await bed.SubmitAsync(PaperBed.Buy("b", 1m))).Status);
    }

    private async Task AssertRefusedAsync(OrderRequest order, string reason)
    {
        IReadOnlyList<Balance> before = await bed.Venue.BalancesAsync(default);

        OrderReport report = await bed.SubmitAsync(order);

        Assert.Equal((OrderStatus.Rejected, reason), (report.Status, report.Reason));
        Assert.Equal(reason == "Filter failure: NOTIONAL", report.IsTooSmall);
        Assert.Empty(report.Fills);
        Assert.Equal(before, await bed.Venue.BalancesAsync(default));
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
    }
}
