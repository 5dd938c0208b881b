using System.Diagnostics;
using Breakwater.Local.Clock;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Breakwater.StandIns.Host.Tests;

public sealed class LockstepTests
{
    private const string Start = "2026-01-01T00:00:00Z";

    [Fact]
    public async Task Run_ToUntil_RunsTimersInOrderOfDueAndNameAndMovesThroughWaits()
    {
        IReadOnlyList<string> lines = await RunAsync([typeof(TimerFunctions)], "2026-01-01T00:01:59Z");
        Assert.Equal(
            ["00:00:15.000 Quarter", "00:00:30.000 Quarter", "00:00:45.000 Quarter"], lines.Take(3));
        Assert.StartsWith("00:01:00.000 Minute ", lines[3], StringComparison.Ordinal);
        Assert.EndsWith(" next 00:02", lines[3], StringComparison.Ordinal);
        Assert.Equal(
            [
                "00:01:20.000 Minute ends",
                "00:01:20.000 Quarter",
                "00:01:30.000 Quarter",
                "00:01:45.000 Quarter",
            ],
            lines.Skip(4));
    }

    [Fact]
    public async Task Run_Twice_GivesTheSameSequenceAndInvocationIds()
    {
        IReadOnlyList<string> first = await RunAsync([typeof(TimerFunctions)], "2026-01-01T01:00:00Z");
        IReadOnlyList<string> second = await RunAsync([typeof(TimerFunctions)], "2026-01-01T01:00:00Z");
        Assert.True(first.Count > 200);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Run_FailingTimer_RetriesByTheClockAndThenWaitsForTheNextOccurrence()
    {
        IReadOnlyList<string> lines = await RunAsync([typeof(FailingTimer)], "2026-01-01T00:02:01Z");
        Assert.Equal(
            ["00:01:00 retry 0/2", "00:01:04 retry 1/2", "00:01:10 retry 2/2", "00:02:00 retry 0/2"], lines);
    }

    [Fact]
    public async Task Run_WorkUnderATimeout_IsNotTimedOutByTheJumpOfTheClock()
    {
        IReadOnlyList<string> lines = await RunAsync([typeof(GuardedTimer)], "2026-01-01T00:02:00Z");
        Assert.Equal(["00:01:00 True", "00:02:00 True"], lines);
    }

    [Fact]
    public async Task Run_WithSpeedLimit_IsNoFasterThanThat()
    {
        long start = Stopwatch.GetTimestamp();
        await RunAsync([typeof(TimerFunctions)], "2026-01-01T00:01:00Z", "60");
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.98, 10);
    }

    [Fact]
    public async Task Run_EmptyTimerAtFullSpeed_IsFastEnough()
    {
        Trace trace = new();
        long start = Stopwatch.GetTimestamp();
        await using TestApp app = await TestApp.StartAsync(
            [typeof(EmptyTimer)],
            builder => builder.Services.AddSingleton(trace),
            null,
            TestApp.Lockstep(Start, until: "2026-01-01T02:00:00Z"));
        await app.UntilReachedAsync();
        double rate = app.Runtime.Listeners[0].Function.Statistics.Invocations
            / Stopwatch.GetElapsedTime(start).TotalSeconds;
        Assert.True(rate > 3000, $"{rate:0} invocations a second");
    }

    [Fact]
    public async Task Reached_StaysAtUntilAndServesHttp()
    {
        await using TestApp app = await TestApp.StartAsync(
            [typeof(HttpFunctions)],
            builder => builder.Services.AddSingleton(new Trace()),
            null,
            TestApp.Lockstep(Start, until: "2026-01-01T00:00:30Z"));
        await app.UntilReachedAsync();
        Assert.Equal("/api/Open 0", await app.Http.GetStringAsync("/api/Open"));
        System.Text.Json.JsonElement clock = (await app.StatusAsync()).GetProperty("clock");
        Assert.True(clock.GetProperty("reached").GetBoolean());
        Assert.Equal("2026-01-01T00:00:30+00:00", clock.GetProperty("now").GetString());
        Assert.Equal("max", clock.GetProperty("speed").GetString());
    }

    [Fact]
    public async Task RunByHand_InLockstep_RunsOnceMoreAndKeepsTheSchedule()
    {
        Trace trace = new();
        await using TestApp app = await TestApp.StartAsync(
            [typeof(TimerFunctions)],
            builder => builder.Services.AddSingleton(trace),
            null,
            TestApp.Lockstep(Start, until: "2026-01-01T00:00:20Z"));
        await app.UntilReachedAsync();
        string address = $"/admin/functions/quarter?code={TestApp.Key}";
        using HttpResponseMessage response = await app.Http.PostAsync(address, null);
        Assert.Equal(202, (int)response.StatusCode);
        await TestApp.UntilAsync(() => trace.Count == 2);
        Assert.Equal(["00:00:15.000 Quarter", "00:00:20.000 Quarter"], trace.Lines);
    }

    [Fact]
    public async Task Builder_InLockstep_GivesTheVirtualClockToTheApp()
    {
        await using TestApp app = await TestApp.StartAsync(
            [typeof(HttpFunctions)],
            builder =>
            {
                builder.Services.AddSingleton(new Trace());
                builder.Services.TryAddSingleton(TimeProvider.System);
            },
            null,
            TestApp.Lockstep(Start, until: Start));
        Assert.IsType<VirtualClock>(app.Host.Services.GetRequiredService<TimeProvider>());
        Assert.Same(ProcessClock.Current, app.Host.Services.GetRequiredService<TimeProvider>());
    }

    private static async Task<IReadOnlyList<string>> RunAsync(Type[] classes, string until, string speed = "max")
    {
        Trace trace = new();
        await using TestApp app = await TestApp.StartAsync(
            classes, builder => builder.Services.AddSingleton(trace), null, TestApp.Lockstep(Start, speed, until));
        await app.UntilReachedAsync();
        return trace.Lines;
    }

    public sealed class EmptyTimer
    {
        [Function("Empty")]
        public static void Run([TimerTrigger("* * * * * *")] TimerInfo timer) => Assert.NotNull(timer);
    }
}
