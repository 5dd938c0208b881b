using Breakwater.Infra.Tests.Bicep;
using Breakwater.Infra.Tests.Rules;

namespace Breakwater.Infra.Tests;

/// <summary>The rules about code and Bicep must be able to fail.</summary>
public sealed class PlantedAgreementTests
{
    [Theory]
    [InlineData("A", "A", 0)]
    [InlineData("A", "A,B", 1)]
    [InlineData("A,B", "A", 1)]
    [InlineData("A,AZURE_CLIENT_ID", "A", 0)]
    [InlineData("A", "A,Tables__ConnectionString", 0)]
    [InlineData("A,Tables__ConnectionString", "A,Tables__ConnectionString", 1)]
    [InlineData("A,A", "A", 1)]
    [InlineData("A,WEBSITE_TIME_ZONE", "A", 2)]
    public void Settings_SetAndReadApart_AreFound(string set, string read, int count) =>
        Assert.Equal(count, SettingRules.Differences(set.Split(','), read.Split(',')).Count());

    [Theory]
    [InlineData("scan,risk", "risk,scan", 0)]
    [InlineData("scan,risk", "scan", 1)]
    [InlineData("scan", "scan,risk", 1)]
    public void Entities_ThatDiffer_AreFound(string code, string bicep, int count) =>
        Assert.Equal(count, EntityRules.Differences("queue", code.Split(','), bicep.Split(',')).Count());

    [Fact]
    public async Task Names_PlainAndInLoops_AreAllSeen()
    {
        using var scratch = new ScratchFolder();
        scratch.Write("a.bicep", """
            var texts = ['a', 'b']
            var objects = [{ name: 'c' }]
            resource x 'A/q@1' = [for t in texts: {
              name: t
            }]
            resource y 'A/q@1' = [for o in objects: {
              name: o.name
            }]
            resource z 'A/q@1' = {
              name: 'd'
            }
            resource other 'A/queue@1' = {
              name: 'e'
            }
            var settings = [{ name: 'F', value: '1' }, { name: 'G' }]

            """);
        BicepFile file = (await BicepFolder.ReadAsync(scratch.Path)).Files.Single();

        Assert.Equal(["a", "b", "c", "d"], EntityRules.Names(file, "A/q"));
        Assert.Equal(["F"], SettingRules.SetBy(file));
    }

    [Fact]
    public void CodeNames_OfEveryKind_AreFound()
    {
        Assert.Contains("Bot__Mode", CodeNames.Settings);
        Assert.Contains("Binance__PrivateKey", CodeNames.Settings);
        Assert.Contains("ServiceBusConnection__fullyQualifiedNamespace", CodeNames.Settings);
        Assert.Contains("ScanSchedule", CodeNames.Settings);
        Assert.Contains("Paper", CodeNames.Tables);
        Assert.Contains("execution", CodeNames.Queues);
        Assert.Contains("ExecuteTrade", CodeNames.Functions);
    }
}
