using System.Text.Json;

namespace Breakwater.Functions.Tests;

public sealed class CommandTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("start")]
    [InlineData("[]")]
    [InlineData("{\"command\":5}")]
    [InlineData("{\"command\":\"start\"")]
    public async Task Commands_NoJsonObject_Is400AndChangesNothing(string body)
    {
        string before = await StatusAsync();

        AppFixture.AssertProblem(400, await app.CommandAsync(body), "body");
        Assert.Equal(before, await StatusAsync());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"command\":null}")]
    [InlineData("{\"command\":\"\"}")]
    [InlineData("{\"command\":\"Start\"}")]
    [InlineData("{\"command\":\"self-destruct\"}")]
    public async Task Commands_Unknown_Is422AndListsWhatIsAllowed(string body)
    {
        (int Status, JsonElement Body, HttpResponseMessage Raw) answer = await app.CommandAsync(body);

        AppFixture.AssertProblem(422, answer, "command");
        Assert.Contains("reset-kill", answer.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_KillAndReset_StickAndAreJournalled()
    {
        (int Status, JsonElement Body, HttpResponseMessage Raw) started =
            await app.CommandAsync("""{"command":"start","reason":"morning"}""");
        Assert.Equal(202, started.Status);
        Assert.True(started.Body.GetProperty("accepted").GetBoolean());
        Assert.Equal("start", started.Body.GetProperty("command").GetString());

        Assert.Equal(202, (await app.CommandAsync("""{"command":"kill","reason":"test of the switch"}""")).Status);
        Assert.Equal("KILLED", await StatusAsync());
        AppFixture.AssertProblem(409, await app.CommandAsync("""{"command":"start"}"""), "command");
        AppFixture.AssertProblem(409, await app.CommandAsync("""{"command":"resume"}"""), "command");

        foreach (string confirm in new[] { "", ",\"confirm\":\"\"", ",\"confirm\":\"Main\"", ",\"confirm\":null" })
        {
            AppFixture.AssertProblem(
                400, await app.CommandAsync($$"""{"command":"reset-kill"{{confirm}}}"""), "confirm");
            Assert.Equal("KILLED", await StatusAsync());
        }

        Assert.Equal(202, (await app.CommandAsync("""{"command":"reset-kill","confirm":"main"}""")).Status);
        Assert.NotEqual("KILLED", await StatusAsync());

        JsonElement[] lines = [.. (await app.GetAsync("/api/bots/main/decisions?limit=1000")).Body
            .GetProperty("items").EnumerateArray().Where(line => line.GetProperty("stage").GetString() == "command")];
        Assert.Contains(lines, line => line.GetProperty("reason").GetString() == "test of the switch");
        Assert.Contains(lines, line => line.GetProperty("outcome").GetString() == "refused");
        Assert.True(lines.Length >= 5, $"{lines.Length} commands are journalled.");
    }

    [Fact]
    public async Task Commands_Accepted_AnswersWithTheStatusOfTheContract()
    {
        (int status, JsonElement body, _) = await app.CommandAsync("""{"command":"stop"}""");

        Assert.Contains(status, new[] { 202, 409 });
        Assert.True(status == 409 || body.TryGetProperty("status", out _), "The contract has status.");
    }

    [Fact]
    public async Task Commands_VeryLongReason_IsEitherRefusedOrAccepted()
    {
        string reason = new('r', 40_000);

        (int status, _, _) = await app.CommandAsync($$"""{"command":"kill","reason":"{{reason}}"}""");
        await app.CommandAsync("""{"command":"reset-kill","confirm":"main"}""");

        Assert.Contains(status, new[] { 202, 400, 413, 422 });
    }

    private async Task<string> StatusAsync() =>
        (await app.GetAsync("/api/bots/main")).Body.GetProperty("status").GetString()!;
}
