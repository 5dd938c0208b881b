using Breakwater.Adapters.Binance;
using Breakwater.Adapters.Paper;
using Breakwater.Functions.Composition;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Telemetry;
using Breakwater.TestKit.Local;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Breakwater.Functions.Tests;

/// <summary>What real orders take in settings, and that nothing of a key is ever said.</summary>
public sealed class LiveSettingsTests
{
    private const string Key = "PlantedKey000000000000000000000000000000000000000000000000000001";
    private const string Secret = "PlantedSecret0000000000000000000000000000000000000000000000000001";

    // RFC 8410, section 10.3.
    private const string Seed = "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC";
    private const string Pem = $"-----BEGIN PRIVATE KEY-----\\n{Seed}\\n-----END PRIVATE KEY-----\\n";
    private const string Reason = "first day with 50 USDT, agreed with the owner";

    [Fact]
    public void Problems_CompleteLiveSettings_AreNoneWithoutABalanceOfPaper()
    {
        Dictionary<string, string> settings = Live();
        settings.Remove("Bot:PaperStartingBalance");

        Assert.Empty(Problems(settings));
    }

    [Fact]
    public void Problems_Ed25519InsteadOfASecret_AreNone()
    {
        Dictionary<string, string> settings = Live();
        settings.Remove("Binance:ApiSecret");
        settings["Binance:PrivateKey"] = Pem;

        Assert.Empty(Problems(settings));
    }

    [Fact]
    public void Problems_LiveByOneSettingAlone_NameAllThatIsMissingAtOnce()
    {
        Dictionary<string, string> settings = AppSettings.Offline();
        settings["Bot:Mode"] = "Live";

        Assert.Equal(
            ["Bot:LiveConfirmed", "Binance:ApiKey", "Binance:ApiSecret"],
            Problems(settings).Select(problem => problem.Setting));
    }

    [Theory]
    [InlineData("Bot:Mode", "1")]
    [InlineData("Bot:Mode", "Real")]
    [InlineData("Bot:LiveConfirmed", "true")]
    [InlineData("Bot:LiveConfirmed", "Main")]
    [InlineData("Bot:Capital", "9.99")]
    [InlineData("Bot:Capital", "all")]
    [InlineData("Bot:EvidenceFrom", "../other")]
    [InlineData("Binance:RestAddress", "http://api.example.com")]
    public void Problems_ValueThatCannotBe_IsOneThatNamesIt(string setting, string value)
    {
        Dictionary<string, string> settings = Live();
        settings[setting] = value;

        Assert.StartsWith($"{setting} is '{value}'", Assert.Single(Problems(settings)).ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Binance:ApiKey", "PlantedKey0001", "14 characters")]
    [InlineData("Binance:ApiKey", $"{Key}\n", "65 characters")]
    [InlineData("Binance:ApiSecret", "Planted Secret", "white space")]
    [InlineData("Binance:PrivateKey", "PlantedSecret", "no such PEM")]
    [InlineData("Binance:PrivateKey", "-----BEGIN PUBLIC KEY-----\nUGxhbnRlZA==\n-----END PUBLIC KEY-----", "PEM")]
    [InlineData("Binance:PrivateKey", "-----BEGIN PRIVATE KEY-----\nUGxhbnRlZA==\n-----END PRIVATE KEY-----", "PEM")]
    public void Problems_BrokenKey_SaysWhatIsWrongAndNoValue(string setting, string value, string part)
    {
        Dictionary<string, string> settings = Live();
        settings.Remove(setting == "Binance:PrivateKey" ? "Binance:ApiSecret" : "");
        settings[setting] = value;

        string problem = Assert.Single(Problems(settings)).ToString();

        Assert.StartsWith($"{setting} is malformed", problem, StringComparison.Ordinal);
        Assert.Contains(part, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("Planted", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("UGxhbnRlZA", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_SecretAndPrivateKey_AreOne()
    {
        Dictionary<string, string> settings = Live();
        settings["Binance:PrivateKey"] = Pem;

        Assert.Contains("both set", Assert.Single(Problems(settings)).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("custom", "http://127.0.0.1:9", "true", true)]
    [InlineData("testnet", "", "true", true)]
    [InlineData("custom", "https://testnet.binance.vision", "yes", true)]
    [InlineData("live", "", "true", false)]
    [InlineData("custom", "https://api1.binance.com", "true", false)]
    [InlineData("custom", "https://testnet.binance.vision.example.com", "true", false)]
    [InlineData("live", "", "too short a reason.", false)]
    [InlineData("live", "", Reason, true)]
    [InlineData("live", "", "false", true)]
    [InlineData("live", "", " ", true)]
    public void Problems_Waiver_TakesAReasonWhereMoneyIsReal(
        string environment, string address, string waiver, bool isSound)
    {
        Dictionary<string, string> settings = Live();
        settings["Binance:Environment"] = environment;
        settings["Binance:RestAddress"] = address;
        settings["Bot:EvidenceWaived"] = waiver;

        Assert.Equal(isSound ? [] : ["Bot:EvidenceWaived"], Problems(settings).Select(problem => problem.Setting));
    }

    [Fact]
    public void Problems_LiveSettingsOnPaper_AreNotLookedAt()
    {
        Dictionary<string, string> settings = AppSettings.Offline();
        settings["Bot:LiveConfirmed"] = "other";
        settings["Binance:ApiKey"] = "short";

        Assert.Empty(Problems(settings));
    }

    [Theory]
    [InlineData("Live", typeof(BinanceTradingVenue))]
    [InlineData("paper", typeof(PaperVenue))]
    public void Container_Mode_DecidesTheVenueAndThePartition(string mode, Type venue)
    {
        Dictionary<string, string> settings = Live();
        settings["Bot:Mode"] = mode;
        settings["Bot:EvidenceWaived"] = " false ";
        using IHost host = Build(settings);

        BotSettings bot = host.Services.GetRequiredService<BotSettings>();

        Assert.IsType(
            venue, Assert.IsType<ObservedVenue>(host.Services.GetRequiredService<ITradingVenue>()).Inner);
        Assert.Equal(mode == "Live" ? "main.live" : "main", bot.Places.Trading.Key);
        Assert.Equal((null, "main", "custom 127.0.0.1"), (bot.Live.EvidenceWaived, bot.Live.EvidenceFrom, bot.Venue));
    }

    private static Dictionary<string, string> Live()
    {
        Dictionary<string, string> settings = AppSettings.Offline();
        settings["Bot:Mode"] = "Live";
        settings["Bot:LiveConfirmed"] = "main";
        settings["Binance:ApiKey"] = Key;
        settings["Binance:ApiSecret"] = Secret;

        return settings;
    }

    private static IReadOnlyList<SettingProblem> Problems(Dictionary<string, string> settings) =>
        SettingsCheck.Problems(
            new ConfigurationBuilder().AddInMemoryCollection(settings!).Build(), RepositoryRoot.Combine("presets"));

    private static IHost Build(Dictionary<string, string> settings)
    {
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(
            [.. settings.Select(pair => $"--{pair.Key}={pair.Value}")]);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddBot().AddTables().AddQueues().AddPush().AddExchange().AddPipeline().AddHttp();

        return builder.Build();
    }
}
