using Breakwater.Adapters.Binance;
using Breakwater.TestKit;

namespace Breakwater.Adapters.Tests.Binance;

/// <summary>Any number of instances in any interleaving keep within what the venue allows.</summary>
public sealed class RateInterleavingTests
{
    private const int All = 950;
    private const int ForReads = 760;
    private const int Seeds = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    public void TakeAsync_AnyInterleaving_NeverGrantsMoreThanTheLimit(int count)
    {
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            var bed = new RateBed();
            var granted = new Tally();
            new SeededScheduler(seed).Run(
            [
                .. Enumerable.Range(0, count).Select(n => Asking(bed.Instance(), granted, RateBed.Read)),
                .. Enumerable.Range(0, count).Select(n => Asking(bed.Instance(), granted, new RateNeed(5, 0, true))),
            ]);

            Assert.True(granted.Sum <= All, $"seed {seed}: {granted.Sum}");
            Assert.True(granted.Reads <= ForReads, $"seed {seed}: reads took {granted.Reads}");
            Assert.True(granted.Sum >= All - (10 * count), $"seed {seed}: only {granted.Sum}");
        }
    }

    [Fact]
    public void TakeAsync_ReadsTookAllTheyMay_ExitsFindTheWholeReserve()
    {
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            var bed = new RateBed();
            var granted = new Tally();
            new SeededScheduler(seed).Run(
                [.. Enumerable.Range(0, 6).Select(n => Asking(bed.Instance(), granted, RateBed.Read))]);
            new SeededScheduler(seed).Run(
                [.. Enumerable.Range(0, 6).Select(n => Asking(bed.Instance(), granted, new RateNeed(1, 0, true)))]);

            Assert.True(granted.Sum - granted.Reads >= All - ForReads, $"seed {seed}: {granted}");
        }
    }

    [Theory]
    [InlineData(-1000)]
    [InlineData(-400)]
    [InlineData(1000)]
    public void TakeAsync_ClocksDifferByASecond_NoMinuteOfTheVenueGetsMore(int aheadMs)
    {
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            var bed = new RateBed();
            Tally[] minutes = [new(), new()];
            bed.Clock.AdvanceTo(TestRules.Start.AddSeconds(57));
            StoredRateBudget[] all =
                [bed.Instance(), bed.Instance(TimeSpan.FromMilliseconds(aheadMs)), bed.Instance()];
            for (int step = 0; step < 24; step++)
            {
                Tally minute = minutes[bed.Clock.Now < TestRules.Start.AddMinutes(1) ? 0 : 1];
                new SeededScheduler(seed + (uint)step).Run(
                    [.. all.Select(budget => Asking(budget, minute, new RateNeed(3, 0, true), 15))]);
                bed.Clock.Advance(TimeSpan.FromMilliseconds(250));
            }

            Assert.All(minutes, minute => Assert.InRange(minute.Sum, 1, All));
        }
    }

    [Fact]
    public void TakeAsync_OneClockIsHoursOff_TheOthersAreNotStarvedAndKeepTheLimit()
    {
        var bed = new RateBed();
        StoredRateBudget lost = bed.Instance(TimeSpan.FromHours(3));
        StoredRateBudget sound = bed.Instance();
        for (int minute = 0; minute < 12; minute++)
        {
            var granted = new Tally();
            new SeededScheduler((uint)minute + 1).Run(
                Asking(lost, new Tally(), RateBed.Read), Asking(sound, granted, RateBed.Read));

            Assert.InRange(granted.Sum, ForReads - 20, ForReads);
            bed.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public void NoteAsync_PauseAmongLeases_IsKeptAndNeverShortened()
    {
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            var bed = new RateBed();
            DateTimeOffset until = bed.Clock.Now.AddMinutes(10);
            StoredRateBudget[] all = [.. Enumerable.Range(0, 5).Select(_ => bed.Instance())];
            new SeededScheduler(seed).Run(
            [
                .. all.Select(budget => Asking(budget, new Tally(), RateBed.Read)),
                () => RateBed.PauseAsync(all[0], until).AsTask(),
                () => RateBed.PauseAsync(all[1], bed.Clock.Now.AddSeconds(30)).AsTask(),
                () => RateBed.PauseAsync(all[2], bed.Clock.Now.AddMinutes(5)).AsTask(),
            ]);
            bed.Clock.Advance(StoredRateBudget.CachePeriod);
            foreach (TimeSpan later in new[] { TimeSpan.Zero, TimeSpan.FromMinutes(9) })
            {
                bed.Clock.Advance(later);
                new SeededScheduler(seed).Run([.. all.Select(budget => (Func<Task>)(async () =>
                    Assert.True((await budget.TakeAsync(RateBed.Exit, default))?.Until >= until)))]);
            }
        }
    }

    private static Func<Task> Asking(StoredRateBudget budget, Tally granted, RateNeed need, int times = 1000) =>
        async () =>
        {
            for (int n = 0; n < times && await budget.TakeAsync(need, default) is null; n++)
            {
                granted.Add(need);
                await Task.Yield();
            }
        };

    private sealed class Tally
    {
        public int Sum { get; private set; }

        public int Reads { get; private set; }

        public void Add(RateNeed need)
        {
            Sum += need.Weight;
            Reads += need.IsExit ? 0 : need.Weight;
        }

        public override string ToString() => $"{Sum}, of which reads {Reads}";
    }
}
