using Azure.Core.Serialization;
using Breakwater.TestKit.Local;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Azure.SignalR.Management;

namespace Breakwater.StandIns.SignalR.Tests;

public sealed class DeliveryTests
{
    [Fact]
    public async Task SendAsync_OfficialClientConnected_GetsTwoEventsInOrder()
    {
        (ServiceHubContext hub, _) = await Emulator.StartAsync();
        await using AsyncDisposal cleanup = new(hub);
        using NodeClient client = NodeClient.Start(await hub.NegotiateAsync(), 2);
        Assert.Equal("connected", await client.NextAsync());
        await hub.Clients.All.SendAsync("POSITION", new { Symbol = "BTCUSDT", quantity = 0.001m });
        await hub.Clients.All.SendAsync("HEARTBEAT", "alive");
        Assert.Equal("""event POSITION {"Symbol":"BTCUSDT","quantity":0.001}""", await client.NextAsync());
        Assert.Equal("event HEARTBEAT alive", await client.NextAsync());
        Assert.Equal(0, await client.ExitCodeAsync());
    }

    [Fact]
    public async Task SendAsync_TwoClients_BothGetTheSame()
    {
        (ServiceHubContext hub, _) = await Emulator.StartAsync();
        await using AsyncDisposal cleanup = new(hub);
        NegotiationResponse negotiated = await hub.NegotiateAsync();
        using NodeClient one = NodeClient.Start(negotiated, 1);
        using NodeClient two = NodeClient.Start(negotiated, 1);
        Assert.Equal("connected", await one.NextAsync());
        Assert.Equal("connected", await two.NextAsync());
        await hub.Clients.All.SendAsync("HEARTBEAT", 7);
        Assert.Equal("event HEARTBEAT 7", await one.NextAsync());
        Assert.Equal("event HEARTBEAT 7", await two.NextAsync());
    }

    [Fact]
    public async Task SendAsync_ToAUserAndToAnotherHub_ReachesOnlyThem()
    {
        (ServiceHubContext hub, int port) = await Emulator.StartAsync();
        await using AsyncDisposal cleanup = new(hub);
        using ServiceManager service = Emulator.Service(port);
        ServiceHubContext other = await service.CreateHubContextAsync("other", CancellationToken.None);
        await using AsyncDisposal otherCleanup = new(other);
        using NodeClient ann = NodeClient.Start(await hub.NegotiateAsync(new NegotiationOptions { UserId = "ann" }), 2);
        using NodeClient ben = NodeClient.Start(await hub.NegotiateAsync(new NegotiationOptions { UserId = "ben" }), 1);
        Assert.Equal("connected", await ann.NextAsync());
        Assert.Equal("connected", await ben.NextAsync());
        await other.Clients.All.SendAsync("HEARTBEAT", "for nobody here");
        await hub.Clients.User("ann").SendAsync("HEARTBEAT", "for ann");
        await hub.Clients.All.SendAsync("HEARTBEAT", "for all");
        Assert.Equal("event HEARTBEAT for ann", await ann.NextAsync());
        Assert.Equal("event HEARTBEAT for all", await ann.NextAsync());
        Assert.Equal("event HEARTBEAT for all", await ben.NextAsync());
    }

    [Fact]
    public async Task SendAsync_NobodyConnected_Succeeds()
    {
        (ServiceHubContext hub, _) = await Emulator.StartAsync();
        await using AsyncDisposal cleanup = new(hub);
        await hub.Clients.All.SendAsync("HEARTBEAT", "alive");
        await hub.Clients.User("nobody").SendAsync("HEARTBEAT", (object?)null);
        await hub.Clients.Group("none").SendAsync("HEARTBEAT");
    }

    [Fact]
    public async Task SendAsync_AfterTheServerRestarted_ReachesTheReconnectedClient()
    {
        (ServiceHubContext hub, int port) = await Emulator.StartAsync();
        using NodeClient client = NodeClient.Start(await hub.NegotiateAsync(), 1);
        Assert.Equal("connected", await client.NextAsync());
        await hub.DisposeAsync();
        Assert.Equal("reconnecting", await client.NextAsync());
        using ServiceManager service = Emulator.Service(port);
        ServiceHubContext again = await service.CreateHubContextAsync("bot", CancellationToken.None);
        await using AsyncDisposal cleanup = new(again);
        Assert.Equal("reconnected", await client.NextAsync());
        await again.Clients.All.SendAsync("HEARTBEAT", "back");
        Assert.Equal("event HEARTBEAT back", await client.NextAsync());
    }

    [Fact]
    public async Task SendAsync_OwnSerializer_DecidesTheNames()
    {
        int port = FreePort.Next();
        System.Text.Json.JsonSerializerOptions camelCase = new(System.Text.Json.JsonSerializerDefaults.Web);
        using ServiceManager service =
            Emulator.Service(port, options => options.UseJsonObjectSerializer(new JsonObjectSerializer(camelCase)));
        ServiceHubContext hub = await service.CreateHubContextAsync("bot", CancellationToken.None);
        await using AsyncDisposal cleanup = new(hub);
        using NodeClient client = NodeClient.Start(await hub.NegotiateAsync(), 1);
        Assert.Equal("connected", await client.NextAsync());
        await hub.Clients.All.SendAsync("POSITION", new { Symbol = "BTCUSDT" });
        Assert.Equal("""event POSITION {"symbol":"BTCUSDT"}""", await client.NextAsync());
    }
}
