using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.StandIns.Host.Tests;

public sealed class ExchangeClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Run_WithAnExchange_TakesItsTimeTellsItEachMoveAndStopsAtItsUntil()
    {
        await using ExchangeStub exchange = await ExchangeStub.StartAsync(Start, Start.AddSeconds(50));
        Trace trace = new();
        await using TestApp app = await TestApp.StartAsync(
            [typeof(TimerFunctions)], builder => builder.Services.AddSingleton(trace), null, Args(exchange));
        await app.UntilReachedAsync();
        Assert.Equal(["00:00:15.000 Quarter", "00:00:30.000 Quarter", "00:00:45.000 Quarter"], trace.Lines);
        Assert.Equal(Start.AddSeconds(50), exchange.Now);
        Assert.Equal(4, exchange.Moves);
    }

    [Fact]
    public async Task Kill_AndRestart_GoesOnFromTheExchangesTimeAndMissesNoOccurrence()
    {
        await using ExchangeStub exchange = await ExchangeStub.StartAsync(Start);
        string state = TestApp.NewFolder();
        string trace = Path.Combine(state, "trace.txt");
        using HttpClient http = new();
        for (int life = 0; life < 4; life++)
        {
            using SampleProcess sample = new(
                SampleProcess.FreePortNumber(), state, [.. Args(exchange), $"--SampleTrace={trace}"]);
            await sample.UntilUpAsync(http);
            int before = Lines(trace).Count;
            await TestApp.UntilAsync(() => Lines(trace).Count > before + 100);
            sample.Kill();
            await sample.ExitCodeAsync();
        }

        List<DateTimeOffset> ran = [.. Lines(trace).Select(line => DateTimeOffset.Parse(line.Split(' ')[0], null))];
        Assert.Equal(ran.Order(), ran);
        List<DateTimeOffset> once = [.. ran.Distinct()];
        Assert.Equal(Enumerable.Range(1, once.Count).Select(second => Start.AddSeconds(second)), once);

        // What was under way at a kill may run a second time, nothing else.
        Assert.InRange(ran.Count - once.Count, 0, 3);
        Directory.Delete(state, recursive: true);
    }

    private static List<string> Lines(string path) => File.Exists(path)
        ? [.. File.ReadAllText(path).Split('\n').SkipLast(1)]
        : [];

    private static string[] Args(ExchangeStub exchange) =>
        ["--Local:Clock:Mode=lockstep", $"--Local:Clock:Exchange={exchange.Address}", "--Local:Clock:Speed=max"];
}
