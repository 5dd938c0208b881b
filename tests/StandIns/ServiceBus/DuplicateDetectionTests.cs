using Azure.Messaging.ServiceBus;

namespace Breakwater.StandIns.ServiceBus.Tests;

public sealed class DuplicateDetectionTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Send_SameIdWithoutDetection_BothArrive()
    {
        BrokerBed bed = await BrokerBed.StartAsync();

        await bed.SendAsync("a", "a");

        Assert.Equal(["a", "a"], await bed.DrainAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Send_SameIdInTheWindow_DroppedEvenWhenTheFirstIsDone(bool killed)
    {
        BrokerBed bed = await StartAsync();
        await bed.SendAsync("a");
        Assert.Equal(["a"], await bed.DrainAsync());
        if (killed)
        {
            bed.Kill();
        }

        bed.Clock.Advance(Window - BrokerBed.Moment);
        await bed.SendAsync("a", "b");

        Assert.Equal(["b"], await bed.DrainAsync());
    }

    [Fact]
    public async Task Send_SameIdAfterTheWindow_Accepted()
    {
        BrokerBed bed = await StartAsync();
        await bed.SendAsync("a");
        await bed.DrainAsync();

        bed.Clock.Advance(Window);
        await bed.SendAsync("a");

        Assert.Equal(["a"], await bed.DrainAsync());
    }

    [Fact]
    public async Task Send_SameIdTwiceInOneBatch_KeptOnce()
    {
        BrokerBed bed = await StartAsync();
        ServiceBusMessage[] batch = [.. "aba".Select(id => new ServiceBusMessage("x") { MessageId = $"{id}" })];

        IReadOnlyList<long> numbers = await bed.Sender.ScheduleMessagesAsync(batch, bed.Clock.GetUtcNow());

        Assert.Equal(numbers[0], numbers[2]);
        Assert.Equal(["a", "b"], await bed.DrainAsync());
    }

    [Fact]
    public async Task Send_FirstOneFailed_TheRepeatIsNotADuplicate()
    {
        BrokerBed bed = await StartAsync();
        bed.Store.Fault = WriteFault.Before;
        await BrokerBed.FailureAsync(() => bed.SendAsync("a"));

        await bed.SendAsync("a");

        Assert.Equal(["a"], await bed.DrainAsync());
    }

    [Fact]
    public async Task Send_SameIdFromManyAtOnce_KeptOnce()
    {
        BrokerBed bed = await StartAsync();

        await Parallel.ForEachAsync(Enumerable.Range(0, 50), async (_, _) => await bed.SendAsync("a"));

        Assert.Equal(["a"], await bed.DrainAsync());
    }

    [Fact]
    public async Task History_WindowsPass_RowsOfDoneMessagesArePurged()
    {
        BrokerBed bed = await StartAsync();
        for (int i = 0; i < 120; i++)
        {
            await bed.SendAsync($"m{i}");
        }

        await bed.DrainAsync();
        Assert.Equal(120, bed.Store.RowCount);
        bed.Clock.Advance(Window);

        Assert.Null(await bed.ReceiveAsync());

        Assert.Equal(0, bed.Store.RowCount);
    }

    private static Task<BrokerBed> StartAsync() => BrokerBed.StartAsync(options =>
    {
        options.RequiresDuplicateDetection = true;
        options.DuplicateDetectionHistoryTimeWindow = Window;
    });
}
