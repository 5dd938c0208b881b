using Breakwater.Adapters.Binance;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Adapters.Tests.Binance;

/// <summary>What the shared budget does when storage, or a neighbour, is in trouble.</summary>
public sealed class RateFaultTests
{
    private readonly RateBed bed = new();

    [Fact]
    public async Task NoteAsync_Ban_StopsEveryInstanceWithinACachePeriod()
    {
        using StoredRateBudget one = bed.Instance();
        using StoredRateBudget two = bed.Instance();
        using StoredRateBudget three = bed.Instance();
        Assert.Null(await two.TakeAsync(RateBed.Read, default));
        DateTimeOffset until = bed.Clock.Now.AddMinutes(2);
        await RateBed.PauseAsync(one, until);

        Assert.Equal(until, (await one.TakeAsync(RateBed.Exit, default))!.Until);
        Assert.NotNull(await three.TakeAsync(RateBed.Exit, default));
        bed.Clock.Advance(StoredRateBudget.CachePeriod);
        Assert.NotNull(await two.TakeAsync(RateBed.Exit, default));
        bed.Clock.AdvanceTo(until.AddSeconds(2));
        Assert.Null(await two.TakeAsync(RateBed.Exit, default));
        Assert.Null(await one.TakeAsync(RateBed.Exit, default));
    }

    [Fact]
    public async Task NoteAsync_ClockOfAnotherIsASecondAhead_DoesNotEndThePauseTooSoon()
    {
        using StoredRateBudget one = bed.Instance();
        using StoredRateBudget fast = bed.Instance(TimeSpan.FromSeconds(1));
        DateTimeOffset until = bed.Clock.Now.AddMinutes(2);
        await RateBed.PauseAsync(one, until);

        bed.Clock.AdvanceTo(until.AddMilliseconds(-1));
        Assert.NotNull(await fast.TakeAsync(RateBed.Exit, default));
    }

    [Fact]
    public async Task NoteAsync_ManyAnswersTellOfOnePause_CostFewWrites()
    {
        using StoredRateBudget budget = bed.Instance();
        for (int n = 0; n < 20; n++)
        {
            await RateBed.PauseAsync(budget, bed.Clock.Now.AddMinutes(1));
            bed.Clock.Advance(TimeSpan.FromMilliseconds(20));
        }

        Assert.InRange(bed.Store.Writes, 1, 2);
    }

    [Fact]
    public async Task NoteAsync_StorageIsDownThen_IsToldToTheOthersOnceItIsBack()
    {
        using StoredRateBudget one = bed.Instance();
        using StoredRateBudget two = bed.Instance();
        Assert.Null(await one.TakeAsync(RateBed.Read, default));
        bed.Store.IsDown = true;
        await RateBed.PauseAsync(one, bed.Clock.Now.AddMinutes(2));
        await RateBed.PauseAsync(one, bed.Clock.Now.AddMinutes(1));
        Assert.NotNull(await one.TakeAsync(RateBed.Exit, default));

        bed.Store.IsDown = false;
        bed.Clock.Advance(StoredRateBudget.CachePeriod);
        Assert.NotNull(await one.TakeAsync(RateBed.Exit, default));
        bed.Clock.Advance(TimeSpan.FromSeconds(80));
        Assert.NotNull(await two.TakeAsync(RateBed.Exit, default));
    }

    [Fact]
    public async Task TakeAsync_StorageIsLost_EntriesStopAndExitsGoOnWithinHalfTheReserve()
    {
        using StoredRateBudget budget = bed.Instance();
        bed.Store.IsDown = true;

        Assert.Contains(
            "Storage is down", (await budget.TakeAsync(RateBed.Entry, default))!.Reason, StringComparison.Ordinal);
        Assert.NotNull(await budget.TakeAsync(RateBed.Read, default));
        Assert.Equal(95, await RateBed.DrainAsync(budget, new RateNeed(1, 0, IsExit: true)));
        Assert.NotNull(budget.Use.Alone);

        bed.Store.IsDown = false;
        bed.Clock.Advance(StoredRateBudget.CachePeriod);
        Assert.Null(await budget.TakeAsync(RateBed.Entry, default));
        Assert.Null(budget.Use.Alone);
    }

    [Fact]
    public async Task TakeAsync_StorageIsLostAfterALease_ExitsUseTheLeaseFirst()
    {
        using StoredRateBudget budget = bed.Instance();
        Assert.Null(await budget.TakeAsync(RateBed.Read, default));
        int leased = budget.Use.Granted - RateBed.Read.Weight;
        bed.Store.IsDown = true;
        bed.Clock.Advance(StoredRateBudget.CachePeriod);

        Assert.Equal(leased + 95, await RateBed.DrainAsync(budget, new RateNeed(1, 0, IsExit: true)));
    }

    [Fact]
    public async Task TakeAsync_AnswersOfCommitsAreLost_NothingIsGrantedTwice()
    {
        using StoredRateBudget one = bed.Instance();
        using StoredRateBudget two = bed.Instance();
        bed.Store.LosesAnswers = true;
        Assert.NotNull(await one.TakeAsync(RateBed.Read, default));
        bed.Store.LosesAnswers = false;
        bed.Clock.Advance(StoredRateBudget.CachePeriod);

        Assert.InRange(
            await RateBed.DrainAsync(one, RateBed.Read) + await RateBed.DrainAsync(two, RateBed.Read), 1, 760);
    }

    [Fact]
    public async Task TakeAsync_EveryCommitConflicts_GivesUpAndSaysSo()
    {
        int others = 0;
        var rival = new HookedStore(bed.Rows, async _ =>
        {
            string json = $$"""{"windows":[],"pauses":[{"pool":"{{others++}}","until":"2001-01-01T00:00:00+00:00"}]}""";
            await bed.Rows.CommitAsync(
                bed.Terms.Partition, [new Write(WriteKind.Upsert, RateTerms.RowKey, json, null)], default);
        });
        using StoredRateBudget budget = bed.Instance(store: rival);

        Assert.Contains(
            "too many instances",
            (await budget.TakeAsync(RateBed.Entry, default))!.Reason,
            StringComparison.Ordinal);
        Assert.InRange(others, 2, 8);
        Assert.NotNull(await budget.TakeAsync(RateBed.Exit, default));
        Assert.InRange(others, 20, 80);
    }

    [Fact]
    public async Task TakeAsync_RowIsCorrupt_IsAsWhenStorageIsLost()
    {
        await bed.Rows.CommitAsync(
            bed.Terms.Partition, [new Write(WriteKind.Upsert, RateTerms.RowKey, "{\"windows\":7}", null)], default);
        using StoredRateBudget budget = bed.Instance();

        Assert.NotNull(await budget.TakeAsync(RateBed.Read, default));
        Assert.Null(await budget.TakeAsync(RateBed.Exit, default));
    }

    [Fact]
    public async Task TakeAsync_StorageHangs_AnExitWaitsNoLongerThanTwoSeconds()
    {
        using StoredRateBudget budget = bed.Instance(store: new HangingStore());
        long asked = TimeProvider.System.GetTimestamp();

        Assert.Null(await budget.TakeAsync(RateBed.Exit, default));
        Assert.InRange(TimeProvider.System.GetElapsedTime(asked).TotalSeconds, 1.5, 5);
    }

    [Fact]
    public async Task TakeAsync_StorageHangsWithAPauseToTell_IsAskedOnceInACachePeriod()
    {
        var store = new HangingStore();
        using StoredRateBudget budget = bed.Instance(store: store);
        await budget.TakeAsync(RateBed.Exit, default);
        await RateBed.PauseAsync(budget, bed.Clock.Now.AddMinutes(2));

        await budget.TakeAsync(RateBed.Exit, default);
        await budget.TakeAsync(RateBed.Exit, default);

        Assert.Equal(1, store.Calls);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Constructor_ShareOutOfRange_Throws(int percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RateBed(percent).Instance());
}
