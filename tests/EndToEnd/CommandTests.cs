using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Breakwater.EndToEnd.Tests;

[Collection(Collections.System)]
public sealed class CommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task PauseAndResume_WhileTrading_EntriesEndAndBeginAgain()
    {
        await using LocalSystem system = await LocalSystem.StartAsync(Market.Synthetic(TimeSpan.FromHours(5)));
        await system.Client.AcceptedAsync("start");
        await system.Client.AcceptedAsync("pause");
        await PastAsync(system, TimeSpan.FromHours(2));
        Assert.Equal("PAUSED", (await system.Client.BotAsync()).GetProperty("status").GetString());
        StoredRows rows = await system.RowsAsync();
        DateTimeOffset paused = CommandTime(rows);
        Assert.DoesNotContain(EntryTimes(rows), at => at > paused);
        Assert.Equal(HttpStatusCode.Conflict, await ResumeTwiceAsync(system));
        await system.FinishAsync(Patience);
        Assert.Contains(EntryTimes(await system.RowsAsync()), at => at > paused);
    }

    [Fact]
    public async Task Kill_WithAnOpenPosition_FlattensAndStaysUntilReset()
    {
        await using LocalSystem system = await LocalSystem.StartAsync(Market.Synthetic(TimeSpan.FromHours(8)));
        await system.Client.AcceptedAsync("start");
        Assert.True(
            await system.App.UntilAsync(
                () => system.App.Output.Any(line => line.Contains(" ENTRY ", StringComparison.Ordinal)), Patience),
            system.App.Words);
        await system.Client.AcceptedAsync("kill");
        DateTimeOffset killed = CommandTime(await system.RowsAsync());
        await system.Client.UntilAsync(system.App, status => status.Clock.Now > killed.AddSeconds(20), Patience);
        DemandFlat(await system.RowsAsync(), killed);
        await DemandKilledAsync(system.Client);

        await system.KillAppAsync();
        await system.StartAppAsync();
        await DemandKilledAsync(system.Client);
        Assert.Equal(HttpStatusCode.BadRequest, await system.Client.CommandAsync("reset-kill"));
        Assert.Equal(HttpStatusCode.BadRequest, await system.Client.CommandAsync("reset-kill", "other"));
        await DemandKilledAsync(system.Client);

        await system.Client.AcceptedAsync("reset-kill", AppClient.Bot);
        await system.Client.AcceptedAsync("start");
        DateTimeOffset again = CommandTime(await system.RowsAsync());
        (await system.FinishAsync(Patience)).DemandClean();
        StoredRows rows = await system.RowsAsync();
        Assert.Contains(EntryTimes(rows), at => at > again);
        Assert.DoesNotContain(EntryTimes(rows), at => at > killed && at < again);
        new Invariants(rows).Demand();
    }

    private static async Task<HttpStatusCode> ResumeTwiceAsync(LocalSystem system)
    {
        await system.Client.AcceptedAsync("resume");
        return await system.Client.CommandAsync("resume");
    }

    private static async Task DemandKilledAsync(AppClient client)
    {
        Assert.Equal("KILLED", (await client.BotAsync()).GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.Conflict, await client.CommandAsync("start"));
        Assert.Equal(HttpStatusCode.Conflict, await client.CommandAsync("resume"));
    }

    private static Task<HostStatus> PastAsync(LocalSystem system, TimeSpan length) => system.Client.UntilAsync(
        system.App, status => status.Clock.Now >= system.From + length, Patience);

    private static void DemandFlat(StoredRows rows, DateTimeOffset killed)
    {
        JsonElement account = rows.One("Paper", "account").Data;
        Assert.Empty(account.GetProperty("orders").EnumerateArray());
        Assert.Empty(rows.One("Trading", "portfolio").Data.GetProperty("reservations").EnumerateArray());
        Assert.All(rows.Trades(), trade =>
        {
            Assert.Contains(trade.GetProperty("status").GetString(), new[] { "Closed", "Abandoned" });
            Assert.True(Time(trade.GetProperty("closedAt")) <= killed.AddSeconds(15), trade.GetRawText());
        });
    }

    private static DateTimeOffset CommandTime(StoredRows rows) =>
        Time(rows.One("Engine", "control").Data.GetProperty("at"));

    private static DateTimeOffset[] EntryTimes(StoredRows rows) =>
    [
        .. rows.Trades().SelectMany(trade => trade.GetProperty("legs").EnumerateArray())
            .Where(leg => leg.GetProperty("kind").GetString() == "Entry")
            .Select(leg => Time(leg.GetProperty("createdAt"))),
    ];

    private static DateTimeOffset Time(JsonElement value) =>
        DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture);
}
