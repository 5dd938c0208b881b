using System.Text.Json;
using Breakwater.Infra.Tests.Bicep;
using Breakwater.Infra.Tests.Rules;
using Breakwater.TestKit.Local;

namespace Breakwater.Infra.Tests;

/// <summary>The code finds in Azure what it looks for, and nothing is made for nobody.</summary>
public sealed class AgreementTests
{
    [Fact]
    public async Task Settings_SetAreThoseThatAreRead()
    {
        IReadOnlyList<string> set = SettingRules.SetBy((await BicepFolder.OwnAsync)["modules/app.bicep"]);

        Findings.None(SettingRules.Differences(set, CodeNames.Settings));
    }

    [Fact]
    public async Task Queues_AreThoseOfTheCode()
    {
        BicepFile file = (await BicepFolder.OwnAsync)["modules/queues.bicep"];
        IReadOnlyList<string> made = EntityRules.Names(file, "Microsoft.ServiceBus/namespaces/queues");

        Findings.None(EntityRules.Differences("queue", CodeNames.Queues, made));
    }

    [Fact]
    public async Task Tables_AreThoseOfTheCode()
    {
        BicepFile file = (await BicepFolder.OwnAsync)["modules/storage.bicep"];
        IReadOnlyList<string> made = EntityRules.Names(file, "Microsoft.Storage/storageAccounts/tableServices/tables");

        Findings.None(EntityRules.Differences("table", CodeNames.Tables, made));
    }

    [Fact]
    public async Task Hub_IsTheOneOfTheCode()
    {
        BicepNode? hub = EntityRules.Variable((await BicepFolder.OwnAsync)["modules/push.bicep"], "hub");

        Assert.Equal(CodeNames.Hub, hub?.Literal);
    }

    [Fact]
    public async Task WarmFunctions_Exist()
    {
        BicepFile file = (await BicepFolder.OwnAsync)["modules/app.bicep"];
        IEnumerable<string?> warm = EntityRules.Items(file, "tradingPath").Select(item => item.Literal);

        Assert.NotEmpty(warm);
        Assert.All(warm, name => Assert.Contains(name, CodeNames.Functions));
    }

    [Fact]
    public async Task EmulatorQueues_AreLikeThoseOfAzure()
    {
        BicepFile file = (await BicepFolder.OwnAsync)["modules/queues.bicep"];
        BicepNode loop = file.Resources.SelectMany(resource => resource.Children)
            .Single(child => child.Type == "for_statement");
        BicepNode azure = loop.Body!.Property("properties")!.Children[1].Children[0];
        using JsonDocument config =
            JsonDocument.Parse(await File.ReadAllTextAsync(RepositoryRoot.Combine("infra/emulator/config.json")));
        JsonElement[] queues =
        [
            .. config.RootElement.GetProperty("UserConfig").GetProperty("Namespaces")[0].GetProperty("Queues")
                .EnumerateArray(),
        ];

        Assert.Equal(CodeNames.Queues, queues.Select(queue => queue.GetProperty("Name").GetString()));
        Assert.All(queues.Select(queue => queue.GetProperty("Properties")), queue =>
        {
            Assert.Equal(azure.Property("lockDuration")!.Literal, queue.GetProperty("LockDuration").GetString());
            Assert.Equal(azure.Property("maxDeliveryCount")!.Text, queue.GetProperty("MaxDeliveryCount").ToString());
            Assert.Equal("true", azure.Property("deadLetteringOnMessageExpiration")!.Text);
            Assert.True(queue.GetProperty("DeadLetteringOnMessageExpiration").GetBoolean());
        });
    }
}
