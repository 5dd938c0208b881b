using System.Globalization;
using System.Text.Json;
using Breakwater.TestKit.Local;

namespace Breakwater.EndToEnd.Tests;

/// <summary>Emulator, exchange and function app, as an operator's machine runs them.</summary>
internal sealed class LocalSystem : IAsyncDisposable
{
    private const string PushKey = "0123456789abcdef0123456789abcdef0123456789abcdef";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly string[] AllTables = ["Engine", "Cycles", "Trading", "History", "Paper", "Journal"];

    private readonly AzuriteProcess azurite;
    private readonly Child exchange;
    private readonly Dictionary<string, string> settings;

    private LocalSystem(AzuriteProcess azurite, Child exchange, Market market, string key)
    {
        this.azurite = azurite;
        this.exchange = exchange;
        using JsonDocument ready = JsonDocument.Parse(exchange.Output.First());
        From = ready.RootElement.GetProperty("now").GetDateTimeOffset();
        Until = From + market.Length;
        int port = FreePort.Next();
        settings = Settings(azurite, ready.RootElement.GetProperty("address").GetString()!, port);
        settings["Local__FunctionKey"] = key;
        settings["Local__Telemetry"] = Path.Combine(settings["Local__StateDirectory"], "telemetry.jsonl");
        settings["Local__Clock__Speed"] = market.Speed;
        settings["Local__Clock__Until"] = Market.Text(Until);
        Client = new AppClient($"http://localhost:{port.ToString(CultureInfo.InvariantCulture)}", key);
    }

    public string TelemetryFile => settings["Local__Telemetry"];

    public DateTimeOffset From { get; }

    public DateTimeOffset Until { get; }

    public Child App { get; private set; } = null!;

    public AppClient Client { get; }

    public string Key => settings["Local__FunctionKey"];

    /// <summary>How fast the clock runs from the next start of the app on.</summary>
    public string Speed
    {
        set => settings["Local__Clock__Speed"] = value;
    }

    /// <summary>Where orders go when the system trades live; null on paper.</summary>
    public SimulatedAccount? Account { get; private set; }

    /// <summary>A system that sends signed orders to an account at the simulator.</summary>
    public static Task<LocalSystem> StartLiveAsync(Market market, string apiKey = SimulatedAccount.Key) =>
        StartAsync(market, apiKey: apiKey);

    public static async Task<LocalSystem> StartAsync(
        Market market, string key = "end-to-end-key", string? apiKey = null)
    {
        AzuriteProcess azurite = await AzuriteProcess.StartAsync();
        Child exchange = Child.Start(
            "dotnet",
            ["exec", Programs.Exchange, "--port", "0", .. market.Arguments],
            Path.GetDirectoryName(Programs.Exchange)!);
        Assert.True(await exchange.UntilAsync(() => !exchange.Output.IsEmpty, StartPatience), exchange.Words);
        LocalSystem system = new(azurite, exchange, market, key);
        if (apiKey is not null)
        {
            system.Account = await SimulatedAccount.OpenAsync(system.settings["Binance__RestAddress"]);
            SimulatedAccount.Arm(system.settings, apiKey);
        }

        await system.StartAppAsync();
        return system;
    }

    /// <summary>Starts the app without waiting for it.</summary>
    public void LaunchApp() => App = Child.Start(
        "dotnet", ["exec", Programs.Functions], Path.GetDirectoryName(Programs.Functions)!, settings);

    public async Task StartAppAsync()
    {
        LaunchApp();
        await ReadyAsync();
    }

    public async Task ReadyAsync()
    {
        Assert.True(
            await App.UntilAsync(() => App.Output.Any(line => line.Contains("Functions: ", StringComparison.Ordinal)),
                StartPatience),
            $"The app did not start:\n{App.Words}");
        await Client.UntilReadyAsync(App);
    }

    public async Task KillAppAsync()
    {
        await App.KillAsync();
        await App.DisposeAsync();
    }

    public Task<HostStatus> FinishAsync(TimeSpan patience) => Client.UntilFinishedAsync(App, patience);

    /// <summary>Reads every row through the official client.</summary>
    public async Task<StoredRows> RowsAsync()
    {
        NodeResult result = await NodeScript.RunAsync(
            "tests/EndToEnd/tables.mjs",
            [azurite.TableEndpoint.ToString(), AzuriteProcess.AccountName, AzuriteProcess.AccountKey, .. AllTables]);
        Assert.True(result.ExitCode == 0, result.Error);
        return JsonSerializer.Deserialize<StoredRows>(result.Output, JsonSerializerOptions.Web)!;
    }

    public async ValueTask DisposeAsync()
    {
        if (App is not null)
        {
            await App.DisposeAsync();
        }

        await exchange.DisposeAsync();
        await azurite.DisposeAsync();
        Client.Dispose();
        Account?.Dispose();
        Directory.Delete(settings["Local__StateDirectory"], recursive: true);
    }

    private static Dictionary<string, string> Settings(AzuriteProcess azurite, string exchange, int port)
    {
        string broker = azurite.TablePort.ToString(CultureInfo.InvariantCulture);
        string push = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        return new Dictionary<string, string>
        {
            ["Local__Port"] = port.ToString(CultureInfo.InvariantCulture),
            ["Local__StateDirectory"] = Programs.Scratch("state"),
            ["Local__Clock__Mode"] = "lockstep",
            ["Local__Clock__Exchange"] = exchange,
            ["Local__Clock__Held"] = "true",
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["Tables__ConnectionString"] = azurite.ConnectionString,
            ["Tables__Create"] = "true",
            ["ServiceBusConnection"] =
                $"Endpoint=sb://127.0.0.1:{broker};SharedAccessKeyName={AzuriteProcess.AccountName};"
                + $"SharedAccessKey={AzuriteProcess.AccountKey};UseDevelopmentEmulator=true;",
            ["AzureSignalRConnectionString"] =
                $"Endpoint=http://localhost;Port={push};AccessKey={PushKey};Version=1.0;",
            ["ScanSchedule"] = "2 */5 * * * *",
            ["Bot__Name"] = AppClient.Bot,
            ["Bot__Mode"] = "paper",
            // The one that trades most: these tests are about orders.
            ["Bot__Preset"] = "breakout_v1_relaxed",
            ["Bot__PaperStartingBalance"] = "10000",
            ["Binance__Environment"] = "custom",
            ["Binance__RestAddress"] = exchange,
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__LogLevel__Breakwater.Events"] = "Information",
        };
    }
}
