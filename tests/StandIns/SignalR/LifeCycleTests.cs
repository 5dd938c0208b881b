using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Text.Json;
using Azure.Core;
using Breakwater.TestKit.Local;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Azure.SignalR;
using Microsoft.Azure.SignalR.Management;

namespace Breakwater.StandIns.SignalR.Tests;

public sealed class LifeCycleTests
{
    [Fact]
    public async Task CreateHubContext_PortInUse_NamesThePort()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using ServiceManager service = Emulator.Service(port);
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => service.CreateHubContextAsync("bot", CancellationToken.None));
        Assert.Contains(port.ToString(CultureInfo.InvariantCulture), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsServiceHealthy_BeforeDuringAndAfter_TellsWhetherItListens()
    {
        int port = FreePort.Next();
        using ServiceManager service = Emulator.Service(port);
        Assert.False(await service.IsServiceHealthy(CancellationToken.None));
        ServiceHubContext one = await service.CreateHubContextAsync("one", CancellationToken.None);
        ServiceHubContext two = await service.CreateHubContextAsync("two", CancellationToken.None);
        Assert.True(await service.IsServiceHealthy(CancellationToken.None));
        await one.DisposeAsync();
        await one.DisposeAsync();
        Assert.True(await service.IsServiceHealthy(CancellationToken.None));
        await Task.Run(two.Dispose);
        Assert.False(await service.IsServiceHealthy(CancellationToken.None));
    }

    [Fact]
    public async Task CreateHubContext_ManyAtOnce_ShareOneServer()
    {
        int port = FreePort.Next();
        using ServiceManager service = Emulator.Service(port);
        ServiceHubContext[] hubs = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => service.CreateHubContextAsync("bot", CancellationToken.None)));
        await Task.WhenAll(hubs.Select(hub => hub.DisposeAsync()));
        Assert.False(await service.IsServiceHealthy(CancellationToken.None));
    }

    [Fact]
    public async Task CreateHubContext_SamePortOtherKey_Throws()
    {
        (ServiceHubContext hub, int port) = await Emulator.StartAsync();
        await using AsyncDisposal cleanup = new(hub);
        using ServiceManager other =
            Emulator.Service(port, options => options.ConnectionString = Emulator.ConnectionString(port, "other"));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => other.CreateHubContextAsync("bot", CancellationToken.None));
    }

    [Fact]
    public async Task Negotiate_UserClaimsAndLifetime_AreInTheToken()
    {
        (ServiceHubContext hub, _) = await Emulator.StartAsync();
        await using AsyncDisposal cleanup = new(hub);
        NegotiationResponse negotiated = await hub.NegotiateAsync(new NegotiationOptions
        {
            UserId = "ann",
            Claims = [new Claim("role", "reader"), new Claim("role", "trader")],
            TokenLifetime = TimeSpan.FromMinutes(5),
        });
        string payload = negotiated.AccessToken!.Split('.')[1];
        JsonElement claims = JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(payload));
        Assert.Equal("ann", claims.GetProperty("asrs.s.uid").GetString());
        string[] roles = [.. claims.GetProperty("role").EnumerateArray().Select(role => role.GetString()!)];
        Assert.Equal(["reader", "trader"], roles);
        Assert.Equal(300, claims.GetProperty("exp").GetInt64() - claims.GetProperty("nbf").GetInt64());
        Assert.Equal(negotiated.Url, claims.GetProperty("aud").GetString());
    }

    [Fact]
    public async Task ServiceEndpoint_IdentityOnThisMachine_Works()
    {
        int port = FreePort.Next();
        ServiceEndpoint endpoint = new(new Uri($"http://localhost:{port}"), new NoCredential());
        Assert.Equal($"http://localhost:{port}", endpoint.Endpoint);
        using ServiceManager service = new ServiceManagerBuilder()
            .WithOptions(options => options.ServiceEndpoints = [endpoint])
            .WithLoggerFactory(Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance)
            .BuildServiceManager();
        ServiceHubContext hub = await service.CreateHubContextAsync("bot", CancellationToken.None);
        await using AsyncDisposal cleanup = new(hub);
        Assert.True(await service.IsServiceHealthy(CancellationToken.None));
    }

    [Fact]
    public void Options_NotUsableHere_AreRefusedWithAReason()
    {
        Assert.Throws<InvalidOperationException>(() => new ServiceManagerBuilder().BuildServiceManager());
        Assert.Throws<InvalidOperationException>(
            () => new ServiceEndpoint(new Uri("https://name.service.signalr.net"), new NoCredential()));
        Assert.Throws<InvalidOperationException>(
            () => new ServiceEndpoint("Endpoint=https://name.service.signalr.net;AccessKey=k;Version=1.0;"));
        Assert.Throws<ArgumentException>(() => new ServiceEndpoint("Endpoint=http://localhost;Port=8888;"));
        Assert.Throws<ArgumentException>(() => new ServiceEndpoint("AccessKey=k"));
    }

    [Fact]
    public void Assembly_PublicApi_IsTheListedOne() => PublicApi.AssertMatches(
        typeof(ServiceManager).Assembly, "local/stand-ins/Microsoft.Azure.SignalR.Management/api.txt");

    private sealed class NoCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A local endpoint asks for no token.");

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A local endpoint asks for no token.");
    }
}
