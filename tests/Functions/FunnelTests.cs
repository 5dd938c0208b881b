using System.Text.Json;
using Azure.Data.Tables;
using Breakwater.Adapters.Tables;
using Breakwater.Domain;
using Breakwater.Functions.Http;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;
using Breakwater.TestKit.Local;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Functions.Tests;

public sealed class FunnelTests(AzuriteFixture fixture)
{
    [Fact]
    public async Task RunAsync_MoreRowsThanOnePage_CountsAllOfThemOverMidnight()
    {
        (World world, TableJournal journal) = await StartAsync();
        // Noon less thirteen hours is yesterday.
        JournalEntry[] entries =
        [
            .. Enumerable.Range(0, 1_100).Select(n => Entry(world.Clock.Now.AddSeconds(-n), $"S{n}", "VolumeTooLow")),
            .. Enumerable.Range(0, 20).Select(n => Entry(world.Clock.Now.AddHours(-13).AddSeconds(-n), $"Y{n}", "")),
        ];
        await journal.WriteAsync(entries, default);

        JsonElement stage = Assert.Single((await AskAsync(world, journal, "?hours=14")).Stages());

        Assert.Equal("scan", stage.GetProperty("stage").GetString());
        Assert.Equal(1_120, stage.GetProperty("decisions").GetInt32());
        Assert.Equal(20, stage.GetProperty("passed").GetInt32());
        JsonElement blocker = Assert.Single(stage.GetProperty("firstBlockers").EnumerateArray());
        Assert.Equal("VolumeTooLow", blocker.GetProperty("name").GetString());
        Assert.Equal(1_100, blocker.GetProperty("count").GetInt32());
        JsonElement check = Assert.Single(stage.GetProperty("checks").EnumerateArray());
        Assert.Equal(99m, check.GetProperty("nearest").GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task RunAsync_OlderThanTheSpan_IsNotCounted()
    {
        (World world, TableJournal journal) = await StartAsync();
        await journal.WriteAsync(
            [Entry(world.Clock.Now.AddMinutes(-59), "NEW", ""), Entry(world.Clock.Now.AddMinutes(-61), "OLD", "")],
            default);

        JsonElement stage = Assert.Single((await AskAsync(world, journal, "?hours=1")).Stages());

        Assert.Equal(1, stage.GetProperty("decisions").GetInt32());
    }

    [Fact]
    public async Task RunAsync_EmptyJournal_HasNoStages()
    {
        (World world, TableJournal journal) = await StartAsync();

        Assert.Empty((await AskAsync(world, journal, "")).Stages());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("25")]
    [InlineData("-1")]
    [InlineData("six")]
    [InlineData("")]
    public async Task RunAsync_BadHours_Is400(string hours)
    {
        (World world, TableJournal journal) = await StartAsync();

        ContentResult answer = await ResultAsync(world, journal, $"?hours={hours}");

        Assert.Equal(400, answer.StatusCode);
        string? detail = JsonDocument.Parse(answer.Content!).RootElement.GetProperty("detail").GetString();
        Assert.Contains($"'{hours}'", detail, StringComparison.Ordinal);
    }

    private static JournalEntry Entry(DateTimeOffset at, string symbol, string reason) => new(
        new JournalKey(World.Bot, at, JournalStage.Scan, symbol),
        symbol,
        reason.Length == 0 ? "passed" : "filtered",
        reason,
        "c",
        [Check.AtLeast("volume", reason.Length == 0 ? 100m : 99m, 100m)]);

    private static async Task<Answer> AskAsync(World world, TableJournal journal, string query)
    {
        ContentResult content = await ResultAsync(world, journal, query);
        Assert.Equal(200, content.StatusCode);

        return new Answer(JsonDocument.Parse(content.Content!).RootElement.Clone());
    }

    private static async Task<ContentResult> ResultAsync(World world, TableJournal journal, string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);

        var funnel = new FunnelLookup(world.Settings, journal, world.Clock);

        return Assert.IsType<ContentResult>(await new FunnelFunction(world.Settings, funnel)
            .RunAsync(context.Request, World.Bot, default));
    }

    private async Task<(World World, TableJournal Journal)> StartAsync()
    {
        var service = new TableServiceClient(fixture.ConnectionString);
        await service.DeleteTableAsync("Journal");
        await service.CreateTableIfNotExistsAsync("Journal");

        return (new World(), new TableJournal(service));
    }

    private sealed record Answer(JsonElement Json)
    {
        public JsonElement[] Stages() => [.. Json.GetProperty("stages").EnumerateArray()];
    }
}
