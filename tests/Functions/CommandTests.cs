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
        foreach ((string command, string expected) in new[]
        {
            ("start", "RUNNING"), ("pause", "PAUSED"), ("resume", "RUNNING"), ("stop", "STOPPED"),
            ("kill", "KILLED"), ("reset-kill", "STOPPED"),
        })
        {
            (int status, JsonElement body, _) =
                await app.CommandAsync($$"""{"command":"{{command}}","confirm":"main"}""");

            Assert.Equal(202, status);
            Assert.Equal(expected, body.GetProperty("status").GetString());
            Assert.Equal(expected, await StatusAsync());
        }
    }

    [Fact]
    public async Task Commands_ReasonTooLong_Is422AndChangesNothing()
    {
        foreach (int length in new[] { 501, 40_000 })
        {
            string before = await StatusAsync();

            AppFixture.AssertProblem(422, await KillAsync(new string('r', length)), "reason");
            Assert.Equal(before, await StatusAsync());
        }
    }

    [Fact]
    public async Task Commands_ReasonAsLongAsAllowed_IsAccepted()
    {
        string reason = new('r', 500);

        Assert.Equal(202, (await KillAsync(reason)).Status);
        Assert.Equal(reason, (await app.GetAsync("/api/bots/main")).Body.GetProperty("error").GetString());
        await app.CommandAsync("""{"command":"reset-kill","confirm":"main"}""");
    }

    private Task<(int Status, JsonElement Body, HttpResponseMessage Raw)> KillAsync(string reason) =>
        app.CommandAsync($$"""{"command":"kill","reason":"{{reason}}"}""");

    private async Task<string> StatusAsync() =>
        (await app.GetAsync("/api/bots/main")).Body.GetProperty("status").GetString()!;
}
