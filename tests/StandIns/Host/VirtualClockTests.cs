using Breakwater.Local.Clock;

namespace Breakwater.StandIns.Host.Tests;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AdvanceTo_SeveralTimers_FiresInOrderOfDueThenCreationAtTheirInstants()
    {
        VirtualClock clock = new(Start);
        List<string> fired = [];
        using ITimer late = Timer(clock, fired, "late", 5);
        using ITimer first = Timer(clock, fired, "first", 2);
        using ITimer twin = Timer(clock, fired, "twin", 2);
        using ITimer every = Timer(clock, fired, "every", 3, 3);
        clock.AdvanceTo(Start.AddSeconds(6));
        Assert.Equal(["2 first", "2 twin", "3 every", "5 late", "6 every"], fired);
        Assert.Equal(Start.AddSeconds(6), clock.GetUtcNow());
        Assert.Equal(Start.AddSeconds(9), clock.NextDue);
    }

    [Fact]
    public void AdvanceTo_Backwards_ChangesNothing()
    {
        VirtualClock clock = new(Start);
        clock.AdvanceTo(Start.AddSeconds(-1));
        Assert.Equal(Start, clock.GetUtcNow());
    }

    [Fact]
    public void AdvanceTo_CallbackThatThrows_StillFiresTheOthers()
    {
        VirtualClock clock = new(Start);
        List<string> fired = [];
        using ITimer bad = clock.CreateTimer(
            static _ => throw new InvalidDataException("no"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using ITimer good = Timer(clock, fired, "good", 2);
        Assert.Throws<AggregateException>(() => clock.AdvanceTo(Start.AddSeconds(3)));
        Assert.Equal(["2 good"], fired);
    }

    [Fact]
    public void Change_AndDispose_TakeTheTimerAway()
    {
        VirtualClock clock = new(Start);
        List<string> fired = [];
        ITimer timer = Timer(clock, fired, "moved", 1);
        Assert.True(timer.Change(TimeSpan.FromSeconds(4), Timeout.InfiniteTimeSpan));
        clock.AdvanceTo(Start.AddSeconds(3));
        Assert.Empty(fired);
        timer.Dispose();
        Assert.False(timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
        Assert.Null(clock.NextDue);
    }

    [Fact]
    public async Task Delay_AndElapsedTime_FollowTheClock()
    {
        VirtualClock clock = new(Start);
        long begin = clock.GetTimestamp();
        Task delay = Task.Delay(TimeSpan.FromHours(3), clock);
        clock.AdvanceTo(Start.AddHours(2));
        Assert.False(delay.IsCompleted);
        clock.AdvanceTo(Start.AddHours(3));
        await delay;
        Assert.Equal(TimeSpan.FromHours(3), clock.GetElapsedTime(begin));
    }

    [Fact]
    public void NextWait_CountsWaitsOfRunningInvocationsOnly()
    {
        VirtualClock clock = new(Start);
        _ = Task.Delay(TimeSpan.FromSeconds(1), clock);
        Assert.Null(clock.NextWait().Due);
        using (InvocationScope.Enter())
        {
            using CancellationTokenSource timeout = new(TimeSpan.FromSeconds(2), clock);
            Assert.Null(clock.NextWait().Due);
            Assert.NotNull(clock.NextWait().AskAgain);
            _ = new TaskCompletionSource().Task.WaitAsync(TimeSpan.FromSeconds(2), clock);
            Assert.Null(clock.NextWait().Due);
            _ = Task.Delay(TimeSpan.FromSeconds(7), clock);
            Assert.Equal(Start.AddSeconds(7), clock.NextWait().Due);
        }

        Assert.Null(clock.NextWait().Due);
    }

    [Fact]
    public async Task NextWait_TimeoutThatAlsoPassedInRealTime_IsAWait()
    {
        VirtualClock clock = new(Start);
        using InvocationScope scope = InvocationScope.Enter();
        using CancellationTokenSource timeout = new(TimeSpan.FromMilliseconds(30), clock);
        await Task.Delay(50);
        Assert.Equal(Start.AddMilliseconds(30), clock.NextWait().Due);
    }

    private static ITimer Timer(VirtualClock clock, List<string> fired, string name, int due, int period = 0) =>
        clock.CreateTimer(
            _ => fired.Add($"{(clock.GetUtcNow() - Start).TotalSeconds} {name}"),
            null,
            TimeSpan.FromSeconds(due),
            period == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(period));
}
