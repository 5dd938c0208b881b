using Breakwater.Domain.Indicators;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class ChandelierStopTests
{
    [Fact]
    public void Long_ByHand_HangsFromTheHighestOfTheLookback()
    {
        Assert.Equal(14.0, ChandelierStop.Long([99, 20, 18, 19], 3, 2.0, 3.0));
        Assert.Equal(13.0, ChandelierStop.Long([99, 20, 18, 19], 2, 2.0, 3.0));
    }

    [Fact]
    public void Long_FewerHighsThanLookback_TakesAll() => Assert.Equal(18.0, ChandelierStop.Long([20], 22, 1.0, 2.0));

    [Fact]
    public void Long_UnknownAtr_IsUnknown() =>
        Assert.Equal(double.NaN, ChandelierStop.Long([20], 1, double.NaN, 2.0));

    [Fact]
    public void Long_ImpossibleArguments_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ChandelierStop.Long([], 1, 1.0, 1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChandelierStop.Long([20], 0, 1.0, 1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChandelierStop.Long([20], 1, -1.0, 1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChandelierStop.Long([20], 1, 1.0, -1.0));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e29)]
    public void ToDecimal_NotRepresentable_IsNull(double value) => Assert.Null(IndicatorValue.ToDecimal(value));

    [Fact]
    public void ToDecimal_Ordinary_IsTheValue() => Assert.Equal(316.25m, IndicatorValue.ToDecimal(316.25));
}
