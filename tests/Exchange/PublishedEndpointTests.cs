using System.Globalization;
using System.Text.Json;
using Breakwater.TestKit.Local;

namespace Breakwater.Exchange.Tests;

/// <summary>Every published endpoint is answered at its published weight, or it is said why there is none.</summary>
public sealed class PublishedEndpointTests
{
    private static readonly Dictionary<string, string> Absent = new(StringComparer.Ordinal)
    {
        ["/api/v3/trades"] = "single trades are not simulated, only their number and the path of the price",
        ["/api/v3/historicalTrades"] = "single trades are not simulated",
        ["/api/v3/historicalBlockTrades"] = "single trades are not simulated",
        ["/api/v3/aggTrades"] = "single trades are not simulated",
        ["/api/v3/ticker"] = "the day's ticker is what scans ask for",
        ["/api/v3/ticker/tradingDay"] = "the day's ticker is what scans ask for",
        ["/api/v3/executionRules"] = "no symbol has a price range rule",
        ["/api/v3/referencePrice"] = "no symbol has a reference price",
        ["/api/v3/referencePrice/calculation"] = "no symbol has a reference price",
        ["/api/v3/sor/order"] = "exchangeInfo offers no smart order routing",
        ["/api/v3/sor/order/test"] = "exchangeInfo offers no smart order routing",
        ["/api/v3/myFilters"] = "no account has filters of its own",
    };

    [Fact]
    public async Task Endpoints_AsPublished_AreThereAndWeighTheSame()
    {
        using JsonDocument published = JsonDocument.Parse(
            await File.ReadAllTextAsync(SharedMaterial.Require("data/binance-api/endpoints.json")));
        List<string> absent = [];
        int weighed = 0;
        foreach (JsonElement endpoint in published.RootElement.EnumerateArray())
        {
            string path = endpoint.GetProperty("path").GetString()!;
            string? text = endpoint.GetProperty("weight").GetString();
            Simulator.Answer answer = await Simulator.OfWalk(300, 200)
                .SendAsync(path, endpoint.GetProperty("method").GetString()!);
            if (answer.Status is 404 or 405)
            {
                absent.Add(path);
            }
            else if (int.TryParse(text, CultureInfo.InvariantCulture, out int weight))
            {
                weighed++;
                Assert.True(
                    answer.Headers["X-MBX-USED-WEIGHT-1M"] == weight.ToString(CultureInfo.InvariantCulture),
                    $"{path}: {answer.Headers["X-MBX-USED-WEIGHT-1M"]} instead of {weight}");
            }
        }

        Assert.Equal(Absent.Keys.Order(StringComparer.Ordinal), absent.Order(StringComparer.Ordinal));
        Assert.True(weighed > 20, $"{weighed} weights compared");
    }
}
