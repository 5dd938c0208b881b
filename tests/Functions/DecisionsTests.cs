using System.Text.Json;
using Azure.Data.Tables;
using Breakwater.Adapters.Tables;
using Breakwater.Functions.Http;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;
using Breakwater.TestKit.Local;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Functions.Tests;

public sealed class DecisionsTests(AzuriteFixture fixture)
{
    [Fact]
    public async Task RunAsync_PageByPage_GivesEveryDecisionOnceNewestFirst()
    {
        (World world, TableJournal journal) = await StartAsync();
        await journal.WriteAsync(
            [.. Enumerable.Range(0, 7).Select(n => Entry(world.Clock.Now.AddMinutes(-n)))], default);
        var seen = new List<DateTimeOffset>();
        string? after = null;
        do
        {
            JsonElement page = await AskAsync(world, journal, $"?limit=3&after={Uri.EscapeDataString(after ?? "")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray()
                .Select(item => item.GetProperty("at").GetDateTimeOffset()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        Assert.Equal(Enumerable.Range(0, 7).Select(n => world.Clock.Now.AddMinutes(-n)), seen);
    }

    [Fact]
    public async Task RunAsync_NoDayAndNothingToday_ShowsTheNewestDayThatHasSome()
    {
        (World world, TableJournal journal) = await StartAsync();
        await journal.WriteAsync([Entry(world.Clock.Now)], default);
        world.Clock.Advance(TimeSpan.FromHours(13));

        JsonElement page = await AskAsync(world, journal, "");

        Assert.Equal(1, page.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task RunAsync_NoDayAndManyDays_PagesStayOnTheNewestDay()
    {
        (World world, TableJournal journal) = await StartAsync();
        await journal.WriteAsync(
            [.. Enumerable.Range(0, 4).Select(n => Entry(world.Clock.Now.AddMinutes(-n)))], default);
        await journal.WriteAsync([Entry(world.Clock.Now.AddDays(-1))], default);
        world.Clock.Advance(TimeSpan.FromDays(2));
        int seen = 0;
        string? after = null;
        do
        {
            JsonElement page = await AskAsync(world, journal, $"?limit=2&after={Uri.EscapeDataString(after ?? "")}");
            seen += page.GetProperty("items").GetArrayLength();
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        Assert.Equal(4, seen);
    }

    [Fact]
    public async Task RunAsync_NothingForAWeek_IsEmpty()
    {
        (World world, TableJournal journal) = await StartAsync();
        await journal.WriteAsync([Entry(world.Clock.Now)], default);
        world.Clock.Advance(TimeSpan.FromDays(9));

        JsonElement page = await AskAsync(world, journal, "");

        Assert.Equal(0, page.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task RunAsync_DayAndBareKey_ContinuesAfterThatRow()
    {
        (World world, TableJournal journal) = await StartAsync();
        await journal.WriteAsync(
            [.. Enumerable.Range(0, 3).Select(n => Entry(world.Clock.Now.AddMinutes(-n)))], default);
        JsonElement first = (await AskAsync(world, journal, "")).GetProperty("items")[0];
        string key = Uri.EscapeDataString(first.GetProperty("key").GetString()!);

        JsonElement page = await AskAsync(world, journal, $"?day={world.Clock.Now:yyyy-MM-dd}&after={key}");

        Assert.Equal(2, page.GetProperty("items").GetArrayLength());
    }

    private static JournalEntry Entry(DateTimeOffset at) => new(
        new JournalKey(World.Bot, at, JournalStage.Scan, "BTCUSDT"), "BTCUSDT", "denied", "Spread", "c", []);

    private static async Task<JsonElement> AskAsync(World world, TableJournal journal, string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        IActionResult result = await new DecisionsFunction(world.Settings, journal, world.Clock)
            .RunAsync(context.Request, World.Bot, default);
        ContentResult content = Assert.IsType<ContentResult>(result);
        Assert.Equal(200, content.StatusCode);

        return JsonDocument.Parse(content.Content!).RootElement.Clone();
    }

    private async Task<(World World, TableJournal Journal)> StartAsync()
    {
        var service = new TableServiceClient(fixture.ConnectionString);
        await service.DeleteTableAsync("Journal");
        await service.CreateTableIfNotExistsAsync("Journal");

        return (new World(), new TableJournal(service));
    }
}
