namespace Breakwater.Functions.Tests;

/// <summary>The exchange of these tests lists nothing.</summary>
public sealed class MarketTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Markets_NothingListed_IsAnEmptyList()
    {
        (int status, var body, _) = await app.GetAsync("/api/markets");

        Assert.Equal(200, status);
        Assert.Equal((0, 0), (body.GetProperty("items").GetArrayLength(), body.GetProperty("total").GetInt32()));
    }

    [Theory]
    [InlineData("/api/markets?limit=none", 400, "limit")]
    [InlineData("/api/markets/BTCUSDT/ohlcv", 404, "symbol")]
    [InlineData("/api/markets/BTCUSDT/indicators", 404, "symbol")]
    [InlineData("/api/markets/BTCUSDT/moon", 404, "view")]
    [InlineData("/api/markets/BTCUSDT/ohlcv?timeframe=7m", 400, "timeframe")]
    [InlineData("/api/markets/BTCUSDT/ohlcv?timeframe=60", 400, "timeframe")]
    [InlineData("/api/markets/BTCUSDT/ohlcv?timeframe=M1,M5", 400, "timeframe")]
    [InlineData("/api/markets/BTCUSDT/ohlcv?timeframe=None", 400, "timeframe")]
    [InlineData("/api/markets/BTCUSDT/ohlcv?limit=0", 400, "limit")]
    public async Task Market_BadQuestion_NamesTheField(string path, int status, string field) =>
        AppFixture.AssertProblem(status, await app.GetAsync(path), field);
}
