using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.Tables.Tests;

public sealed class EntityTests(AzuriteFixture fixture) : TableTests(fixture)
{
    [Fact]
    public async Task AddEntity_NewRow_AnswersNoContentWithItsETag()
    {
        Response response = await Table.AddEntityAsync(Row("a", 1));

        Assert.Equal(204, response.Status);
        Assert.Equal(response.Headers.ETag, (await ReadAsync("a")).ETag);
    }

    [Fact]
    public async Task AddEntity_SameKeyTwice_Is409AndKeepsTheFirst()
    {
        await Table.AddEntityAsync(Row("a", 1));

        await FailsAsync(() => Table.AddEntityAsync(Row("a", 2)), 409, "EntityAlreadyExists");

        Assert.Equal(1, (await ReadAsync("a")).GetInt32("Value"));
    }

    [Fact]
    public async Task AddEntity_DoesNotTouchTheEntity()
    {
        TableEntity entity = Row("a", 1);

        await Table.AddEntityAsync(entity);

        Assert.Equal(default, entity.ETag);
        Assert.Null(entity.Timestamp);
    }

    [Fact]
    public async Task GetEntity_MissingRow_Is404ResourceNotFound() =>
        await FailsAsync(() => Table.GetEntityAsync<TableEntity>("p", "none"), 404, "ResourceNotFound");

    [Fact]
    public async Task GetEntity_MissingTable_Is404TableNotFound()
    {
        TableClient missing = new(Fixture.ConnectionString, Fixture.NextTableName());

        RequestFailedException failure =
            await FailsAsync(() => missing.AddEntityAsync(Row("a")), 404, "TableNotFound");

        Assert.True(failure.ErrorCode == TableErrorCode.TableNotFound);
    }

    [Fact]
    public async Task GetEntityIfExists_MissingRow_HasNoValue()
    {
        NullableResponse<TableEntity> response = await Table.GetEntityIfExistsAsync<TableEntity>("p", "none");

        Assert.False(response.HasValue);
        Assert.Equal(404, response.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => response.Value);
    }

    [Fact]
    public async Task GetEntity_WithSelect_BringsOnlyThoseProperties()
    {
        await Table.AddEntityAsync(new TableEntity("p", "a") { ["One"] = 1, ["Two"] = 2 });

        TableEntity entity = (await Table.GetEntityAsync<TableEntity>("p", "a", ["One"])).Value;

        Assert.Equal(1, entity.GetInt32("One"));
        Assert.Null(entity["Two"]);
    }

    [Fact]
    public async Task UpdateEntity_CurrentETag_Succeeds_StaleETag_Is412()
    {
        await Table.AddEntityAsync(Row("a", 1));
        TableEntity read = await ReadAsync("a");
        read["Value"] = 2;

        Response first = await Table.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace);
        await FailsAsync(
            () => Table.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace),
            412, "UpdateConditionNotSatisfied");

        Assert.NotEqual(read.ETag, first.Headers.ETag);
        Assert.Equal(2, (await ReadAsync("a")).GetInt32("Value"));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task UpdateEntity_MissingRow_Is404(TableUpdateMode mode)
    {
        await FailsAsync(() => Table.UpdateEntityAsync(Row("a"), ETag.All, mode), 404, "ResourceNotFound");
        Assert.False(await ExistsAsync("a"));
    }

    [Fact]
    public async Task UpdateEntity_DefaultETag_ThrowsBeforeAnythingIsSent()
    {
        await Assert.ThrowsAsync<ArgumentException>("ifMatch", () => Table.UpdateEntityAsync(Row("a"), default));
        Assert.False(await ExistsAsync("a"));
    }

    [Fact]
    public async Task UpdateEntity_MergeKeepsOtherProperties_ReplaceDropsThem()
    {
        await Table.AddEntityAsync(new TableEntity("p", "a") { ["One"] = 1, ["Two"] = 2 });

        await Table.UpdateEntityAsync(new TableEntity("p", "a") { ["Two"] = 3 }, ETag.All, TableUpdateMode.Merge);
        TableEntity merged = await ReadAsync("a");
        await Table.UpdateEntityAsync(new TableEntity("p", "a") { ["Two"] = 4 }, ETag.All, TableUpdateMode.Replace);
        TableEntity replaced = await ReadAsync("a");

        Assert.Equal((1, 3), (merged.GetInt32("One"), merged.GetInt32("Two")));
        Assert.Equal((null, 4), (replaced.GetInt32("One"), replaced.GetInt32("Two")));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task UpsertEntity_MissingThenPresent_WritesBothTimes(TableUpdateMode mode)
    {
        await Table.UpsertEntityAsync(Row("a", 1), mode);
        await Table.UpsertEntityAsync(Row("a", 2), mode);

        Assert.Equal(2, (await ReadAsync("a")).GetInt32("Value"));
    }

    [Fact]
    public async Task DeleteEntity_MissingRow_Answers404WithoutThrowing() =>
        Assert.Equal(404, (await Table.DeleteEntityAsync("p", "none")).Status);

    [Fact]
    public async Task DeleteEntity_StaleETag_Is412AndKeepsTheRow()
    {
        await Table.AddEntityAsync(Row("a", 1));
        ETag stale = (await ReadAsync("a")).ETag;
        await Table.UpsertEntityAsync(Row("a", 2));

        await FailsAsync(() => Table.DeleteEntityAsync("p", "a", stale), 412, "UpdateConditionNotSatisfied");

        Assert.True(await ExistsAsync("a"));
    }

    [Fact]
    public async Task DeleteEntity_ByEntityWithStaleETag_IgnoresIt()
    {
        await Table.AddEntityAsync(Row("a", 1));
        TableEntity stale = await ReadAsync("a");
        await Table.UpsertEntityAsync(Row("a", 2));

        Response response = await Table.DeleteEntityAsync(stale);

        Assert.Equal(204, response.Status);
        Assert.False(await ExistsAsync("a"));
    }

    [Fact]
    public async Task AddEntity_StringOver32K_Is400PropertyValueTooLarge()
    {
        await FailsAsync(
            () => Table.AddEntityAsync(Row("a", new string('x', 33_000))), 400, "PropertyValueTooLarge");
        await Table.AddEntityAsync(Row("b", new string('x', 32 * 1024)));

        Assert.Equal(32 * 1024, (await ReadAsync("b")).GetString("Value").Length);
    }

    [Fact]
    public async Task UpdateEntity_TwentyWritersCountUp_NoUpdateIsLost()
    {
        const int writers = 20;
        await Table.AddEntityAsync(Row("counter", 0L));

        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => IncrementAsync()));

        Assert.Equal(writers, (await ReadAsync("counter")).GetInt64("Value"));
    }

    private async Task IncrementAsync()
    {
        while (true)
        {
            TableEntity entity = await ReadAsync("counter");
            entity["Value"] = entity.GetInt64("Value") + 1;
            try
            {
                await Table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace);
                return;
            }
            catch (RequestFailedException lost) when (lost.Status == 412)
            {
                // Another writer was first: read again.
            }
        }
    }
}
