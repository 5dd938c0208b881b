using System.Globalization;
using Breakwater.TestKit.Local;

namespace Breakwater.Functions.Tests;

/// <summary>A complete set of settings, by the names that the app reads.</summary>
internal static class AppSettings
{
    public const string FunctionKey = "planted-function-key-5f0c";
    public const string PushKey = "PlantedPushKey0123456789ABCDEFGHIJKLMNOPQRSTU";

    public static Dictionary<string, string> Complete(string tables, int tablePort, string exchange) => new()
    {
        ["Local:Port"] = "0",
        ["Local:FunctionKey"] = FunctionKey,
        ["Local:Clock:Mode"] = "system",
        ["Tables:ConnectionString"] = tables,
        ["Tables:Create"] = "true",
        ["ServiceBusConnection"] = string.Create(
            CultureInfo.InvariantCulture,
            $"Endpoint=sb://127.0.0.1:{tablePort};SharedAccessKeyName={AzuriteProcess.AccountName};"
            + $"SharedAccessKey={AzuriteProcess.AccountKey};UseDevelopmentEmulator=true;"),
        ["AzureSignalRConnectionString"] = string.Create(
            CultureInfo.InvariantCulture,
            $"Endpoint=http://localhost;Port={FreePort.Next()};AccessKey={PushKey};Version=1.0;"),
        ["Bot:Name"] = "main",
        ["Bot:Mode"] = "Paper",
        ["Bot:Preset"] = "breakout_v1",
        ["Bot:PaperStartingBalance"] = "10000",
        ["Binance:Environment"] = "custom",
        ["Binance:RestAddress"] = exchange,
        ["ScanSchedule"] = "3 */5 * * * *",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    public static Dictionary<string, string> Offline() =>
        Complete("UseDevelopmentStorage=true", 10002, "http://127.0.0.1:9");
}
