using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Tests.Scanning;

public sealed class CarriedUniverseTests
{
    private static readonly Symbol[] Ranked = [Symbol.Of("AAAUSDT"), Symbol.Of("BBBUSDT"), Symbol.Of("CCCUSDT")];

    [Theory]
    [InlineData(int.MinValue, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(int.MaxValue, 3)]
    public void Of_SoManyCarried_KeepsTheBestAndCountsTheRest(int carried, int kept)
    {
        CarriedUniverse universe = CarriedUniverse.Of(Ranked, carried);

        Assert.Equal(Ranked[..kept], universe.Symbols);
        Assert.Equal(3 - kept, universe.LeftOut);
    }

    [Fact]
    public void Of_Nothing_IsNothing() => Assert.Equal(0, CarriedUniverse.Of([], 0).LeftOut);
}
