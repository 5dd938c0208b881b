using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.StandIns.Host.Tests;

public sealed class TimerTests
{
    [Fact]
    public async Task Run_LongerThanItsInterval_NeverOverlapsItself()
    {
        Trace trace = new();
        await using TestApp app = await TestApp.StartAsync(
            [typeof(OverlapTimer)], builder => builder.Services.AddSingleton(trace));
        await TestApp.UntilAsync(() => trace.Count >= 4);
        Assert.All(trace.Lines, line => Assert.Equal("1 False", line));
    }

    [Fact]
    public async Task Restart_AfterMissedOccurrences_RunsOnceAndSaysPastDue()
    {
        string state = TestApp.NewFolder();
        await RunAsync(state, "2026-01-01T00:00:00Z", "2026-01-01T00:00:20Z");
        Assert.Equal("2026-01-01T00:00:30Z", Stored(state).GetProperty("Next").GetString());

        IReadOnlyList<string> lines = await RunAsync(state, "2026-01-01T03:00:05Z", "2026-01-01T03:00:20Z");

        Assert.Equal(["03:00:05.000 Quarter past due", "03:00:15.000 Quarter"], lines);
        Assert.Equal("2026-01-01T03:00:15Z", Stored(state).GetProperty("Last").GetString());
        Assert.Equal("2026-01-01T03:00:30Z", Stored(state).GetProperty("Next").GetString());
        Directory.Delete(state, recursive: true);
    }

    [Fact]
    public async Task Restart_BeforeTheNextOccurrence_WaitsForIt()
    {
        string state = TestApp.NewFolder();
        await RunAsync(state, "2026-01-01T00:00:00Z", "2026-01-01T00:00:20Z");
        Assert.Equal(
            ["00:00:30.000 Quarter"], await RunAsync(state, "2026-01-01T00:00:25Z", "2026-01-01T00:00:31Z"));
        Directory.Delete(state, recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("not json at all")]
    [InlineData("""{"Next":"2099-01-01T00:00:15Z","LastUpdated":"2099-01-01T00:00:00Z"}""")]
    [InlineData("""{"Next":"2026-01-01T00:00:16Z","LastUpdated":"2026-01-01T00:00:01Z"}""")]
    public async Task Restart_WithAUselessScheduleFile_StartsAfresh(string content)
    {
        string state = TestApp.NewFolder();
        Directory.CreateDirectory(Path.Combine(state, "schedules"));
        await File.WriteAllTextAsync(Path.Combine(state, "schedules", "Quarter.json"), content);
        Assert.Equal(
            ["00:00:15.000 Quarter", "00:00:30.000 Quarter"],
            await RunAsync(state, "2026-01-01T00:00:02Z", "2026-01-01T00:00:31Z"));
        Directory.Delete(state, recursive: true);
    }

    private static JsonElement Stored(string state) => JsonSerializer.Deserialize<JsonElement>(
        File.ReadAllText(Path.Combine(state, "schedules", "Quarter.json")));

    private static async Task<IReadOnlyList<string>> RunAsync(string state, string start, string until)
    {
        Trace trace = new();
        await using TestApp app = await TestApp.StartAsync(
            [typeof(QuarterOnly)],
            builder => builder.Services.AddSingleton(trace),
            state,
            TestApp.Lockstep(start, until: until));
        await app.UntilReachedAsync();
        return trace.Lines;
    }

    public sealed class QuarterOnly(Trace trace, TimeProvider clock)
    {
        private readonly TimerFunctions inner = new(trace, clock);

        [Function("Quarter")]
        public void Quarter([TimerTrigger("*/15 * * * * *")] TimerInfo timer) => inner.Quarter(timer);
    }
}
