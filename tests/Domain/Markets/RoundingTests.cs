using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Markets;

public sealed class RoundingTests
{
    [Fact]
    public void QuantityDown_QuotientThatWouldBeRoundedUp_StaysBelow() => Assert.Equal(
        6.993m, With(lotStep: 0.007m).QuantityDown(6.9999999999999999999999999999m));

    [Theory]
    [InlineData(0.1, 0.1, 0.1)]
    [InlineData(0.19, 0.1, 0.1)]
    [InlineData(0, 0.1, 0)]
    [InlineData(-0.05, 0.1, -0.1)]
    [InlineData(1.23, 0, 1.23)]
    public void PriceDown_AnyPrice_IsOnTheTickAndNotAbove(decimal price, decimal tick, decimal expected) =>
        Assert.Equal(expected, With(tickSize: tick).PriceDown(price));

    [Theory]
    [InlineData(0.1, 0.1, 0.1)]
    [InlineData(0.11, 0.1, 0.2)]
    [InlineData(0, 0.1, 0)]
    [InlineData(1.23, 0, 1.23)]
    public void PriceUp_AnyPrice_IsOnTheTickAndNotBelow(decimal price, decimal tick, decimal expected) =>
        Assert.Equal(expected, With(tickSize: tick).PriceUp(price));

    [Fact]
    public void QuantityAndPriceDown_NumbersThatCcxtTests_AreItsNumbers()
    {
        // ccxt, ts/src/test/static/request/binance.json.
        Assert.Equal(0.00078m, With(lotStep: 0.00001m).QuantityDown(0.0007856509959147719m));
        Assert.Equal(55.32m, With(tickSize: 0.01m).PriceDown(55.324242343m));
    }

    [Theory]
    [InlineData(0.01, 0, 1.239, 1.23)]
    [InlineData(0.01, 0.1, 1.239, 1.2)]
    [InlineData(0.1, 0.01, 1.239, 1.2)]
    [InlineData(0.04, 0.06, 1.239, 1.2)]
    [InlineData(0, 0.5, 1.239, 1.0)]
    public void MarketQuantityDown_TwoSteps_IsOnBoth(decimal lot, decimal market, decimal wish, decimal expected) =>
        Assert.Equal(expected, Filtered(lot, market).MarketQuantityDown(wish));

    [Theory]
    [InlineData(0.019, 0.01)]
    [InlineData(0.009, null)]
    [InlineData(100.5, 100.0)]
    [InlineData(-1.0, null)]
    public void FitQuantity_AnyWish_IsWithinOrNothing(double wish, double? expected) =>
        Assert.Equal((decimal?)expected, Filtered(0.01m, 0m).FitQuantity((decimal)wish));

    [Theory]
    [InlineData(7.5, 5.5)]
    [InlineData(0.4, null)]
    [InlineData(0.6, 0.6)]
    public void FitMarketQuantity_AnyWish_MeetsBothFilters(double wish, double? expected)
    {
        Instrument instrument = Filtered(0.01m, 0m);
        instrument = instrument with
        {
            Filters = instrument.Filters! with { MarketLot = new QuantityGrid(0.5m, 5.505m, 0m) },
        };

        Assert.Equal((decimal?)expected, instrument.FitMarketQuantity((decimal)wish));
    }

    [Theory]
    [InlineData(10.0, 3.0, 3.0)]
    [InlineData(10.0, 0.5, 1.0)]
    [InlineData(10.01, 0.5, 1.01)]
    [InlineData(10.0, 10.0, null)]
    [InlineData(0.01, 0.001, null)]
    public void FitVisibleQuantity_TooManyParts_ShowsMore(double quantity, double wish, double? expected) =>
        Assert.Equal(
            (decimal?)expected, Filtered(0.01m, 0m).FitVisibleQuantity((decimal)quantity, (decimal)wish));

    [Theory]
    [InlineData(0.5, null, 1.0)]
    [InlineData(1.55, 1.5, 1.6)]
    [InlineData(1000.5, 1000.0, null)]
    public void FitPrice_AnyWish_IsWithinOrNothing(double wish, double? down, double? up)
    {
        Instrument instrument = Filtered(0.01m, 0m);

        Assert.Equal((decimal?)down, instrument.FitPriceDown((decimal)wish));
        Assert.Equal((decimal?)up, instrument.FitPriceUp((decimal)wish));
    }

    private static Instrument Filtered(decimal lotStep, decimal marketStep) => With() with
    {
        Filters = new VenueFilters
        {
            Price = new PriceGrid(1m, 1000m, 0.1m),
            Lot = new QuantityGrid(0.01m, 100m, lotStep),
            MarketLot = new QuantityGrid(0m, 0m, marketStep),
            IcebergParts = 10,
        },
    };

    private static Instrument With(decimal tickSize = 0.01m, decimal lotStep = 0.01m) =>
        new(Symbol.Of("BTCUSDT"), "BTC", "USDT", true, tickSize, lotStep, 0m, 0m, 0m, true);
}
