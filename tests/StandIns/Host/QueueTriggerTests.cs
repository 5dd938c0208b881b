using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Breakwater.TestKit.Local;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.StandIns.Host.Tests;

public sealed class QueueTriggerTests(AzuriteFixture azurite)
{
    private const string Start = "2026-01-01T00:00:00Z";
    private static int count;
    private readonly string queue = $"q{Interlocked.Increment(ref count)}";
    private readonly Trace trace = new();

    private string Connection =>
        $"Endpoint=sb://127.0.0.1:{azurite.Azurite.TablePort};SharedAccessKeyName={AzuriteProcess.AccountName};"
        + $"SharedAccessKey={AzuriteProcess.AccountKey};UseDevelopmentEmulator=true;";

    [Fact]
    public async Task Message_OfEachForm_ArrivesAndIsCompleted()
    {
        await using TestApp app = await StartAsync([]);
        await SendAsync("read", new ServiceBusMessage("hello"));
        await SendAsync("parse", new ServiceBusMessage("""{"text":"n","NUMBER":7}"""));
        await SendAsync("settle", new ServiceBusMessage("done"));
        await TestApp.UntilAsync(() => trace.Count == 3);
        await UntilDepthAsync(app, 0, 0);
        Assert.Contains(trace.Lines, line => line.EndsWith(" read hello #1", StringComparison.Ordinal));
        Assert.Contains(trace.Lines, line => line.EndsWith(" parse n 7", StringComparison.Ordinal));
        Assert.Contains(trace.Lines, line => line.EndsWith(" settle done #1", StringComparison.Ordinal));
    }

    /// <summary>As they are billed: what is carried counts for each 64 KB.</summary>
    [Fact]
    public async Task Operations_OfALargeAndASmallMessage_AreInTheStatus()
    {
        await using TestApp app = await StartAsync(TestApp.Lockstep(Start));
        await SendAsync("read", new ServiceBusMessage(new string('x', 70_000)));
        await SendAsync("read", new ServiceBusMessage("hello"));
        await TestApp.UntilAsync(() => trace.Count == 2);
        await UntilDepthAsync(app, 0, 0);
        string mine = $"ServiceBus/operations/{queue}-read/";
        IEnumerable<string> counts = (await app.StatusAsync()).GetProperty("operations").EnumerateArray()
            .Where(count => count.GetProperty("operation").GetString()!.StartsWith(mine, StringComparison.Ordinal))
            .Select(count => (Kind: count.GetProperty("operation").GetString()![mine.Length..], All: count))
            .Select(count => $"{count.Kind} {count.All.GetProperty("count")}");

        Assert.Equal(["complete 2", "receive 3", "send 3"], counts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Message_ThatAlwaysFails_IsDeadLetteredAfterItsDeliveries(bool lockstep)
    {
        await using TestApp app = await StartAsync(lockstep ? TestApp.Lockstep(Start) : []);
        await SendAsync("read", new ServiceBusMessage("bad"));
        await UntilDepthAsync(app, 0, 1);
        Assert.Equal(10, trace.Count);
        Assert.EndsWith(" read bad #10", trace.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(10, app.Runtime.UnhandledErrors);
    }

    [Fact]
    public async Task Message_ThatIsNotJson_IsDeadLetteredToo()
    {
        await using TestApp app = await StartAsync(TestApp.Lockstep(Start));
        await SendAsync("parse", new ServiceBusMessage("{"));
        await UntilDepthAsync(app, 0, 1);
        Assert.Empty(trace.Lines);
    }

    [Fact]
    public async Task Message_SettledByTheFunction_IsNotSettledAgain()
    {
        await using TestApp app = await StartAsync(TestApp.Lockstep(Start));
        await SendAsync("settle", new ServiceBusMessage("poison"));
        await SendAsync("settle", new ServiceBusMessage("keep"));
        await UntilDepthAsync(app, 0, 1);
        Assert.Equal(
            ["00:00:00 settle poison #1", "00:00:00 settle keep #1", "00:00:00 settle keep #2"], trace.Lines);
    }

    [Fact]
    public async Task ScheduledMessage_InLockstep_ArrivesAtItsInstantOfTheVirtualClock()
    {
        DateTimeOffset start = DateTimeOffset.Parse(Start, null);
        await using TestApp app = await StartAsync(TestApp.Lockstep(Start));
        await SendAsync(
            "read",
            new ServiceBusMessage("later") { ScheduledEnqueueTime = start.AddHours(5) },
            new ServiceBusMessage("sooner") { ScheduledEnqueueTime = start.AddMinutes(90) });
        await TestApp.UntilAsync(() => trace.Count == 2);
        Assert.Equal(["01:30:00 read sooner #1", "05:00:00 read later #1"], trace.Lines);
    }

    [Fact]
    public async Task Messages_InLockstep_RunOneByOneBeforeTimeGoesOn()
    {
        await using TestApp app = await StartAsync(TestApp.Lockstep(Start));
        ServiceBusMessage[] messages = [.. Enumerable.Range(0, 20).Select(index => new ServiceBusMessage($"m{index}"))];
        await SendAsync("read", messages);
        await TestApp.UntilAsync(() => trace.Count == 20);
        Assert.Equal(Enumerable.Range(0, 20).Select(index => $"00:00:00 read m{index} #1"), trace.Lines);
    }

    [Fact]
    public async Task Message_LongerThanItsLockInLockstep_IsRenewedAndCompletedOnce()
    {
        await using TestApp app = await StartAsync(TestApp.Lockstep(Start));
        await SendAsync("read", new ServiceBusMessage("long"));
        await UntilDepthAsync(app, 0, 0);
        Assert.Equal(["00:00:00 read long #1", "00:03:00 long ends"], trace.Lines);
    }

    [Fact]
    public async Task Queue_InTheConfigFile_GetsItsProperties()
    {
        string config = Path.GetTempFileName();
        object properties = new { MaxDeliveryCount = 2, LockDuration = "PT30S" };
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(new
        {
            UserConfig = new
            {
                Namespaces = new[]
                {
                    new { Queues = new[] { new { Name = $"{queue}-read", Properties = properties } } },
                },
            },
        }));
        await using TestApp app = await StartAsync([.. TestApp.Lockstep(Start), $"--Local:ServiceBusConfig={config}"]);
        await SendAsync("read", new ServiceBusMessage("bad"));
        await UntilDepthAsync(app, 0, 1);
        Assert.Equal(2, trace.Count);
        File.Delete(config);
    }

    private Task<TestApp> StartAsync(string[] args) => TestApp.StartAsync(
        [typeof(QueueFunctions)],
        builder => builder.Services.AddSingleton(trace),
        null,
        [$"--Bus={Connection}", $"--Queue={queue}", .. args]);

    private async Task SendAsync(string suffix, params ServiceBusMessage[] messages)
    {
        await using ServiceBusClient client = new(Connection);
        await client.CreateSender($"{queue}-{suffix}").SendMessagesAsync(messages);
    }

    private async Task UntilDepthAsync(TestApp app, long active, long deadLetters)
    {
        // Counted only once the last message was seen at all: an empty queue at the beginning is not an end.
        await TestApp.UntilAsync(() =>
            app.Runtime.Listeners.Any(listener => listener.Function.Statistics.Invocations > 0));
        await TestApp.UntilAsync(() =>
            app.Runtime.Queues.Sum(status => status().Active) == active
            && app.Runtime.Queues.Sum(status => status().DeadLetter) == deadLetters);
        JsonElement queues = (await app.StatusAsync()).GetProperty("queues");
        Assert.Contains(queues.EnumerateArray(), entry => entry.GetProperty("name").GetString() == $"{queue}-read");
    }
}
