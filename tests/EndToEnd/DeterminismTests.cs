namespace Breakwater.EndToEnd.Tests;

[Collection(Collections.System)]
public sealed class DeterminismTests
{
    [Fact]
    public async Task Run_SameRecordedHoursTwice_DecidesOrdersAndEarnsTheSame()
    {
        Market market = Market.Replay(new DateTimeOffset(2025, 1, 10, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(2));
        RunRecord first = await RunRecord.OfAsync(market);
        RunRecord second = await RunRecord.OfAsync(market, hesitation: TimeSpan.FromSeconds(2));
        Assert.True(first.Entries >= 2, $"{first.Entries} entries");
        first.DemandEqual(second);
    }

    [Fact]
    public async Task Run_SyntheticMarket_IsAFunctionOfItsSeed()
    {
        TimeSpan length = TimeSpan.FromMinutes(80);
        RunRecord first = await RunRecord.OfAsync(Market.Synthetic(length, seed: 1));
        RunRecord second = await RunRecord.OfAsync(Market.Synthetic(length, seed: 1));
        RunRecord other = await RunRecord.OfAsync(Market.Synthetic(length, seed: 2));
        Assert.True(first.Entries >= 1, $"{first.Entries} entries");
        first.DemandEqual(second);
        Assert.NotEqual(first.Decisions, other.Decisions);
    }
}
