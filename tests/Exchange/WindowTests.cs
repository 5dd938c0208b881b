using System.Globalization;
using Breakwater.Local.Exchange;

namespace Breakwater.Exchange.Tests;

public sealed class WindowTests
{
    private static readonly Local.Exchange.Market.VenueMarket Market =
        TestMarkets.Venue(TestMarkets.Market(TestMarkets.Walk(288 * 30, 3)));

    [Theory]
    [InlineData("candles", 240)]
    [InlineData(null, 244)]
    public void Choose_NothingGiven_TenDaysOfHistoryAndForTheSyntheticMarketTillItWakes(string? folder, int hours)
    {
        RunWindow window = RunWindow.Choose(new ExchangeSettings { ReplayFolder = folder }, Market);
        Assert.Equal(Market.DataStart + (hours * 3_600_000L), window.From);
        Assert.Equal(Market.DataEnd, window.Until);
    }

    [Fact]
    public void Choose_LittleData_HalfOfIt()
    {
        RunWindow window = RunWindow.Choose(
            new ExchangeSettings(), TestMarkets.Venue(TestMarkets.Market(TestMarkets.Walk(288 * 4, 3))));
        Assert.Equal(TestMarkets.Start + (2 * 86_400_000L), window.From);
    }

    [Theory]
    [InlineData("2025-03-02", null, null, "--from 2025-03-02T00:00:00Z lies outside the data")]
    [InlineData("2025-04-02", null, null, "--from 2025-04-02T00:00:00Z lies outside the data")]
    [InlineData(null, "2025-04-03", null, "--until 2025-04-03T00:00:00Z lies outside the data")]
    [InlineData("2025-03-10", "2025-03-10", null, "--until 2025-03-10T00:00:00Z is not after the start")]
    [InlineData(null, "2025-03-10", null, "--until 2025-03-10T00:00:00Z is not after the start")]
    [InlineData(null, null, 30, "--history-days 30 leaves nothing to run: the data has 30 days")]
    public void Choose_OutsideTheData_OneClearLine(string? from, string? until, int? days, string expected)
    {
        ExchangeSettings settings = new() { From = Parse(from), Until = Parse(until), HistoryDays = days };
        StartupException problem = Assert.Throws<StartupException>(() => RunWindow.Choose(settings, Market));
        Assert.StartsWith(expected, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(29)]
    public void Choose_HistoryDays_AreKept(int days) => Assert.Equal(
        Market.DataStart + (days * 86_400_000L),
        RunWindow.Choose(new ExchangeSettings { HistoryDays = days }, Market).From);

    private static DateTimeOffset? Parse(string? text) => text is null
        ? null
        : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
