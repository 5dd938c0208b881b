using Breakwater.Domain.Execution;
using Breakwater.Simulation.Exchange;

namespace Breakwater.Simulation.Tests;

/// <summary>The made exchange does what spot rules say: order types, filters, fees, the id of a closed order.</summary>
public sealed class ExchangeTests
{
    private readonly ExchangeBed bed = new(coins: 50m);

    private SpotExchange Exchange => bed.Exchange;

    private Listing Listing => bed.Listing;

    [Theory]
    [InlineData(OrderType.LimitImmediate, OrderStatus.Expired, 2)]
    [InlineData(OrderType.LimitOrKill, OrderStatus.Expired, 0)]
    [InlineData(OrderType.Limit, OrderStatus.PartiallyFilled, 2)]
    public void Take_BookHoldsLessThanWanted_FillsAsItsTypeSays(OrderType type, OrderStatus status, decimal filled)
    {
        Listing.Depth = 1m;

        OrderReport report = Buy("b", type, 5m, Listing.Ask + (3 * Listing.Instrument.TickSize));

        Assert.Equal(status, report.Status);
        Assert.Equal(filled, report.Fills.Sum(fill => fill.Quantity));
        Assert.Equal(type is OrderType.Limit ? 3m * report.Fills[1].Price : 0m, Locked("USDT"));
    }

    [Fact]
    public void Take_MarketPurchase_PaysTheFeeInBase()
    {
        OrderReport report = Buy("b", OrderType.Market, 2m, null);

        Assert.Equal((OrderStatus.Filled, "AAA", 0.002m),
            (report.Status, report.Fills[0].CommissionAsset, report.Fills[0].Commission));
        Assert.Equal(51.998m, Exchange.Account.Total("AAA"));
        Assert.Equal(10_000m - (2m * Listing.Ask), Exchange.Account.Total("USDT"));
    }

    [Fact]
    public void Take_DiscountAsset_PaysTheFeeInIt()
    {
        Exchange.Fees = new FeeTerms(0.001m, "BNB");
        Exchange.Account.Move("BNB", 1m, 0m);

        OrderReport report = Sell("s", OrderType.Market, 6m, null, null);

        Assert.Equal(("BNB", 0.001m), (report.Fills[0].CommissionAsset, report.Fills[0].Commission));
        Assert.Equal(10_600m, Exchange.Account.Total("USDT"));
    }

    [Theory]
    [InlineData(1.0005, 100, "-1013 LOT_SIZE")]
    [InlineData(1, 100.005, "-1013 PRICE_FILTER")]
    [InlineData(0.01, 100, "-1013 NOTIONAL")]
    [InlineData(200, 100, "-2010 Account has insufficient balance.")]
    public void Take_AgainstAFilter_IsRefused(decimal quantity, decimal price, string reason)
    {
        OrderReport report = Buy("b", OrderType.Limit, quantity, price);

        Assert.Equal((OrderStatus.Rejected, reason), (report.Status, report.Reason));
        Assert.Empty(Exchange.Orders);
    }

    [Fact]
    public void Take_StopAboveTheBid_WouldTrigger() => Assert.Equal(
        "-2010 Stop price would trigger immediately.", Sell("s", OrderType.StopMarket, 1m, null, 100m).Reason);

    [Fact]
    public void Take_MakerThatWouldMatch_IsRefused() => Assert.Equal(
        "-2010 Order would immediately match and take.", Sell("s", OrderType.LimitMaker, 1m, 99m, null).Reason);

    [Fact]
    public void Take_SixthStop_IsTooMany()
    {
        for (int stop = 0; stop < 5; stop++)
        {
            Assert.Equal(OrderStatus.Open, Sell($"s{stop}", OrderType.StopMarket, 1m, null, 90m).Status);
        }

        Assert.Equal("-1013 MAX_NUM_ALGO_ORDERS", Sell("s6", OrderType.StopMarket, 1m, null, 90m).Reason);
    }

    [Fact]
    public void Take_SameId_IsADuplicateOnlyWhileTheFirstIsOpen()
    {
        Sell("s", OrderType.StopMarket, 1m, null, 90m);
        Assert.Equal("-2010 Duplicate order sent.", Sell("s", OrderType.StopMarket, 1m, null, 90m).Reason);

        Exchange.Cancel("s");

        Assert.Equal(OrderStatus.Open, Sell("s", OrderType.StopMarket, 1m, null, 90m).Status);
    }

    [Fact]
    public void Look_PriceGapsThroughAStop_FillsAtThePriceThere()
    {
        Sell("s", OrderType.StopMarket, 4m, null, 95m);
        Assert.Equal(4m, Locked("AAA"));

        Listing.Move(80m);
        Exchange.Look(Listing);

        ExchangeOrder stop = Exchange.Find("s")!;
        Assert.Equal((OrderStatus.Filled, 80m, 0m), (stop.Status, stop.Fills[0].Price, Locked("AAA")));
    }

    [Fact]
    public void Look_ThinBook_FillsAStopInPartAndTheRestLater()
    {
        Sell("s", OrderType.StopMarket, 30m, null, 95m);
        Listing.Depth = 1m;
        Listing.Move(90m);

        Exchange.Look(Listing);
        Assert.Equal((OrderStatus.PartiallyFilled, 10m), (Exchange.Find("s")!.Status, Exchange.Find("s")!.Left));
        Exchange.Look(Listing);

        Assert.Equal(OrderStatus.Filled, Exchange.Find("s")!.Status);
    }

    [Fact]
    public void Look_RestingLimit_IsFilledWhenThePriceComes()
    {
        Sell("t", OrderType.Limit, 1m, 110m, null);
        Assert.Equal(OrderStatus.Open, Exchange.Find("t")!.Status);

        Listing.Move(111m);
        Exchange.Look(Listing);

        Assert.Equal(OrderStatus.Filled, Exchange.Find("t")!.Status);
    }

    [Fact]
    public void ReportAt_Lag_ShowsWhatWasThen()
    {
        Sell("s", OrderType.StopMarket, 1m, null, 90m);
        ExchangeOrder order = Exchange.Find("s")!;
        order.Lag = TimeSpan.FromSeconds(3);

        Assert.Null(order.ReportAt(bed.Clock.Now));
        bed.Clock.Advance(TimeSpan.FromSeconds(3));
        Exchange.Cancel("s");

        Assert.Equal(OrderStatus.Open, order.ReportAt(bed.Clock.Now)!.Status);
        bed.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(OrderStatus.Cancelled, order.ReportAt(bed.Clock.Now)!.Status);
    }

    [Theory]
    [InlineData(ListingStatus.Halted, Filters.Closed)]
    [InlineData(ListingStatus.CancelOnly, Filters.Closed)]
    [InlineData(ListingStatus.Gone, "-1121 Invalid symbol.")]
    public void Take_InstrumentIsNotTraded_IsRefused(ListingStatus status, string reason)
    {
        Listing.Status = status;

        Assert.Equal(reason, Buy("b", OrderType.Market, 1m, null).Reason);
    }

    [Fact]
    public void Delist_RestingOrders_ExpireAndGiveTheBalanceBack()
    {
        Sell("s", OrderType.StopMarket, 4m, null, 95m);

        Exchange.Delist(Listing);

        Assert.Equal((OrderStatus.Expired, 0m), (Exchange.Find("s")!.Status, Locked("AAA")));
    }

    private decimal Locked(string asset) => Exchange.Account.Total(asset) - Exchange.Account.Free(asset);

    private OrderReport Buy(string id, OrderType type, decimal quantity, decimal? price) =>
        Exchange.Take(new OrderTicket(ExchangeBed.Coin, OrderSide.Buy, id, type, quantity, price, null));

    private OrderReport Sell(string id, OrderType type, decimal quantity, decimal? price, decimal? stop) =>
        Exchange.Take(new OrderTicket(ExchangeBed.Coin, OrderSide.Sell, id, type, quantity, price, stop));
}
