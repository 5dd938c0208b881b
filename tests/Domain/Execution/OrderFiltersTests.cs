using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Execution;

public sealed class OrderFiltersTests
{
    private static readonly OrderLimits Few = new(3, 2, 1, 1);

    private static readonly Instrument Instrument = new(
        Symbol.Of("BTCUSDT"), "BTC", "USDT", true, 0.5m, 0.01m, 0.1m, 50m, 10m, true)
    {
        Filters = new VenueFilters
        {
            Price = new PriceGrid(1m, 1000m, 0.5m),
            PercentPrice = new PercentBand(3m, 0.3m, 5),
            PercentPriceBySide = new SidedPercentBand(new PercentBand(2m, 0.5m, 5), new PercentBand(1.5m, 0.8m, 0)),
            Lot = new QuantityGrid(0.1m, 100m, 0.01m),
            MarketLot = new QuantityGrid(0m, 50m, 0.1m),
            Notional = new NotionalRange(10m, 2000m, true, false, 5),
            IcebergParts = 10,
            TrailingDelta = new TrailingRange(10, 2000, 20, 1000),
            MaxPosition = 60m,
            InInstrument = Few,
            AtVenue = new OrderLimits(5, 3, 2, 2),
        },
    };

    private static readonly VenueSituation Quiet = new()
    {
        LastPrice = 110m,
        AveragePrice = 100m,
        Position = 0m,
        InInstrument = new OpenOrderCounts(0, 0, 0, 0),
        AtVenue = new OpenOrderCounts(0, 0, 0, 0),
    };

    private static readonly OrderShape Buy = new(OrderSide.Buy, OrderType.Limit) { Quantity = 1m, Price = 100m };

    private static readonly OrderShape Sell = Buy with { Side = OrderSide.Sell };

    private static readonly Dictionary<string, (OrderShape Order, string? Denial)> Edges = new()
    {
        ["usual"] = (Buy, null),
        ["tick"] = (Buy with { Price = 100.25m }, "denied: PRICE_FILTER 100.25 0.5"),
        ["cheap"] = (Buy with { Price = 0.5m, Quantity = 20m }, "denied: PRICE_FILTER 0.5 1"),
        ["free"] = (Buy with { Price = 0m }, "denied: PRICE_FILTER 0 1"),
        ["dear"] = (Buy with { Price = 1000.5m }, "denied: PRICE_FILTER 1000.5 1000"),
        ["trigger"] = (Stop(100.25m), "denied: PRICE_FILTER 100.25 0.5"),
        ["bid high"] = (Buy with { Price = 200m }, null),
        ["bid too high"] = (Buy with { Price = 200.5m }, "denied: PERCENT_PRICE_BY_SIDE 200.5 200"),
        ["bid low"] = (Buy with { Price = 50m }, null),
        ["bid too low"] = (Buy with { Price = 49.5m }, "denied: PERCENT_PRICE_BY_SIDE 49.5 50"),
        ["ask by the last price"] = (Sell with { Price = 165m }, null),
        ["ask above it"] = (Sell with { Price = 165.5m }, "denied: PERCENT_PRICE_BY_SIDE 165.5 165"),
        ["both bands"] = (Buy with { Price = 300.5m }, "denied: PERCENT_PRICE 300.5 300"),
        ["step"] = (Buy with { Quantity = 1.005m }, "denied: LOT_SIZE 1.005 0.01"),
        ["small"] = (Buy with { Quantity = 0.09m, Price = 120m }, "denied: LOT_SIZE 0.09 0.1"),
        ["large"] = (Buy with { Quantity = 100.01m, Price = 50m }, "denied: LOT_SIZE 100.01 100"),
        ["beyond decimals"] =
            (Buy with { Quantity = 1e20m, Price = 1e15m }, "denied: PRICE_FILTER 1000000000000000 1000"),
        ["little worth"] = (Buy with { Quantity = 0.19m, Price = 50m }, "denied: NOTIONAL 9.5 10"),
        ["much worth"] = (Buy with { Quantity = 20.01m }, "denied: NOTIONAL 2001 2000"),
        ["market, much worth"] = (Market(20.1m), null),
        ["market at the average"] = (Market(0.1m), null),
        ["market step"] = (Market(1.01m), "denied: MARKET_LOT_SIZE 1.01 0.1"),
        ["market lot"] = (Market(50.1m), "denied: MARKET_LOT_SIZE 50.1 50"),
        ["spends"] = (Spend(9.99m), "denied: NOTIONAL 9.99 10"),
        ["spends enough"] = (Spend(10m), null),
        ["ten parts"] = (Buy with { VisibleQuantity = 0.1m }, null),
        ["eleven parts"] = (Buy with { Quantity = 1.01m, VisibleQuantity = 0.1m }, "denied: ICEBERG_PARTS 1.01 1"),
        ["visible step"] = (Buy with { VisibleQuantity = 0.105m }, "denied: LOT_SIZE 0.105 0.01"),
        ["trails little below"] = (Trail(OrderSide.Sell, 19), "denied: TRAILING_DELTA 19 20"),
        ["trails far below"] = (Trail(OrderSide.Sell, 1001), "denied: TRAILING_DELTA 1001 1000"),
        ["trails little above"] = (Trail(OrderSide.Buy, 10), null),
        ["trails far above"] = (Trail(OrderSide.Buy, 2001), "denied: TRAILING_DELTA 2001 2000"),
    };

    public static TheoryData<string> Names => [.. Edges.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_AtTheEdgesOfAFilter_DeniesWithTheNumbers(string name)
    {
        (OrderShape order, string? denial) = Edges[name];

        FilterVerdict verdict = OrderFilters.Check(order, Instrument, Quiet);

        Assert.Equal(denial, verdict.Denial);
        Assert.Equal(denial is null, verdict.IsPassed);
        Assert.Equal(denial is null ? null : $"Filter failure: {denial.Split(' ')[1]}", verdict.Refusal);
        Assert.Empty(verdict.Unjudged);
    }

    [Theory]
    [InlineData(2, 0, 0, 0, null)]
    [InlineData(3, 0, 0, 0, "denied: MAX_NUM_ORDERS 4 3")]
    [InlineData(2, 2, 0, 0, "denied: MAX_NUM_ALGO_ORDERS 3 2")]
    [InlineData(2, 1, 1, 0, "denied: MAX_NUM_ICEBERG_ORDERS 2 1")]
    public void Check_OneMoreOrder_CountsIt(int orders, int algo, int iceberg, int lists, string? denial)
    {
        OrderShape order = Stop(90m) with { Type = OrderType.StopLimit, Price = 90m, VisibleQuantity = 0.5m };
        VenueSituation full = Quiet with { InInstrument = new OpenOrderCounts(orders, algo, iceberg, lists) };

        Assert.Equal(denial, OrderFilters.Check(order, Instrument, full).Denial);
    }

    [Fact]
    public void Check_FullVenue_NamesEachOfItsFilters()
    {
        OrderShape stop = Stop(90m) with { Type = OrderType.StopLimit, Price = 90m, VisibleQuantity = 0.5m };
        VenueSituation full = Quiet with { AtVenue = new OpenOrderCounts(5, 3, 2, 2) };

        FilterVerdict verdict = OrderFilters.Check([Sell, stop], Instrument, full);

        Assert.Equal(
            [
                VenueFilter.ExchangeMaxNumOrders, VenueFilter.ExchangeMaxNumAlgoOrders,
                VenueFilter.ExchangeMaxNumIcebergOrders, VenueFilter.ExchangeMaxNumOrderLists,
            ],
            verdict.Failures.Select(failure => failure.Filter));
        Assert.Equal("EXCHANGE_MAX_NUM_ORDER_LISTS", verdict.Failures[^1].Name);
    }

    [Theory]
    [InlineData(59, null)]
    [InlineData(59.01, "denied: MAX_POSITION 60.01 60")]
    public void Check_Purchase_CountsWhatIsOwned(decimal position, string? denial)
    {
        VenueSituation owning = Quiet with { Position = position };

        Assert.Equal(denial, OrderFilters.Check(Buy, Instrument, owning).Denial);
        Assert.Null(OrderFilters.Check(Sell, Instrument, owning).Denial);
    }

    [Fact]
    public void Check_NothingKnown_NamesWhatItLeavesToTheVenue()
    {
        OrderShape market = Market(1m) with { Side = OrderSide.Buy };

        Assert.Equal(
            [VenueFilter.PercentPrice, VenueFilter.PercentPriceBySide, VenueFilter.MaxNumOrders,
                VenueFilter.MaxPosition, VenueFilter.ExchangeMaxNumOrders],
            OrderFilters.Check(Buy, Instrument, VenueSituation.Unknown).Unjudged);
        Assert.Contains(
            VenueFilter.Notional, OrderFilters.Check(market, Instrument, VenueSituation.Unknown).Unjudged);
        Assert.True(OrderFilters.Check(market, Instrument, VenueSituation.Unknown).IsPassed);
    }

    [Fact]
    public void Check_AverageOfOtherMinutes_IsNotTakenForTheRightOne() => Assert.Contains(
        VenueFilter.PercentPrice,
        OrderFilters.Check(Buy, Instrument, Quiet with { AverageMinutes = 1 }).Unjudged);

    [Fact]
    public void Check_InstrumentWithoutFilters_KeepsItsStepsAndLimits()
    {
        Instrument plain = Instrument with { Filters = null };

        Assert.Equal(
            "denied: LOT_SIZE 1.005 0.01", OrderFilters.Check(Buy with { Quantity = 1.005m }, plain, Quiet).Denial);
        Assert.Equal("denied: NOTIONAL 9 10", OrderFilters.Check(Buy with { Quantity = 0.09m }, plain, Quiet).Failures
            .Single(failure => failure.Filter is VenueFilter.Notional).ToString());
        Assert.Equal("denied: MARKET_LOT_SIZE 50.5 50", OrderFilters.Check(Market(50.5m), plain, Quiet).Denial);
    }

    private static OrderShape Market(decimal quantity) =>
        new(OrderSide.Sell, OrderType.Market) { Quantity = quantity };

    private static OrderShape Spend(decimal quote) =>
        new(OrderSide.Buy, OrderType.Market) { QuoteQuantity = quote };

    private static OrderShape Stop(decimal trigger) =>
        new(OrderSide.Sell, OrderType.StopMarket) { Quantity = 1m, StopPrice = trigger };

    private static OrderShape Trail(OrderSide side, int delta) =>
        new(side, OrderType.StopMarket) { Quantity = 1m, TrailingDelta = delta };
}
