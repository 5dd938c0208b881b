using System.Text.Json;
using Breakwater.Domain.Execution;
using Breakwater.Functions.Http;
using Breakwater.Pipeline.Reports;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Functions.Tests;

public sealed class TradeFunctionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(45)]
    public async Task TradeAsync_RunningOrArchived_GivesTheEventsThatLeadToIt(int minutesAfterTheEnd)
    {
        World world = await TradedAsync();
        string id = Assert.Single(await world.TradesAsync()).Id;
        if (minutesAfterTheEnd > 0)
        {
            await new Driver(world).CommandAsync(Domain.Engine.BotCommand.Kill);
            await new Driver(world).RecoverAsync(2);
            world.Clock.Advance(TimeSpan.FromMinutes(minutesAfterTheEnd));
            await new Driver(world).RecoverAsync(1);
            Assert.Empty(await world.TradesAsync());
        }

        (int status, JsonElement body) = await AskAsync(world, World.Bot, id);

        Assert.Equal(200, status);
        TradeEvent[] events = body.GetProperty("events").Deserialize<TradeEvent[]>(PipelineJson.Options)!;
        string trade = JsonSerializer.Serialize(TradeHistory.Replay(events), PipelineJson.Options);
        Assert.Equal(JsonSerializer.Serialize(body.GetProperty("trade")), JsonSerializer.Serialize(
            JsonSerializer.Deserialize<JsonElement>(trade)));
        Assert.Equal(minutesAfterTheEnd > 0 ? "Closed" : "Open", body.GetProperty("trade").GetProperty("status")
            .GetString());
        Assert.Equal("Approved", body.GetProperty("events")[0].GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("nobody", "t1", "bot")]
    [InlineData(World.Bot, "t1", "tradeId")]
    [InlineData(World.Bot, "2026-11", "tradeId")]
    [InlineData(World.Bot, "t1|x", "tradeId")]
    [InlineData(World.Bot, "", "tradeId")]
    public async Task TradeAsync_NoSuchBotOrTrade_SaysWhich(string bot, string trade, string field)
    {
        (int status, JsonElement body) = await AskAsync(await TradedAsync(), bot, trade);

        Assert.Equal(404, status);
        Assert.True(body.GetProperty("errors").TryGetProperty(field, out _), body.ToString());
    }

    private static async Task<World> TradedAsync()
    {
        World world = new();
        world.List("BTC");
        await world.ActiveAsync();
        Driver driver = new Driver(world);
        await driver.SignalAsync(TestRules.Signal("BTC"));
        await driver.QuietAsync();

        return world;
    }

    private static async Task<(int Status, JsonElement Body)> AskAsync(World world, string bot, string trade)
    {
        PipelineRig rig = new(world);
        var function = new TradeFunction(world.Settings, new TradeStories(rig.Book, rig.Events));
        ContentResult answer = Assert.IsType<ContentResult>(await function.TradeAsync(
            new DefaultHttpContext().Request, bot, trade, CancellationToken.None));

        return (answer.StatusCode ?? 0, JsonDocument.Parse(answer.Content!).RootElement);
    }
}
