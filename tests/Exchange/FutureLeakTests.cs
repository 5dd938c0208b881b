using Breakwater.Local.Exchange.Market;

namespace Breakwater.Exchange.Tests;

public sealed class FutureLeakTests
{
    private static readonly string[] Requests =
    [
        "/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=1000", "/api/v3/klines?symbol=BTCUSDT&interval=3m&limit=400",
        "/api/v3/klines?symbol=BTCUSDT&interval=5m", "/api/v3/klines?symbol=BTCUSDT&interval=1h&limit=1000",
        "/api/v3/klines?symbol=BTCUSDT&interval=1d", "/api/v3/klines?symbol=BTCUSDT&interval=1w",
        "/api/v3/klines?symbol=BTCUSDT&interval=1M&startTime=0",
        "/api/v3/klines?symbol=BTCUSDT&interval=4h&startTime=0",
        "/api/v3/ticker/24hr", "/api/v3/ticker/24hr?type=MINI", "/api/v3/ticker/price", "/api/v3/ticker/bookTicker",
        "/api/v3/depth?symbol=BTCUSDT&limit=500", "/api/v3/avgPrice?symbol=BTCUSDT", "/api/v3/exchangeInfo",
    ];

    [Fact]
    public async Task AnyRequest_DifferentFuture_SameAnswer()
    {
        const int Candles = 900;
        for (int turn = 1; turn <= 40; turn++)
        {
            int known = 40 + (turn * 20);
            SymbolMarket one = TestMarkets.Market(TestMarkets.Walk(Candles, 5));
            SymbolMarket other = TestMarkets.Market(TestMarkets.Walk(Candles, 5, known));
            Assert.NotEqual(one.Candles[known], other.Candles[known]);
            long end = TestMarkets.Start + (known * TestMarkets.FiveMinutes) - 1;
            long now = end - TestMarkets.Draw(3, (ulong)turn, 300_000);
            Simulator left = new(TestMarkets.Venue(one), now, false);
            Simulator right = new(TestMarkets.Venue(other), now, false);
            foreach (string request in Requests)
            {
                Simulator.Answer expected = await left.SendAsync(request);
                Assert.Equal(200, expected.Status);
                Assert.Equal(expected.Text, (await right.SendAsync(request)).Text);
            }
        }
    }

    [Fact]
    public async Task AnyRequest_DataEndsNow_SameAnswerAsWithAFuture()
    {
        const int Known = 500;
        long now = TestMarkets.Start + (Known * TestMarkets.FiveMinutes) - 1;
        Candle[] all = TestMarkets.Walk(900, 5);
        Simulator left = new(TestMarkets.Venue(TestMarkets.Market(all)), now, false);
        Simulator right = new(TestMarkets.Venue(TestMarkets.Market(all[..Known])), now, false);
        foreach (string request in Requests)
        {
            Assert.Equal((await left.SendAsync(request)).Text, (await right.SendAsync(request)).Text);
        }
    }

    [Fact]
    public async Task AnyRequest_CloseOfTheOpenCandleDiffers_SameAnswerAtItsStart()
    {
        const int Known = 500;
        Candle[] one = TestMarkets.Walk(900, 5);
        Candle[] other = [.. one];
        other[Known] = one[Known] with { Close = one[Known].Close + (one[Known].Close < one[Known].High ? 1 : -1) };
        Simulator left = new(TestMarkets.Venue(TestMarkets.Market(one)), one[Known].OpenTime, false);
        Simulator right = new(TestMarkets.Venue(TestMarkets.Market(other)), one[Known].OpenTime, false);
        foreach (string request in Requests)
        {
            Assert.Equal((await left.SendAsync(request)).Text, (await right.SendAsync(request)).Text);
        }
    }

    [Fact]
    public async Task Symbol_NotYetInTheData_DoesNotExist()
    {
        Candle[] walk = TestMarkets.Walk(900, 5);
        VenueMarket market = TestMarkets.Venue(
            TestMarkets.Market(walk), TestMarkets.Market(walk[600..], "APEUSDT"));
        Simulator simulator = new(market, walk[599].OpenTime + 299_999, false);
        Assert.Equal(400, (await simulator.SendAsync("/api/v3/ticker/price?symbol=APEUSDT")).Status);
        string before = (await simulator.SendAsync("/api/v3/exchangeInfo")).Text;
        Assert.DoesNotContain("APEUSDT", before, StringComparison.Ordinal);
        Assert.True(simulator.Clock.TryMoveTo(walk[600].OpenTime));
        Assert.Equal(200, (await simulator.SendAsync("/api/v3/ticker/price?symbol=APEUSDT")).Status);
        Assert.Contains("APEUSDT", (await simulator.SendAsync("/api/v3/exchangeInfo")).Text, StringComparison.Ordinal);
    }
}
