using System.Globalization;
using System.Text.Json;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Exchange.Tests;

public sealed class CandleEndpointTests
{
    private const string FiveMinutes = "/api/v3/klines?symbol=BTCUSDT&interval=5m";
    private readonly Simulator simulator = Simulator.OfWalk();

    [Fact]
    public async Task Klines_NoRange_NewestFiveHundredAndTheOpenOneLast()
    {
        JsonElement[] candles = await ListAsync(FiveMinutes);
        Assert.Equal(500, candles.Length);
        Assert.Equal(simulator.Clock.Now, candles[^1][0].GetInt64());
        Assert.Equal(simulator.Clock.Now - (499 * TestMarkets.FiveMinutes), candles[0][0].GetInt64());
        Assert.All(candles, candle => Assert.Equal(12, candle.GetArrayLength()));
    }

    [Fact]
    public async Task Klines_StartTime_OldestFirstFromThere()
    {
        JsonElement[] candles = await ListAsync(Invariant($"{FiveMinutes}&startTime={TestMarkets.Start + 1}&limit=3"));
        Assert.Equal([OpenOf(1), OpenOf(2), OpenOf(3)], candles.Select(candle => candle[0].GetInt64()));
    }

    [Fact]
    public async Task Klines_StartAndEndOnOpenTimes_BothIncluded()
    {
        string range = Invariant($"&startTime={OpenOf(10)}&endTime={OpenOf(12)}");
        JsonElement[] candles = await ListAsync(FiveMinutes + range);
        Assert.Equal([OpenOf(10), OpenOf(11), OpenOf(12)], candles.Select(candle => candle[0].GetInt64()));
    }

    [Fact]
    public async Task Klines_OnlyEndTime_NewestBeforeIt()
    {
        JsonElement[] candles = await ListAsync(Invariant($"{FiveMinutes}&endTime={OpenOf(300) - 1}&limit=2"));
        Assert.Equal([OpenOf(298), OpenOf(299)], candles.Select(candle => candle[0].GetInt64()));
    }

    [Theory]
    [InlineData("&startTime=4000000000000")]
    [InlineData("&endTime=1000")]
    [InlineData("&startTime=1741000000000&endTime=1740990000000")]
    public async Task Klines_NothingInRange_EmptyList(string range) =>
        Assert.Equal("[]", (await simulator.SendAsync(FiveMinutes + range)).Text);

    [Fact]
    public async Task Klines_AcrossManyBlocks_SameAsTheSource()
    {
        Candle[] source = TestMarkets.Walk(3000, 1);
        for (int first = 0; first < 1990; first += 97)
        {
            JsonElement[] candles = await ListAsync(Invariant($"{FiveMinutes}&startTime={OpenOf(first)}&limit=300"));
            Assert.Equal(Math.Min(300, 2001 - first), candles.Length);
            for (int index = 0; index < candles.Length - 1; index++)
            {
                Candle expected = source[first + index];
                Assert.Equal(expected.OpenTime, candles[index][0].GetInt64());
                Assert.Equal(expected.Open / 100m, Decimal(candles[index][1]));
                Assert.Equal(expected.High / 100m, Decimal(candles[index][2]));
                Assert.Equal(expected.Low / 100m, Decimal(candles[index][3]));
                Assert.Equal(expected.Close / 100m, Decimal(candles[index][4]));
                Assert.Equal(expected.Volume / 100_000m, Decimal(candles[index][5]));
                Assert.Equal(expected.OpenTime + 299_999, candles[index][6].GetInt64());
            }
        }
    }

    [Fact]
    public async Task Klines_ClockMoves_OpenCandleBecomesClosedOne()
    {
        string request = FiveMinutes + "&limit=1";
        string atOpen = (await simulator.SendAsync(request)).Text;
        Assert.True(simulator.Clock.TryMoveTo(simulator.Clock.Now + 299_999));
        string atClose = (await simulator.SendAsync(request)).Text;
        Assert.NotEqual(atOpen, atClose);
        Assert.True(simulator.Clock.TryMoveTo(simulator.Clock.Now + 1));
        JsonElement[] later = await ListAsync(FiveMinutes + "&limit=2");
        Assert.Equal(JsonDocument.Parse(atClose).RootElement[0].GetRawText(), later[0].GetRawText());
    }

    [Fact]
    public async Task Klines_GapInTheSource_NoCandleThereAndThePriceHolds()
    {
        Candle[] walk = TestMarkets.Walk(100, 9);
        Candle[] gapped = [.. walk[..40], .. walk[70..]];
        SymbolMarket market = TestMarkets.Market(gapped);
        Simulator inGap = new(TestMarkets.Venue(market), walk[55].OpenTime + 1000);
        JsonElement last = (await inGap.JsonAsync(FiveMinutes))[39];
        Assert.Equal(walk[39].OpenTime, last[0].GetInt64());
        JsonElement price = await inGap.JsonAsync("/api/v3/ticker/price?symbol=BTCUSDT");
        Assert.Equal(walk[39].Close / 100m, Decimal(price.GetProperty("price")));
        Assert.Equal(40, (await inGap.JsonAsync(FiveMinutes)).GetArrayLength());
        Assert.Contains("TRADING", (await inGap.SendAsync("/api/v3/exchangeInfo")).Text, StringComparison.Ordinal);
        Assert.True(inGap.Clock.TryMoveTo(walk[80].OpenTime - 1));
        Assert.Equal(50, (await inGap.JsonAsync(FiveMinutes)).GetArrayLength());
        string minutes = FiveMinutes.Replace("5m", "1m", StringComparison.Ordinal);
        Assert.Equal(250, (await inGap.JsonAsync(minutes)).GetArrayLength());
    }

    [Fact]
    public async Task UiKlines_SameRequest_SameCandles() => Assert.Equal(
        (await simulator.SendAsync(FiveMinutes)).Text,
        (await simulator.SendAsync(FiveMinutes.Replace("klines", "uiKlines", StringComparison.Ordinal))).Text);

    [Fact]
    public async Task Klines_WeekAndMonth_OpenOnMondayAndTheFirst()
    {
        JsonElement week = await simulator.JsonAsync("/api/v3/klines?symbol=BTCUSDT&interval=1w&limit=1");
        JsonElement month = await simulator.JsonAsync("/api/v3/klines?symbol=BTCUSDT&interval=1M&limit=1");
        DateTimeOffset monday = DateTimeOffset.FromUnixTimeMilliseconds(week[0][0].GetInt64());
        DateTimeOffset first = DateTimeOffset.FromUnixTimeMilliseconds(month[0][0].GetInt64());
        Assert.Equal((DayOfWeek.Monday, TimeSpan.Zero), (monday.DayOfWeek, monday.TimeOfDay));
        Assert.Equal((1, TimeSpan.Zero), (first.Day, first.TimeOfDay));
        Assert.Equal(first.AddMonths(1).ToUnixTimeMilliseconds() - 1, month[0][6].GetInt64());
    }

    private static long OpenOf(int index) => TestMarkets.Start + (index * TestMarkets.FiveMinutes);

    private static decimal Decimal(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private async Task<JsonElement[]> ListAsync(string request) =>
        [.. (await simulator.JsonAsync(request)).EnumerateArray()];
}
