using System.Text.Json;
using Breakwater.TestKit.Local;

namespace Breakwater.EndToEnd.Tests;

/// <summary>The official JavaScript clients read what the app stored and hear what it pushes.</summary>
[Collection(Collections.System)]
public sealed class ClientTests
{
    private static readonly string[] Pushes = ["HEARTBEAT", "ENGINE_UPDATE", "ORDER_UPDATE", "POSITION_UPDATE"];

    [Fact]
    public async Task Clients_DuringARun_SeeRowsAndMessages()
    {
        await using LocalSystem system = await LocalSystem.StartAsync(Market.Synthetic(TimeSpan.FromMinutes(90)));
        await using Child listener = Listen(system);
        Assert.True(
            await listener.UntilAsync(() => listener.Output.Contains("[\"connected\"]"), TimeSpan.FromSeconds(20)),
            listener.Words);
        await system.Client.AcceptedAsync("start");
        Assert.Equal(0, await listener.ExitAsync(TimeSpan.FromSeconds(60)));
        DemandPushes(listener);
        await system.FinishAsync(TimeSpan.FromSeconds(60));
        DemandRows(await system.RowsAsync());
    }

    [Fact]
    public async Task Negotiate_WithAWrongKey_IsRefused()
    {
        await using LocalSystem system = await LocalSystem.StartAsync(Market.Synthetic(TimeSpan.FromMinutes(1)));
        NodeResult result = await NodeScript.RunAsync(
            "tests/EndToEnd/push.mjs", system.Client.Address, "wrong", "HEARTBEAT");
        Assert.Equal(["[\"refused\",401]"], result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static Child Listen(LocalSystem system) => Child.Start(
        "node",
        [RepositoryRoot.Combine("tests/EndToEnd/push.mjs"), system.Client.Address, system.Key, .. Pushes],
        RepositoryRoot.Path);

    private static void DemandPushes(Child listener)
    {
        JsonElement[] lines = [.. listener.Output.Select(line => JsonElement.Parse(line))];
        foreach (string name in Pushes)
        {
            JsonElement message = lines.First(line => line[0].GetString() == name);
            Assert.Equal(2, message.GetArrayLength());
            Assert.Equal(JsonValueKind.Object, message[1].ValueKind);
        }

        JsonElement order = lines.First(line => line[0].GetString() == "ORDER_UPDATE")[1];
        Assert.StartsWith("bw-", order.GetProperty("clientOrderId").GetString(), StringComparison.Ordinal);
        JsonElement beat = lines.First(line => line[0].GetString() == "HEARTBEAT")[1];
        Assert.Equal(AppClient.Bot, beat.GetProperty("bot").GetString());
    }

    private static void DemandRows(StoredRows rows)
    {
        Assert.Subset(
            rows.Tables.ToHashSet(StringComparer.Ordinal),
            new HashSet<string> { "Engine", "Cycles", "Trading", "Journal", "History", "Paper" });
        Assert.Equal(10000m, rows.One("Trading", "portfolio").Data.GetProperty("startEquity").GetDecimal());
        Assert.NotEmpty(rows.Trades());
        StoredRow[] journal = rows.Of("Journal");
        Assert.True(journal.Length > 100, $"{journal.Length} decisions");
        Assert.All(journal, row => Assert.StartsWith($"{AppClient.Bot}|", row.Partition, StringComparison.Ordinal));
    }
}
