using Breakwater.Local.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.StandIns.Host.Tests;

public sealed class DiscoveryTests
{
    [Fact]
    public void Find_NamesThatDifferOnlyInCase_NamesBothMethods()
    {
        HostStartException error = Assert.Throws<HostStartException>(() => FunctionDiscovery.Find([typeof(Twins)]));
        Assert.Contains("Twins.One", error.Message, StringComparison.Ordinal);
        Assert.Contains("Twins.Two", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_FunctionWithoutTrigger_IsAStartError() =>
        Assert.Throws<HostStartException>(() => FunctionDiscovery.Find([typeof(NoTrigger)]));

    [Theory]
    [InlineData(typeof(Unbindable), "what")]
    [InlineData(typeof(AsyncVoid), "async void")]
    [InlineData(typeof(MissingSetting), "NoSuchSetting")]
    [InlineData(typeof(Never), "never")]
    [InlineData(typeof(BadRoute), "route")]
    public async Task Prepare_FunctionThatCannotRun_IsAStartErrorThatSaysWhy(Type type, string reason)
    {
        string state = TestApp.NewFolder();
        await using AsyncDisposing host = new(TestApp.Builder([type], state).Build());
        HostStartException error = await Assert.ThrowsAsync<HostStartException>(() =>
            host.Value.Services.GetRequiredService<FunctionsRuntime>().PrepareAsync(CancellationToken.None));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Directory.Delete(state, recursive: true);
    }

    private sealed class AsyncDisposing(Microsoft.Extensions.Hosting.IHost value) : IAsyncDisposable
    {
        internal Microsoft.Extensions.Hosting.IHost Value => value;

        public ValueTask DisposeAsync() => ((IAsyncDisposable)value).DisposeAsync();
    }

    private static class Twins
    {
        [Function("Scan")]
        public static void One([TimerTrigger("* * * * * *")] TimerInfo timer) => Assert.NotNull(timer);

        [Function("SCAN")]
        public static void Two([TimerTrigger("* * * * * *")] TimerInfo timer) => Assert.NotNull(timer);
    }

    private static class NoTrigger
    {
        [Function("Lost")]
        public static void Run(CancellationToken token) => token.ThrowIfCancellationRequested();
    }

    private static class Unbindable
    {
        [Function("Odd")]
        public static void Run([TimerTrigger("* * * * * *")] TimerInfo timer, Uri what) =>
            Assert.NotEqual<object>(timer, what);
    }

    private static class AsyncVoid
    {
        [Function("Odd")]
        public static async void Run([TimerTrigger("* * * * * *")] TimerInfo timer)
        {
            await Task.Yield();
            Assert.NotNull(timer);
        }
    }

    private static class MissingSetting
    {
        [Function("Odd")]
        public static void Run([TimerTrigger("%NoSuchSetting%")] TimerInfo timer) => Assert.NotNull(timer);
    }

    private static class Never
    {
        [Function("Odd")]
        public static void Run([TimerTrigger("0 0 0 31 2 *")] TimerInfo timer) => Assert.NotNull(timer);
    }

    private static class BadRoute
    {
        [Function("Odd")]
        public static IActionResult Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b")] HttpRequest request) =>
            new OkObjectResult(request.Path);
    }
}
