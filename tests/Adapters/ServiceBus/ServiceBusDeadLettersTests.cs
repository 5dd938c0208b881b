using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Breakwater.Adapters.ServiceBus;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit.Local;

namespace Breakwater.Adapters.Tests.ServiceBus;

public sealed class ServiceBusDeadLettersTests(AzuriteFixture fixture)
{
    private static int queues;

    [Fact]
    public async Task ListAsync_GivenUpMessages_AreToldOldestFirstAndStay()
    {
        (ServiceBusDeadLetters letters, ServiceBusClient client, string queue) = await StartAsync("a", "b", "c");
        await GiveUpAsync(client, queue, "a", "c");

        IReadOnlyList<DeadLetter> told = await letters.ListAsync(queue, 100, default);

        Assert.Equal(["a", "c"], told.Select(letter => letter.Id));
        Assert.Equal(
            (queue, "Probe", "corr", "Poison", "It cannot be read."),
            (told[0].Queue, told[0].Type, told[0].CorrelationId, told[0].Reason, told[0].Detail));
        Assert.InRange(told[0].Deliveries, 1, 10);
        Assert.Equal(["a"], (await letters.ListAsync(queue, 1, default)).Select(letter => letter.Id));
        Assert.Equal(2, (await letters.ListAsync(queue, 100, default)).Count);
    }

    [Fact]
    public async Task ResubmitAsync_All_ComeAgainAndAreGivenUpNoMore()
    {
        (ServiceBusDeadLetters letters, ServiceBusClient client, string queue) = await StartAsync("a", "b", "c");
        await GiveUpAsync(client, queue, "a", "c");

        IReadOnlyList<string> sent = await letters.ResubmitAsync(queue, null, default);

        Assert.Equal(["a", "c"], sent);
        Assert.Empty(await letters.ListAsync(queue, 100, default));
        ServiceBusReceivedMessage[] again = [.. await ReceiveAsync(client, queue)];
        Assert.Equal(["a", "b", "c"], again.Select(message => message.MessageId).Order());
        Assert.All(again, message => Assert.Equal("body of " + message.MessageId, message.Body.ToString()));
        Assert.All(again, message => Assert.Null(message.DeadLetterReason));
    }

    [Fact]
    public async Task ResubmitAsync_One_LeavesTheOthersWhereTheyAre()
    {
        (ServiceBusDeadLetters letters, ServiceBusClient client, string queue) = await StartAsync("a", "b", "c");
        await GiveUpAsync(client, queue, "a", "b", "c");

        Assert.Equal(["b"], await letters.ResubmitAsync(queue, "b", default));

        Assert.Equal(["a", "c"], (await letters.ListAsync(queue, 100, default)).Select(letter => letter.Id).Order());
        Assert.Equal(["b"], (await ReceiveAsync(client, queue)).Select(message => message.MessageId));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nobody")]
    public async Task ResubmitAsync_NothingToPutBack_SaysSo(string? id)
    {
        (ServiceBusDeadLetters letters, ServiceBusClient client, string queue) = await StartAsync("a");
        await GiveUpAsync(client, queue, id is null ? [] : ["a"]);

        Assert.Empty(await letters.ResubmitAsync(queue, id, default));

        Assert.Equal(id is null ? 0 : 1, (await letters.ListAsync(queue, 100, default)).Count);
    }

    [Fact]
    public async Task ListAsync_BrokerIsDown_IsOutsideTrouble()
    {
        await using var client = new ServiceBusClient(Connection(FreePort.Next()));
        var letters = new ServiceBusDeadLetters(client);

        await Assert.ThrowsAsync<OutsideTroubleException>(() => letters.ListAsync("scan", 1, default));
        await Assert.ThrowsAsync<OutsideTroubleException>(() => letters.ResubmitAsync("scan", null, default));
    }

    private static async Task GiveUpAsync(ServiceBusClient client, string queue, params string[] ids)
    {
        await using ServiceBusReceiver receiver = client.CreateReceiver(queue);
        foreach (ServiceBusReceivedMessage message in await receiver.ReceiveMessagesAsync(
            100, TimeSpan.FromSeconds(2)))
        {
            await (ids.Contains(message.MessageId)
                ? receiver.DeadLetterMessageAsync(message, "Poison", "It cannot be read.")
                : receiver.AbandonMessageAsync(message));
        }
    }

    private static async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(
        ServiceBusClient client, string queue) =>
        await client.CreateReceiver(queue).ReceiveMessagesAsync(100, TimeSpan.FromSeconds(2));

    private async Task<(ServiceBusDeadLetters Letters, ServiceBusClient Client, string Queue)> StartAsync(
        params string[] ids)
    {
        string connection = Connection(fixture.Azurite.TablePort);
        string queue = $"letters{Interlocked.Increment(ref queues)}";
        await new ServiceBusAdministrationClient(connection).CreateQueueAsync(new CreateQueueOptions(queue));
        var client = new ServiceBusClient(connection);
        await client.CreateSender(queue).SendMessagesAsync(ids.Select(id => new ServiceBusMessage("body of " + id)
        {
            MessageId = id,
            CorrelationId = "corr",
            Subject = "Probe",
        }));

        return (new ServiceBusDeadLetters(client), client, queue);
    }

    private static string Connection(int port) => ServiceBusMessageBusTests.Connection(port);
}
