using Breakwater.Infra.Tests.Bicep;

namespace Breakwater.Infra.Tests.Rules;

/// <summary>App settings: those that Bicep sets are those that something reads.</summary>
internal static class SettingRules
{
    // Read by the host and its extensions, or by Azure.Identity; Azure's documentation names them.
    private static readonly string[] ReadByOthers =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "AZURE_CLIENT_ID",
        "AzureWebJobsStorage__accountName",
        "AzureWebJobsStorage__clientId",
        "AzureWebJobsStorage__credential",
        "ServiceBusConnection__clientId",
        "ServiceBusConnection__credential",
    ];

    // Only for where there is no identity, and for exchanges that are neither Binance nor its testnet.
    private static readonly string[] NotInAzure = ["Tables__ConnectionString", "Binance__RestAddress"];

    // Flex Consumption refuses or ignores them.
    private static readonly string[] NotOnFlex =
    [
        "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_TIME_ZONE",
        "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "WEBSITE_CONTENTSHARE", "SCM_DO_BUILD_DURING_DEPLOYMENT",
        "ENABLE_ORYX_BUILD", "FUNCTIONS_WORKER_PROCESS_COUNT", "WEBSITE_VNET_ROUTE_ALL",
        "WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT",
    ];

    /// <summary>Every <c>{ name: '...', value: ... }</c> of the file that is a setting.</summary>
    public static IReadOnlyList<string> SetBy(BicepFile file) =>
    [
        .. from node in file.Root.All
           where node.Type == "object" && node.Property("value") is not null
           let name = node.Property("name")?.Literal
           where name is not null
           select name,
    ];

    public static IEnumerable<string> Differences(IReadOnlyList<string> set, IReadOnlyList<string> read) =>
    [
        .. read.Except(NotInAzure).Except(set).Select(name => $"{name} is read and not set"),
        .. set.Except(read).Except(ReadByOthers).Select(name => $"{name} is set and not read"),
        .. set.Intersect(NotInAzure).Select(name => $"{name} is set beside what Azure has instead"),
        .. set.Intersect(NotOnFlex).Select(name => $"{name} is set, and Flex Consumption refuses it"),
        .. set.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => $"{same.Key} is set twice"),
    ];
}
