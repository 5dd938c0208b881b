using System.Reflection;
using Breakwater.TestKit.Local;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;

namespace Breakwater.StandIns.Host.Tests;

public sealed class PublicApiTests
{
    [Theory]
    [InlineData(typeof(FunctionAttribute), "Microsoft.Azure.Functions.Worker")]
    [InlineData(typeof(TimerTriggerAttribute), "Microsoft.Azure.Functions.Worker.Extensions.Timer")]
    [InlineData(typeof(ServiceBusTriggerAttribute), "Microsoft.Azure.Functions.Worker.Extensions.ServiceBus")]
    [InlineData(typeof(HttpTriggerAttribute), "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore")]
    [InlineData(typeof(ConfigureFunctionsOpenTelemetry), "Microsoft.Azure.Functions.Worker.OpenTelemetry")]
    public void PublicApi_OfEachStandIn_IsTheListBesideIt(Type member, string package)
    {
        Assembly assembly = member.Assembly;
        Assert.Equal(package, assembly.GetName().Name);
        PublicApi.AssertMatches(assembly, $"local/stand-ins/{package}/api.txt");
    }
}
