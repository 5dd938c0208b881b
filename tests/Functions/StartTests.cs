using Breakwater.TestKit.Local;

namespace Breakwater.Functions.Tests;

/// <summary>What the app says when it is told nonsense, before it has done anything.</summary>
public sealed class StartTests(AzuriteFixture fixture)
{
    [Fact]
    public async Task Start_NothingIsSet_NamesEverySettingAtOnce()
    {
        Dictionary<string, string> settings = Complete();
        string[] required =
        [
            "Bot:Name", "Bot:Mode", "Bot:Preset", "Bot:PaperStartingBalance", "Binance:Environment",
            "Tables:ConnectionString", "ServiceBusConnection", "AzureSignalRConnectionString",
        ];
        foreach (string name in required.Append("Binance:RestAddress").Append("Tables:Create"))
        {
            settings.Remove(name);
        }

        string output = await AssertRefusesAsync(settings);

        Assert.All(required, name => Assert.Single(
            output.Split('\n'), line => line.StartsWith($"{name} is missing", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Bot:Name")]
    [InlineData("Bot:Mode")]
    [InlineData("Bot:Preset")]
    [InlineData("Bot:PaperStartingBalance")]
    [InlineData("Binance:Environment")]
    [InlineData("Binance:RestAddress")]
    [InlineData("Tables:ConnectionString")]
    [InlineData("ServiceBusConnection")]
    [InlineData("AzureSignalRConnectionString")]
    [InlineData("ScanSchedule")]
    public async Task Start_OneIsMissing_NamesIt(string name)
    {
        Dictionary<string, string> settings = Complete();
        settings.Remove(name);

        Assert.Contains(name, await AssertRefusesAsync(settings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bot:Name", "Main Bot", "a-z")]
    [InlineData("Bot:Mode", "Papr", "Paper")]
    [InlineData("Bot:Mode", "7", "Paper")]
    [InlineData("Bot:Mode", "1", "Live for real orders")]
    [InlineData("Bot:Preset", "../secret", "a-z")]
    [InlineData("Bot:Preset", "no_such", "breakout_v1")]
    [InlineData("Bot:PaperStartingBalance", "5", "10")]
    [InlineData("Bot:PaperStartingBalance", "a lot", "10")]
    [InlineData("Binance:Environment", "prod", "testnet")]
    [InlineData("Binance:RestAddress", "::", "Binance:RestAddress")]
    [InlineData("Binance:RestAddress", "relative/path", "Binance:RestAddress")]
    [InlineData("Tables:ConnectionString", "nonsense", "Tables:ConnectionString")]
    [InlineData("ServiceBusConnection", "nonsense", "ServiceBusConnection")]
    [InlineData("AzureSignalRConnectionString", "nonsense", "AzureSignalRConnectionString")]
    [InlineData("ScanSchedule", "every now and then", "ScanSchedule")]
    public async Task Start_OneIsMalformed_NamesItItsValueAndWhatIsAllowed(string name, string value, string allowed)
    {
        Dictionary<string, string> settings = Complete();
        settings[name] = value;

        string output = await AssertRefusesAsync(settings);

        Assert.Contains(name, output, StringComparison.Ordinal);
        Assert.Contains(allowed, output, StringComparison.OrdinalIgnoreCase);
        // A connection string is a secret and is not repeated.
        Assert.True(
            name.Contains("Connection", StringComparison.Ordinal) || output.Contains(value, StringComparison.Ordinal),
            output);
    }

    [Fact]
    public async Task Start_TwoAreWrong_NamesBoth()
    {
        Dictionary<string, string> settings = Complete();
        settings["Bot:Name"] = "NOT GOOD";
        settings["Binance:Environment"] = "prod";
        settings["Bot:Mode"] = "Papr";

        string output = await AssertRefusesAsync(settings);

        Assert.All(
            ["Bot:Name", "Binance:Environment", "Bot:Mode"],
            name => Assert.Contains(name, output, StringComparison.Ordinal));
    }

    private Dictionary<string, string> Complete() => AppSettings.Complete(
        fixture.ConnectionString, fixture.Azurite.TablePort, "http://127.0.0.1:9");

    private static async Task<string> AssertRefusesAsync(IReadOnlyDictionary<string, string> settings)
    {
        await using AppProcess app = await AppProcess.StartAsync(settings);
        Assert.True(app.HasExited, "It started all the same.");
        Assert.Equal(1, app.ExitCode);
        Assert.DoesNotContain("   at ", app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(AzuriteProcess.AccountKey, app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(AppSettings.PushKey, app.Output, StringComparison.Ordinal);

        return app.Output;
    }
}
