using System.Net;
using System.Net.Sockets;
using Breakwater.Adapters.SignalR;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit.Local;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Azure.SignalR.Management;
using Microsoft.Extensions.Logging.Abstractions;

namespace Breakwater.Adapters.Tests.SignalR;

public sealed class SignalRPushChannelTests
{
    [Fact]
    public async Task PublishAsync_NobodyListens_IsFine()
    {
        using PushHub hub = Hub(FreePort.Next());

        await Channel(hub).PublishAsync(PushKind.Heartbeat, new { Bot = "main" }, default);

        Assert.True(await hub.IsHealthyAsync(default));
    }

    [Fact]
    public async Task PublishAsync_PortIsTaken_DoesNotThrowAndHealthSaysSo()
    {
        using var squatter = new TcpListener(IPAddress.Loopback, 0);
        squatter.Start();
        using PushHub hub = Hub(((IPEndPoint)squatter.LocalEndpoint).Port);

        await Channel(hub).PublishAsync(PushKind.Heartbeat, new { Bot = "main" }, default);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        Assert.False(await hub.IsHealthyAsync(patience.Token));
    }

    [Theory]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(SocketException))]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(TaskCanceledException))]
    [InlineData(typeof(HubException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    [InlineData(typeof(Exception))]
    public async Task PublishAsync_ServiceFailsInAnyWay_DoesNotThrow(Type failure)
    {
        // The official client throws kinds of its own (AzureSignalR...Exception derive from Exception).
        using var manager = new FailingPush((Exception)Activator.CreateInstance(failure)!);
        using var hub = new PushHub(manager);

        Exception? thrown = await Record.ExceptionAsync(() =>
            Channel(hub).PublishAsync(PushKind.Heartbeat, new { Bot = "main" }, default));

        Assert.Null(thrown);
    }

    [Fact]
    public async Task PublishAsync_FirstConnectionFailed_ConnectsAgainLater()
    {
        using var manager = new FailingPush(new HttpRequestException("down"));
        using var hub = new PushHub(manager);
        await Channel(hub).PublishAsync(PushKind.Heartbeat, new { }, default);
        await Channel(hub).PublishAsync(PushKind.Heartbeat, new { }, default);

        Assert.Equal(2, manager.Attempts);
    }

    [Theory]
    [InlineData(PushKind.Heartbeat)]
    [InlineData(PushKind.EngineUpdate)]
    [InlineData(PushKind.OrderUpdate)]
    [InlineData(PushKind.PositionUpdate)]
    [InlineData(PushKind.Signal)]
    [InlineData(PushKind.RiskAlert)]
    public async Task PublishAsync_EveryKind_HasAWireName(PushKind kind)
    {
        using PushHub hub = Hub(FreePort.Next());

        Exception? thrown = await Record.ExceptionAsync(() =>
            Channel(hub).PublishAsync(kind, new { Bot = "main" }, default));

        Assert.Null(thrown);
    }

    private static SignalRPushChannel Channel(PushHub hub) => new(hub, NullLogger<SignalRPushChannel>.Instance);

    private static PushHub Hub(int port) => new(new ServiceManagerBuilder()
        .WithOptions(options => options.ConnectionString =
            $"Endpoint=http://localhost;Port={port};AccessKey={new string('k', 44)};Version=1.0;")
        .BuildServiceManager());

    private sealed class FailingPush(Exception failure) : ServiceManager
    {
        public int Attempts { get; private set; }

        public override Task<ServiceHubContext> CreateHubContextAsync(
            string hubName, CancellationToken cancellationToken)
        {
            Attempts++;

            return Task.FromException<ServiceHubContext>(failure);
        }

        public override Task<bool> IsServiceHealthy(CancellationToken cancellationToken) => Task.FromResult(false);

        public override void Dispose()
        {
        }
    }
}
