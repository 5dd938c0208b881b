using Breakwater.Functions.Composition;
using Breakwater.Functions.Options;
using Microsoft.Extensions.Configuration;

namespace Breakwater.Functions.Http;

/// <summary>The settings as they may be shown: by name all, by value those that hold no secret.</summary>
/// <remarks>What is shown is listed, not what is hidden: a setting that nobody has thought of stays hidden.</remarks>
internal static class ShownSettings
{
    private const string IsSet = "(set)";
    private const string IsNotSet = "(not set)";

    private static readonly string[] Shown =
    [
        "FUNCTIONS_WORKER_RUNTIME",
        "ScanSchedule",
        $"{BotOptions.Section}:Name",
        $"{BotOptions.Section}:Mode",
        $"{BotOptions.Section}:Preset",
        $"{BotOptions.Section}:PaperStartingBalance",
        $"{BotOptions.Section}:ProtectsInOneRequest",
        $"{BotOptions.Section}:LiveConfirmed",
        $"{BotOptions.Section}:Capital",
        $"{BotOptions.Section}:EvidenceFrom",
        $"{BotOptions.Section}:EvidenceWaived",
        $"{ExchangeOptions.Section}:Environment",
        $"{ExchangeOptions.Section}:RateShare",
        $"{ExchangeOptions.Section}:RestAddress",
        $"{TablesOptions.Section}:Create",
        $"{TablesOptions.Section}:ServiceUri",
        $"{QueueConnection.Setting}:{QueueConnection.Namespace}",
    ];

    private static readonly string[] Hidden =
    [
        "AzureWebJobsStorage",
        "AzureSignalRConnectionString",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        QueueConnection.Setting,
        $"{TablesOptions.Section}:ConnectionString",
        $"{ExchangeOptions.Section}:ApiKey",
        $"{ExchangeOptions.Section}:ApiSecret",
        $"{ExchangeOptions.Section}:PrivateKey",
    ];

    public static SortedDictionary<string, string> Of(IConfiguration settings)
    {
        SortedDictionary<string, string> all = new(StringComparer.Ordinal);
        foreach (string name in Shown.Concat(Hidden))
        {
            string? value = settings[name];
            all[name] = string.IsNullOrEmpty(value) ? IsNotSet : Shown.Contains(name) ? value : IsSet;
        }

        return all;
    }
}
