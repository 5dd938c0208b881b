using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Breakwater.TestKit.Local;

namespace Breakwater.Functions.Tests;

/// <summary>A message was given up before the app was started: an operator sees it and puts it back.</summary>
public sealed class DeadLetterTests : IAsyncLifetime
{
    private const string Queue = "execution";
    private AzuriteProcess? azurite;
    private ExchangeStub? exchange;
    private AppProcess? app;

    public async ValueTask InitializeAsync()
    {
        azurite = await AzuriteProcess.StartAsync();
        exchange = await ExchangeStub.StartAsync();
        Dictionary<string, string> settings = AppSettings.Complete(
            azurite.ConnectionString, azurite.TablePort, exchange.Address);
        await GiveUpAsync(settings["ServiceBusConnection"]);
        app = await AppProcess.StartAsync(settings);
        Assert.False(app.HasExited, app.Output);
    }

    public async ValueTask DisposeAsync()
    {
        await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (exchange?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (azurite?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task DeadLetter_IsListedAndPutBack_UntilItsReasonIsMended()
    {
        JsonElement letter = Assert.Single(await ListAsync());
        Assert.Equal(
            (Queue, "poison-1", "Nonsense", "Planted"),
            (Text(letter, "queue"), Text(letter, "id"), Text(letter, "type"), Text(letter, "reason")));

        JsonElement health = (await AskAsync(HttpMethod.Get, "/api/health/queues")).Body;
        Assert.Equal("MQ-2", Text(Assert.Single(health.GetProperty("issues").EnumerateArray()), "code"));

        AppFixture.AssertProblem(404, await PostAsync("/api/deadletters/nowhere/resubmit", ""), "queue");
        AppFixture.AssertProblem(404, await PostAsync($"/api/deadletters/{Queue}/resubmit", """{"id":"no"}"""), "id");
        AppFixture.AssertProblem(400, await PostAsync($"/api/deadletters/{Queue}/resubmit", "{"), "body");
        (int status, JsonElement body, _) = await PostAsync(
            $"/api/deadletters/{Queue}/resubmit", """{"reason":"mended"}""");
        Assert.Equal(202, status);
        Assert.Equal("poison-1", Assert.Single(body.GetProperty("resubmitted").EnumerateArray()).GetString());

        // Nothing was mended: it fails every delivery again, and the app says why.
        JsonElement again = await UntilListedAsync();
        Assert.NotEqual("Planted", Text(again, "reason"));
        Assert.Contains(await DecisionsAsync(), decision =>
            Text(decision, "stage") == "command" && decision.ToString().Contains("mended", StringComparison.Ordinal));
    }

    private static string? Text(JsonElement row, string member) => row.GetProperty(member).GetString();

    // As another process of the app would have left it.
    private static async Task GiveUpAsync(string connection)
    {
        await new ServiceBusAdministrationClient(connection).CreateQueueAsync(new CreateQueueOptions(Queue));
        await using var client = new ServiceBusClient(connection);
        await client.CreateSender(Queue).SendMessageAsync(
            new ServiceBusMessage("""{"nothing":"that anybody knows"}""")
            {
                MessageId = "poison-1",
                Subject = "Nonsense",
            });
        await using ServiceBusReceiver receiver = client.CreateReceiver(Queue);
        ServiceBusReceivedMessage message = await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(5));
        await receiver.DeadLetterMessageAsync(message, "Planted", "By a test.");
    }

    private async Task<JsonElement> UntilListedAsync()
    {
        for (int attempt = 0; attempt < 300; attempt++)
        {
            if (await ListAsync() is [var letter])
            {
                return letter;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"It was not given up again.\n{app!.Output}");
    }

    private async Task<JsonElement[]> ListAsync() =>
        [.. (await AskAsync(HttpMethod.Get, "/api/deadletters")).Body.GetProperty("items").EnumerateArray()];

    private async Task<JsonElement[]> DecisionsAsync() =>
        [.. (await AskAsync(HttpMethod.Get, "/api/bots/main/decisions")).Body.GetProperty("items").EnumerateArray()];

    private Task<(int Status, JsonElement Body, HttpResponseMessage Raw)> PostAsync(string path, string body) =>
        AskAsync(HttpMethod.Post, path, body);

    private Task<(int Status, JsonElement Body, HttpResponseMessage Raw)> AskAsync(
        HttpMethod method, string path, string? body = null) => AppFixture.AskAsync(app!.Http, method, path, body);
}
