using Breakwater.Domain.Execution;

namespace Breakwater.Domain.Tests.Execution;

public sealed class LotGapTests
{
    [Theory]
    [InlineData(10, false)]
    [InlineData(9.9999, true)]
    [InlineData(12, false)]
    [InlineData(9, true)]
    [InlineData(0, true)]
    public void Find_OneTrade_MissesWhatItCouldNotSell(double owned, bool isMissing)
    {
        Trade trade = TestTrades.Open();

        IReadOnlyList<LotGap> gaps = LotGap.Find([trade], new Dictionary<string, decimal> { ["BTC"] = (decimal)owned });

        Assert.Equal(isMissing, gaps.Count == 1);
        Assert.All(gaps, gap => Assert.Equal((10m, (10m - (decimal)owned) * 100m), (gap.Recorded, gap.Value)));
    }

    [Fact]
    public void Find_TwoTradesOfOneAsset_AreCountedTogether()
    {
        Trade trade = TestTrades.Open();

        Assert.Empty(LotGap.Find([trade, trade], new Dictionary<string, decimal> { ["BTC"] = 20m }));
        LotGap gap = Assert.Single(
            LotGap.Find([trade, trade], new Dictionary<string, decimal> { ["BTC"] = 10m }));
        Assert.Equal(20m, gap.Recorded);
    }

    [Fact]
    public void Find_OrderInDoubt_IsNotJudged()
    {
        Trade doubtful = TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Unknown, TestTrades.Buy(1, 4m));

        Assert.Empty(LotGap.Find([doubtful], new Dictionary<string, decimal>()));
    }

    [Fact]
    public void Find_AssetNotInTheAccount_IsMissingAltogether() =>
        Assert.Equal(0m, Assert.Single(LotGap.Find([TestTrades.Open()], new Dictionary<string, decimal>())).Owned);
}
