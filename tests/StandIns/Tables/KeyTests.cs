using Azure;
using Azure.Data.Tables;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.Tables.Tests;

public sealed class KeyTests(AzuriteFixture fixture) : TableTests(fixture)
{
    [Theory]
    [InlineData("it's")]
    [InlineData("''")]
    [InlineData("100%")]
    [InlineData("%27")]
    [InlineData("a b+c&d=e")]
    [InlineData("(x,y)")]
    [InlineData("trade:BTCUSDT|2026-01-01T00:00:00Z")]
    [InlineData("Größe 価格 🚀")]
    [InlineData("$metadata")]
    [InlineData("\"quoted\"")]
    [InlineData(".")]
    public async Task EveryOperation_OnAnAwkwardKey_FindsItsRow(string key)
    {
        await Table.AddEntityAsync(new TableEntity(key, key) { ["Value"] = 1 });
        await Table.AddEntityAsync(new TableEntity(key, "other"));
        TableEntity read = (await Table.GetEntityAsync<TableEntity>(key, key)).Value;
        read["Value"] = 2;
        await Table.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace);
        await Table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpdateMerge, new TableEntity(key, key) { ["More"] = 3 }, ETag.All)]);

        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey eq {key}");
        List<TableEntity> found = await Table.QueryAsync<TableEntity>(filter).ToListAsync();
        Response deleted = await Table.DeleteEntityAsync(key, key);

        TableEntity one = Assert.Single(found);
        Assert.Equal((key, key, 2, 3), (one.PartitionKey, one.RowKey, one.GetInt32("Value"), one.GetInt32("More")));
        Assert.Equal(204, deleted.Status);
        Assert.True((await Table.GetEntityIfExistsAsync<TableEntity>(key, "other")).HasValue);
    }

    [Fact]
    public async Task EmptyKeys_AreKeys()
    {
        await Table.AddEntityAsync(new TableEntity(string.Empty, string.Empty) { ["Value"] = 1 });

        Assert.Equal(1, (await Table.GetEntityAsync<TableEntity>(string.Empty, string.Empty)).Value.GetInt32("Value"));
    }
}
