using Breakwater.Adapters.Paper;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>The account's list of trades, the rows behind it, and what a look costs.</summary>
public sealed class PaperFillsTests
{
    private static readonly Symbol Eth = Symbol.Of("ETHUSDT");

    [Fact]
    public async Task FillsAsync_FromAnId_GivesThatOneAndLaterOfTheSymbolInOrder()
    {
        var bed = new PaperBed();
        bed.Market.Add("ETH");
        bed.Market.Book(PaperBed.Btc, [new(99.9m, 5m)], [new(100m, 1m), new(100.5m, 2m), new(101m, 10m)]);
        await bed.SubmitAsync(PaperBed.Buy("b", 4m, 101m));
        await bed.SubmitAsync(PaperBed.Buy("e", 1m, null, Eth));
        await bed.SubmitAsync(PaperBed.Sell("s", 1m));

        IReadOnlyList<VenueFill> fills = await bed.Instance().FillsAsync(PaperBed.Btc, 2, default);

        Assert.Equal(
            [(2L, 1L, OrderSide.Buy), (3L, 1L, OrderSide.Buy), (5L, 3L, OrderSide.Sell)],
            fills.Select(fill => (fill.Fill.TradeId, fill.VenueOrderId, fill.Side)));
        Assert.Equal((await bed.QueryAsync("b")).Fills[1], fills[0].Fill);
        Assert.Equal([4L], (await bed.Venue.FillsAsync(Eth, 0, default)).Select(fill => fill.Fill.TradeId));
        Assert.Empty(await bed.Venue.FillsAsync(PaperBed.Btc, 6, default));
    }

    [Fact]
    public async Task FillsAsync_ManyFills_ComeInPagesOfAThousandAndAreNotScanned()
    {
        var counted = new CountingStore();
        var bed = new PaperBed(counted);
        bed.Market.Book(
            PaperBed.Btc,
            [new(99m, 5m)],
            [.. Enumerable.Range(0, 50).Select(n => new BookLevel(100m + (0.01m * n), 0.01m))]);
        for (int n = 0; n < 30; n++)
        {
            await bed.SubmitAsync(PaperBed.Buy($"b{n}", 0.5m));
        }

        IReadOnlyList<VenueFill> first = await bed.Venue.FillsAsync(PaperBed.Btc, 1, default);
        int before = counted.RowsRead;
        IReadOnlyList<VenueFill> second = await bed.Venue.FillsAsync(PaperBed.Btc, 1_001, default);

        Assert.Equal(Enumerable.Range(1, 1_000), first.Select(fill => (int)fill.Fill.TradeId));
        Assert.Equal(Enumerable.Range(1_001, 500), second.Select(fill => (int)fill.Fill.TradeId));
        // The account, and the ten rows of fifty fills from there on: none of the 60 rows before.
        Assert.Equal(11, counted.RowsRead - before);
    }

    [Fact]
    public async Task QueryAsync_ManyRestingOrders_AsksMarketAndStoreNoMoreThanOneDoes()
    {
        var counted = new CountingStore();
        var bed = new PaperBed(counted);
        var market = new CountingMarket(bed.Market);
        await bed.OwnerAsync();
        for (int n = 0; n < 20; n++)
        {
            await bed.SubmitAsync(PaperBed.Stop($"s{n}", 0.1m, 95m - n));
            await bed.SubmitAsync(PaperBed.Buy(OrderType.Limit, $"b{n}", 0.1m, 99m - n));
        }

        var venue = new PaperVenue(bed.Own, counted, market, bed.Clock);
        bed.Trade(99.5m, 100.5m);
        int calls = counted.Calls;

        Assert.Equal(40, (await venue.OpenOrdersAsync(default)).Count);

        // One read of the account, one of the book tops, one of the minutes: as with a single stop before.
        Assert.Equal((1, 1, 1), (counted.Calls - calls, market.Tops, market.Candles));
        Assert.Equal(0, market.Books);
    }

    [Fact]
    public async Task SubmitAsync_AsManyOrdersAsTheVenueTakes_TheirRowFitsAndTheNextIsRefused()
    {
        var counted = new CountingStore();
        var bed = new PaperBed(counted, change: terms => terms with { StartBalance = 1_000_000m });
        OrderReport last = new("none", OrderStatus.Unknown, []);
        for (int n = 0; n <= PaperFilters.OrdersMax; n++)
        {
            string id = $"bw-123456789012345678901-{n:D11}";
            last = await bed.SubmitAsync(PaperBed.Buy(OrderType.Limit, id, 12.345m, 98.76m));
        }

        Assert.Equal("Filter failure: EXCHANGE_MAX_NUM_ORDERS", last.Reason);
        Assert.Equal(PaperFilters.OrdersMax, (await bed.Venue.OpenOrdersAsync(default)).Count);
        // TableStateStore takes 450,000 characters.
        Assert.InRange(counted.LargestRow, 1, 300_000);
    }
}
