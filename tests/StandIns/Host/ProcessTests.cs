using System.Net;

namespace Breakwater.StandIns.Host.Tests;

public sealed class ProcessTests : IDisposable
{
    private readonly HttpClient http = new();
    private readonly string state = TestApp.NewFolder();

    [Fact]
    public async Task Terminate_WithARequestInFlight_AnswersItAndExitsWithZero()
    {
        using SampleProcess sample = new(SampleProcess.FreePortNumber(), state);
        await sample.UntilUpAsync(http);
        Task<HttpResponseMessage> slow = http.GetAsync($"http://localhost:{sample.Port}/api/slow/1500");
        await Task.Delay(300);
        sample.Terminate();
        using HttpResponseMessage response = await slow;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, await sample.ExitCodeAsync());
    }

    [Fact]
    public async Task Terminate_WithARequestThatNeverEnds_CancelsItAfterTheDrainTimeout()
    {
        using SampleProcess sample = new(SampleProcess.FreePortNumber(), state, "--Local:DrainSeconds=1");
        await sample.UntilUpAsync(http);
        Task<HttpResponseMessage> slow = http.GetAsync($"http://localhost:{sample.Port}/api/slow/3600000");
        await Task.Delay(300);
        sample.Terminate();
        using HttpResponseMessage response = await slow;
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(0, await sample.ExitCodeAsync());
    }

    [Fact]
    public async Task Start_OnAPortInUse_SaysSoInOneLineAndExitsWithOne()
    {
        using SampleProcess first = new(SampleProcess.FreePortNumber(), state);
        await first.UntilUpAsync(http);
        string other = Path.Combine(state, "other");
        Directory.CreateDirectory(other);
        using SampleProcess second = new(first.Port, other);
        Assert.Equal(1, await second.ExitCodeAsync());
        Assert.Equal(
            $"Port {first.Port} is in use by another program; choose another one with --Local:Port=N.", second.Errors);
        Assert.False(Directory.Exists(Path.Combine(other, "schedules")));
    }

    [Theory]
    [InlineData("--Local:Clock:Mode=sometimes", "Local:Clock:Mode")]
    [InlineData("--Local:Clock:Mode=lockstep", "Local:Clock:Start")]
    [InlineData("--Local:Port=many", "Local:Port")]
    [InlineData("--TickSchedule=every day", "every day")]
    public async Task Start_WithAnInvalidSetting_NamesItInOneLineAndExitsWithOne(string argument, string named)
    {
        using SampleProcess sample = new(SampleProcess.FreePortNumber(), state, argument);
        Assert.Equal(1, await sample.ExitCodeAsync());
        Assert.Contains(named, sample.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', sample.Errors);
    }

    public void Dispose()
    {
        http.Dispose();
        Directory.Delete(state, recursive: true);
    }
}
