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

    private static Instrument With(decimal tickSize = 0.01m, decimal lotStep = 0.01m) =>
        new(Symbol.Of("BTCUSDT"), "BTC", "USDT", true, tickSize, lotStep, 0m, 0m, 0m, true);
}
