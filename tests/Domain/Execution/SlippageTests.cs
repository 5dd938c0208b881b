using Breakwater.Domain.Execution;

namespace Breakwater.Domain.Tests.Execution;

public sealed class SlippageTests
{
    [Theory]
    [InlineData(true, 100, 101, 100)]
    [InlineData(true, 100, 99, -100)]
    [InlineData(false, 100, 99, 100)]
    [InlineData(false, 100, 101, -100)]
    public void Of_Price_IsPositiveWhereItIsWorse(bool buys, decimal decided, decimal got, decimal expected) =>
        Assert.Equal(expected, Slippage.Of(buys, decided, got));

    [Fact]
    public void Of_NoPriceWasKnown_IsNotKnown() => Assert.Null(Slippage.Of(true, 0m, 100m));

    [Fact]
    public void Of_SeveralLegs_IsWeightedByTheirValue()
    {
        Leg first = TestTrades.Entering().Entry! with { DecisionPrice = 100m, Fills = [TestTrades.Buy(1, 1m, 101m)] };
        Leg second = first with { Name = "e2", Fills = [TestTrades.Buy(2, 3m, 100m)] };
        Leg blind = first with { Name = "e3", DecisionPrice = 0m, Fills = [TestTrades.Buy(3, 9m, 500m)] };

        Assert.Equal(25m, Slippage.Of([first, second, blind, first with { Name = "e4", Fills = [] }]));
        Assert.Null(Slippage.Of([blind]));
    }
}
