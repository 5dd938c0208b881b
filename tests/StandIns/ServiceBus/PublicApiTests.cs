using Azure.Messaging.ServiceBus;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.ServiceBus.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_Assembly_IsTheListBesideTheProject() => PublicApi.AssertMatches(
        typeof(ServiceBusClient).Assembly,
        "local/stand-ins/Azure.Messaging.ServiceBus/api.txt");
}
