using System.Globalization;

namespace Breakwater.Local.Cli.Run;

/// <summary>The Function App's settings for a local run, as environment variables.</summary>
internal static class FunctionSettings
{
    // Shortly after each close of a five-minute candle, the signal candle of the presets.
    private const string ScanSchedule = "2 */5 * * * *";

    /// <summary>What paper and live begin with alike.</summary>
    public const int StartingBalance = 10_000;

    /// <summary>What every preset counts in.</summary>
    public const string QuoteAsset = "USDT";

    public static Dictionary<string, string> For(
        RunOptions options, Addresses addresses, ExchangeAnnouncement exchange, LiveAccount? account)
    {
        Dictionary<string, string> settings = new()
        {
            ["Local__Port"] = options.Port.ToString(CultureInfo.InvariantCulture),
            ["Local__StateDirectory"] = ChildPlans.StateFolder(options.Port),
            ["Local__Telemetry"] = ChildPlans.TelemetryFile(options.Port),
            ["Local__FunctionKey"] = addresses.FunctionKey,
            ["Local__Clock__Mode"] = "lockstep",
            ["Local__Clock__Exchange"] = exchange.Address,
            ["Local__Clock__Held"] = "true",
            ["Local__Clock__Speed"] = options.Speed,
            ["AzureWebJobsStorage"] = addresses.Storage,
            ["Tables__ConnectionString"] = addresses.Storage,
            ["Tables__Create"] = "true",
            ["ServiceBusConnection"] = addresses.ServiceBus,
            ["AzureSignalRConnectionString"] = addresses.SignalR,
            ["ScanSchedule"] = ScanSchedule,
            ["Bot__Name"] = AppClient.Bot,
            ["Bot__Mode"] = options.Mode,
            ["Bot__Preset"] = options.Preset,
            ["Bot__PaperStartingBalance"] = StartingBalance.ToString(CultureInfo.InvariantCulture),
            ["Binance__Environment"] = "custom",
            ["Binance__RestAddress"] = exchange.Address,
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__LogLevel__Breakwater.Events"] = "Information",
        };
        if (options.Until is DateTimeOffset until)
        {
            settings["Local__Clock__Until"] = Instants.Write(until);
        }

        foreach ((string name, string value) in account?.Settings() ?? [])
        {
            settings[name] = value;
        }

        return settings;
    }
}
