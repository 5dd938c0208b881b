using Breakwater.Adapters.Binance;
using Breakwater.TestKit;

namespace Breakwater.Adapters.Tests.Binance;

public sealed class StoredRateBudgetTests
{
    private const int All = 950;
    private const int ForReads = 760;

    private readonly RateBed bed = new();

    [Fact]
    public async Task TakeAsync_OneInstance_GrantsReadsUpToTheReserveAndExitsUpToTheMargin()
    {
        using StoredRateBudget budget = bed.Instance();

        Assert.Equal(ForReads, await RateBed.DrainAsync(budget, RateBed.Read));
        Assert.Equal(All - ForReads, await RateBed.DrainAsync(budget, new RateNeed(1, 0, IsExit: true)));
        Assert.Equal(
            TestRules.Start.AddMinutes(1), (await budget.TakeAsync(new RateNeed(1, 0, true), default))!.Until);

        bed.Clock.AdvanceTo(TestRules.Start.AddSeconds(61));
        Assert.Equal(ForReads, await RateBed.DrainAsync(budget, RateBed.Read));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public async Task TakeAsync_SeveralInstancesInTurn_StrandLittle(int count)
    {
        StoredRateBudget[] all = [.. Enumerable.Range(0, count).Select(_ => bed.Instance())];
        int granted = 0;
        for (bool isAny = true; isAny;)
        {
            isAny = false;
            foreach (StoredRateBudget budget in all)
            {
                bool isGranted = await budget.TakeAsync(RateBed.Read, default) is null;
                granted += isGranted ? RateBed.Read.Weight : 0;
                isAny |= isGranted;
            }
        }

        Assert.InRange(granted, ForReads - (2 * count), ForReads);
    }

    [Theory]
    [InlineData(1, 9, 7)]
    [InlineData(50, 475, 380)]
    public async Task TakeAsync_ShareOfTheAddress_IsAllThatIsGranted(int percent, int all, int reads)
    {
        var shared = new RateBed(percent);
        using StoredRateBudget budget = shared.Instance();

        Assert.InRange(await RateBed.DrainAsync(budget, new RateNeed(1, 0, IsExit: false)), reads - 1, reads);
        Assert.InRange(budget.Use.Granted, reads - 1, reads);
        Assert.Equal((reads, all - reads), (budget.Use.ForReads, budget.Use.Reserve));
        await RateBed.DrainAsync(budget, new RateNeed(1, 0, IsExit: true));
        Assert.Equal(all, budget.Use.Granted);
    }

    [Fact]
    public async Task TakeAsync_OthersUseTheAddress_HeadersBoundWhatIsGranted()
    {
        using StoredRateBudget budget = bed.Instance();
        Assert.Null(await budget.TakeAsync(RateBed.Read, default));
        await budget.NoteAsync(new RateReading(900, null, null, null, null), default);

        Assert.NotNull(await budget.TakeAsync(RateBed.Read, default));
        Assert.Equal(50, await RateBed.DrainAsync(budget, new RateNeed(1, 0, IsExit: true)));
    }

    [Fact]
    public async Task TakeAsync_Orders_AreCountedPerAccountAcrossInstances()
    {
        using StoredRateBudget one = bed.Instance();
        using StoredRateBudget two = bed.Instance();

        int entries = await RateBed.DrainAsync(one, RateBed.Entry) + await RateBed.DrainAsync(two, RateBed.Entry);
        int exits = await RateBed.DrainAsync(two, RateBed.Exit) + await RateBed.DrainAsync(one, RateBed.Exit);

        Assert.InRange(entries, 75, 76);
        Assert.Equal(95, entries + exits);
        Assert.Null(await one.TakeAsync(RateBed.Read, default));
        bed.Clock.Advance(TimeSpan.FromSeconds(12));
        Assert.Null(await one.TakeAsync(RateBed.Entry, default));
    }

    [Fact]
    public async Task TakeAsync_NearTheMinutesEnd_ChargesBothMinutes()
    {
        using StoredRateBudget budget = bed.Instance();
        bed.Clock.AdvanceTo(TestRules.Start.AddSeconds(59.5));
        await RateBed.DrainAsync(budget, RateBed.Read);
        bed.Clock.AdvanceTo(TestRules.Start.AddSeconds(62));

        Assert.Equal(0, await RateBed.DrainAsync(budget, RateBed.Read));
        Assert.Equal(All - ForReads, await RateBed.DrainAsync(budget, new RateNeed(1, 0, IsExit: true)));
    }

    [Fact]
    public async Task Adopt_SmallerLimits_HoldFromTheNextRequestOn()
    {
        using StoredRateBudget budget = bed.Instance();
        budget.Adopt(new RateLimits(100, 10, 100));

        Assert.Equal(76, await RateBed.DrainAsync(budget, RateBed.Read));
        Assert.Equal(100, budget.Use.Limits.Weight);
    }

    [Fact]
    public async Task TakeAsync_ThousandReads_CostFewTransactions()
    {
        var full = new RateBed(limits: new RateLimits());
        using StoredRateBudget budget = full.Instance();
        for (int n = 0; n < 1000; n++)
        {
            Assert.Null(await budget.TakeAsync(RateBed.Read, default));
            full.Clock.Advance(TimeSpan.FromMilliseconds(30));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{full.Store.Writes} writes, {full.Store.Reads} reads");
        Assert.InRange(full.Store.Writes, 1, 10);
        Assert.InRange(full.Store.Reads, 1, 20);
    }
}
