using Breakwater.Functions.Composition;
using Breakwater.TestKit.Local;
using Microsoft.Extensions.Configuration;

namespace Breakwater.Functions.Tests;

public sealed class SettingsCheckTests
{
    private const string Key = "UGxhbnRlZFNlY3JldA==";

    [Fact]
    public void Problems_CompleteSettings_AreNone() => Assert.Empty(Problems(AppSettings.Offline()));

    [Fact]
    public void Problems_IdentityInsteadOfKeys_AreNone()
    {
        Dictionary<string, string> settings = AppSettings.Offline();
        settings.Remove("Tables:ConnectionString");
        settings.Remove("ServiceBusConnection");
        settings.Remove("AzureSignalRConnectionString");
        settings["Tables:ServiceUri"] = "https://account.table.core.windows.net";
        settings["ServiceBusConnection:fullyQualifiedNamespace"] = "account.servicebus.windows.net";
        settings["AzureSignalRConnectionString:serviceUri"] = "https://account.service.signalr.net";

        Assert.Empty(Problems(settings));
    }

    [Theory]
    [InlineData("Tables:ConnectionString", "AccountName=a;AccountKey=b c;TableEndpoint=http://x/a", "AccountKey")]
    [InlineData("Tables:ConnectionString", $"AccountKey={Key}", "AccountName")]
    [InlineData("Tables:ConnectionString", $"AccountName=a;AccountKey={Key};TableEndpoint=here", "TableEndpoint")]
    [InlineData("Tables:ConnectionString", $"SharedAccessSignature={Key}", "TableEndpoint")]
    [InlineData("Tables:ConnectionString", $"{Key};AccountName=a", "AccountKey")]
    [InlineData("Tables:ConnectionString", $"AccountName=a;AccountName=b;AccountKey={Key}", "part 2")]
    [InlineData("ServiceBusConnection", $"Endpoint=sb://x;SharedAccessKey={Key}", "SharedAccessKeyName")]
    [InlineData("ServiceBusConnection", $"Endpoint=https://x;SharedAccessKeyName=a;SharedAccessKey={Key}", "sb")]
    [InlineData("ServiceBusConnection", $"SharedAccessKeyName=a;SharedAccessKey={Key}", "Endpoint")]
    [InlineData("ServiceBusConnection", $"={Key}", "part 1")]
    [InlineData("AzureSignalRConnectionString", "Endpoint=https://x;Version=1.0", "AccessKey")]
    [InlineData("AzureSignalRConnectionString", $"Endpoint=x;AccessKey={Key}", "Endpoint")]
    [InlineData("AzureSignalRConnectionString", $"Endpoint=http://x;Port=99999;AccessKey={Key}", "Port")]
    public void Problems_BrokenConnectionString_NameThePartAndNoValue(string setting, string value, string part)
    {
        Dictionary<string, string> settings = AppSettings.Offline();
        settings[setting] = value;

        string problem = Assert.Single(Problems(settings)).ToString();

        Assert.StartsWith($"{setting} is malformed", problem, StringComparison.Ordinal);
        Assert.Contains(part, problem, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ScanSchedule", "* * * * *")]
    [InlineData("ScanSchedule", "61 * * * * *")]
    [InlineData("ScanSchedule", "0 */0 * * * *")]
    [InlineData("ScanSchedule", "0 5-1 * * * *")]
    [InlineData("ScanSchedule", "0 * * 0 * *")]
    [InlineData("ScanSchedule", "00:05:00")]
    [InlineData("ServiceBusConnection:fullyQualifiedNamespace", "https://account")]
    [InlineData("Tables:ServiceUri", "account")]
    [InlineData("AzureSignalRConnectionString:serviceUri", "account")]
    [InlineData("Tables:Create", "perhaps")]
    [InlineData("Bot:PaperStartingBalance", "1e12")]
    [InlineData("Bot:Name", "main\n")]
    [InlineData("Bot:ProtectsInOneRequest", "perhaps")]
    [InlineData("Binance:RestAddress", "ftp://127.0.0.1")]
    [InlineData("Binance:RestAddress", "file:///etc/passwd")]
    public void Problems_ValueThatCannotBe_IsOneLineThatNamesIt(string setting, string value)
    {
        Dictionary<string, string> settings = AppSettings.Offline();
        settings.Remove(setting.Split(':') is [var first, "fullyQualifiedNamespace" or "serviceUri"] ? first : "");
        settings.Remove(setting == "Tables:ServiceUri" ? "Tables:ConnectionString" : "");
        settings[setting] = value;

        string problem = Assert.Single(Problems(settings)).ToString();

        Assert.StartsWith($"{setting} is '", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
    }

    [Theory]
    [InlineData("2 */5 * * * *")]
    [InlineData("0,30 0-10/2 * 1 jan-mar Mon,Wed")]
    public void Problems_ScheduleOfSixFields_AreNone(string schedule)
    {
        Dictionary<string, string> settings = AppSettings.Offline();
        settings["ScanSchedule"] = schedule;

        Assert.Empty(Problems(settings));
    }

    [Fact]
    public void Problems_BothWaysToTables_AreOne()
    {
        Dictionary<string, string> settings = AppSettings.Offline();
        settings["Tables:ServiceUri"] = "https://account.table.core.windows.net";

        Assert.Contains("Tables:ServiceUri", Assert.Single(Problems(settings)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_PresetIsBroken_NamesSettingFileAndRule()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("breakwater-presets-");
        string text = File.ReadAllText(RepositoryRoot.Combine("presets/breakout_v1.json"));
        File.WriteAllText(
            Path.Combine(folder.FullName, "breakout_v1.json"),
            text.Replace("\"chunkSize\": 25", "\"chunkSize\": 0", StringComparison.Ordinal));

        string problem = Assert.Single(SettingsCheck.Problems(Read(AppSettings.Offline()), folder.FullName)).ToString();
        folder.Delete(recursive: true);

        Assert.StartsWith("Bot:Preset is 'breakout_v1'", problem, StringComparison.Ordinal);
        Assert.Contains("scan.chunkSize is 0", problem, StringComparison.Ordinal);
    }

    private static IReadOnlyList<SettingProblem> Problems(Dictionary<string, string> settings) =>
        SettingsCheck.Problems(Read(settings), RepositoryRoot.Combine("presets"));

    private static IConfiguration Read(Dictionary<string, string> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings!).Build();
}
