using System.Reflection;
using System.Text.Json;
using Breakwater.Functions.Composition;
using Breakwater.Functions.Options;
using Breakwater.TestKit.Local;
using Microsoft.Extensions.Configuration;

namespace Breakwater.Functions.Tests;

/// <summary>local.settings.example.json is what people begin with: complete, and harmless as it is.</summary>
public sealed class ExampleSettingsTests
{
    // Set instead of a connection string, for the app's identity; a file with both would be refused.
    private static readonly string[] Alternatives = ["Tables:ServiceUri"];

    [Fact]
    public void Example_EverySettingThatTheAppReads_IsThere()
    {
        (string Section, Type Options)[] sections =
        [
            (BotOptions.Section, typeof(BotOptions)),
            (TablesOptions.Section, typeof(TablesOptions)),
            (ExchangeOptions.Section, typeof(ExchangeOptions)),
        ];
        IEnumerable<string> read = sections
            .SelectMany(section => section.Options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(property => $"{section.Section}:{property.Name}"))
            .Append(QueueConnection.Setting)
            .Append(PushConnection.Setting)
            .Append(Schedules.Scan.Trim('%'))
            .Except(Alternatives);
        IConfiguration example = Read();

        Assert.All(read, setting => Assert.False(string.IsNullOrEmpty(example[setting]), $"{setting} is not there."));
    }

    [Fact]
    public void Example_AsItIs_StartsAndTradesNothingReal()
    {
        IConfiguration example = Read();

        Assert.Empty(SettingsCheck.Problems(example, RepositoryRoot.Combine("presets")));
        Assert.Equal("Paper", example["Bot:Mode"]);
        Assert.NotEqual(ExchangeOptions.Live, example["Binance:Environment"]);
        Assert.All(
            [example["Tables:ConnectionString"]!, example[QueueConnection.Setting]!, example[PushConnection.Setting]!],
            connection => Assert.Matches("UseDevelopment|//localhost", connection));
    }

    private static IConfiguration Read()
    {
        using JsonDocument file =
            JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("local.settings.example.json")));

        return new ConfigurationBuilder()
            .AddInMemoryCollection(file.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(
                value => value.Name.Replace("__", ":", StringComparison.Ordinal), value => value.Value.GetString()))
            .Build();
    }
}
