using System.Text.Json;
using Azure.Data.Tables;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.Tables.Tests;

/// <summary>The official JavaScript client reads what the stand-in wrote, and the other way round.</summary>
public sealed class RefereeTests(AzuriteFixture fixture) : TableTests(fixture)
{
    [Fact]
    public async Task OfficialJavaScriptClient_AndStandIn_ReadEachOthersRows()
    {
        TableEntity written = new("it's net", "100% 価格")
        {
            ["Text"] = "a \"quoted\" ö",
            ["Count"] = 5,
            ["Units"] = 9_007_199_254_740_993L,
            ["Price"] = 1.5,
            ["Flag"] = true,
            ["At"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
            ["Id"] = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
            ["Bytes"] = new byte[] { 0, 255 },
        };
        await Table.AddEntityAsync(written);

        NodeResult result = await NodeScript.RunAsync(
            "tests/StandIns/Tables/referee.mjs",
            Fixture.Azurite.TableEndpoint.ToString(),
            Table.Name,
            AzuriteProcess.AccountName,
            AzuriteProcess.AccountKey);

        Assert.True(result.ExitCode == 0, result.Error);
        JsonElement seen = Assert.Single(JsonDocument.Parse(result.Output).RootElement.EnumerateArray());
        Assert.Equal("100% 価格", seen.GetProperty("rowKey").GetString());
        Assert.Equal("9007199254740993n", seen.GetProperty("Units").GetString());
        Assert.Equal("2026-01-02T03:04:05.678Z", seen.GetProperty("At").GetString()![..23] + "Z");
        Assert.Equal("00ff", seen.GetProperty("Bytes").GetString());
        Assert.Equal(1.5, seen.GetProperty("Price").GetDouble());

        TableEntity returned = (await Table.GetEntityAsync<TableEntity>("js", written.RowKey)).Value;
        Assert.All(
            written.Keys.Where(static key => key != "PartitionKey"), key => Assert.Equal(written[key], returned[key]));
        TableEntity extra = (await Table.GetEntityAsync<TableEntity>("js", "extra")).Value;
        Assert.Equal(9_007_199_254_740_993L, extra.GetInt64("Value"));
    }
}
