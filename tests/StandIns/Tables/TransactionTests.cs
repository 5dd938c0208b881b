using System.Diagnostics.Metrics;
using Azure;
using Azure.Data.Tables;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.Tables.Tests;

public sealed class TransactionTests(AzuriteFixture fixture) : TableTests(fixture)
{
    [Fact]
    public async Task SubmitTransaction_EveryKindOfAction_AppliesAllAndAnswersEach()
    {
        foreach (string key in (string[])["merge", "replace", "delete", "upsert"])
        {
            await Table.AddEntityAsync(new TableEntity("p", key) { ["Old"] = 1 });
        }

        Response<IReadOnlyList<Response>> response = await Table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Row("add", "x")),
            new(TableTransactionActionType.UpdateMerge, Row("merge", 2), ETag.All),
            new(TableTransactionActionType.UpdateReplace, Row("replace", 3), ETag.All),
            new(TableTransactionActionType.Delete, Row("delete")),
            new(TableTransactionActionType.UpsertMerge, Row("upsert", 4)),
            new(TableTransactionActionType.UpsertReplace, Row("new", 5)),
        ]);

        Assert.Equal(202, response.GetRawResponse().Status);
        Assert.All(response.Value, static part => Assert.Equal(204, part.Status));
        Assert.Equal(["add", "merge", "new", "replace", "upsert"], await RowKeysAsync());
        Assert.Equal(1, (await ReadAsync("merge")).GetInt32("Old"));
        Assert.Null((await ReadAsync("replace"))["Old"]);
        TableEntity upserted = await ReadAsync("upsert");
        Assert.Equal((1, 4), (upserted.GetInt32("Old"), upserted.GetInt32("Value")));
        Assert.Equal((await ReadAsync("add")).ETag, response.Value[0].Headers.ETag);
        Assert.Equal((await ReadAsync("replace")).ETag, response.Value[2].Headers.ETag);
    }

    /// <summary>What bw cost is made of: a batch is one request and as many rows as it writes.</summary>
    [Fact]
    public async Task Requests_AreCountedWithTheirRowsByTable()
    {
        Dictionary<string, long> counts = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == "Breakwater.Local.Tables")
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            lock (counts)
            {
                string key = $"{instrument.Name} {tags[0].Value}";
                counts[key] = counts.GetValueOrDefault(key) + value;
            }
        });
        listener.Start();

        await Table.SubmitTransactionAsync(
            [.. Enumerable.Range(0, 3).Select(row => new TableTransactionAction(
                TableTransactionActionType.Add, Row(Number(row), "x")))]);
        await ReadAsync(Number(1));
        await ExistsAsync("nothing");
        await RowKeysAsync();

        Assert.Equal(4, counts[$"requests {Table.Name}"]);
        Assert.Equal(6, counts[$"rows {Table.Name}"]);
        Assert.InRange(counts[$"written {Table.Name}"], 300, 3000);
    }

    [Fact]
    public async Task SubmitTransaction_StaleUpdate_Is412AndTheInsertIsRolledBack()
    {
        await Table.AddEntityAsync(Row("a", 1));
        ETag stale = (await ReadAsync("a")).ETag;
        await Table.UpsertEntityAsync(Row("a", 2));

        await RefusedAsync(412, "UpdateConditionNotSatisfied", 1,
            new(TableTransactionActionType.Add, Row("b")),
            new(TableTransactionActionType.UpdateReplace, Row("a", 3), stale));

        Assert.False(await ExistsAsync("b"));
        Assert.Equal(2, (await ReadAsync("a")).GetInt32("Value"));
    }

    [Fact]
    public async Task SubmitTransaction_DuplicateInsert_Is409AndEverythingIsRolledBack()
    {
        await Table.AddEntityAsync(Row("a", 1));

        await RefusedAsync(409, "EntityAlreadyExists", 2,
            new(TableTransactionActionType.Add, Row("b")),
            new(TableTransactionActionType.UpsertReplace, Row("c")),
            new(TableTransactionActionType.Add, Row("a", 2)));

        Assert.Equal(["a"], await RowKeysAsync());
    }

    [Fact]
    public async Task SubmitTransaction_DeleteOfAMissingRow_FailsTheWhole()
    {
        await RefusedAsync(404, "ResourceNotFound", 1,
            new(TableTransactionActionType.Add, Row("a")),
            new(TableTransactionActionType.Delete, Row("none")));

        Assert.Empty(await RowKeysAsync());
    }

    [Fact]
    public async Task SubmitTransaction_UpdateWithoutETag_ActsAsAnUpsert()
    {
        await Table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateReplace, Row("a", 1))]);

        Assert.Equal(1, (await ReadAsync("a")).GetInt32("Value"));
    }

    [Fact]
    public async Task SubmitTransaction_UpdateOfAMissingRow_Is404() =>
        await RefusedAsync(404, "ResourceNotFound", 0, new TableTransactionAction(
            TableTransactionActionType.UpdateReplace, Row("a", 1), ETag.All));

    [Fact]
    public async Task SubmitTransaction_SameRowTwice_IsRefused()
    {
        await RefusedAsync(400, "InvalidDuplicateRow", 1,
            new(TableTransactionActionType.Add, Row("a")),
            new(TableTransactionActionType.UpsertReplace, Row("a")));

        Assert.Empty(await RowKeysAsync());
    }

    [Fact]
    public async Task SubmitTransaction_TwoPartitions_IsRefused()
    {
        await RefusedAsync(400, "CommandsInBatchActOnDifferentPartitions", 1,
            new(TableTransactionActionType.Add, Row("a")),
            new(TableTransactionActionType.Add, Row("a", partitionKey: "q")));

        Assert.Empty(await RowKeysAsync());
    }

    [Fact]
    public async Task SubmitTransaction_Empty_ThrowsInvalidOperation() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Table.SubmitTransactionAsync([]));

    [Fact]
    public async Task SubmitTransaction_Null_ThrowsArgumentNull() =>
        await Assert.ThrowsAsync<ArgumentNullException>(() => Table.SubmitTransactionAsync(null));

    [Fact]
    public async Task SubmitTransaction_AHundredActions_AllApply()
    {
        Response<IReadOnlyList<Response>> response = await Table.SubmitTransactionAsync(Adds(100));

        Assert.Equal(100, response.Value.Count);
        Assert.Equal(100, (await RowKeysAsync()).Count);
    }

    [Fact]
    public async Task SubmitTransaction_AHundredAndOneActions_IsRefused()
    {
        await RefusedAsync(400, "InvalidInput", 99, [.. Adds(101)]);

        Assert.Empty(await RowKeysAsync());
    }

    [Fact]
    public async Task SubmitTransaction_MoreThanFourMebibytes_IsRefused()
    {
        TableTransactionAction[] actions = [.. Adds(100, new string('x', 30_000))];
        actions = [.. actions.Select(static action =>
        {
            ((TableEntity)action.Entity)["More"] = new string('y', 30_000);
            return action;
        })];

        await FailsAsync(() => Table.SubmitTransactionAsync(actions), 413, "RequestBodyTooLarge");

        Assert.Empty(await RowKeysAsync());
    }

    [Fact]
    public async Task SubmitTransaction_ContentThatLooksLikeABoundary_IsContent()
    {
        const string text =
            "x\r\n--batch_1\r\nHTTP/1.1 500 Oops\r\n\r\n--changeset_1--\r\nPOST http://h/t HTTP/1.1\r\n";

        await Table.SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, Row("a", text)), new(TableTransactionActionType.Add, Row("b", text))]);

        Assert.Equal(text, (await ReadAsync("a")).GetString("Value"));
        Assert.Equal(text, (await ReadAsync("b")).GetString("Value"));
    }

    [Fact]
    public async Task SubmitTransaction_MissingTable_Is404TableNotFound()
    {
        TableClient missing = new(Fixture.ConnectionString, Fixture.NextTableName());

        await FailsAsync(() => missing.SubmitTransactionAsync(Adds(2)), 404, "TableNotFound");
    }

    [Fact]
    public async Task SubmitTransaction_TwentyAtOnce_AllSucceedWhole()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Row($"a{Number(number)}")),
            new(TableTransactionActionType.Add, Row($"b{Number(number)}")),
        ])));

        Assert.Equal(40, (await RowKeysAsync()).Count);
    }

    [Fact]
    public async Task SubmitTransaction_TwentyCompareAndSwapsOfOneRow_ExactlyOneWins()
    {
        await Table.AddEntityAsync(Row("a", -1));
        ETag etag = (await ReadAsync("a")).ETag;

        bool[] won = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            try
            {
                await Table.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.UpdateReplace, Row("a", number), etag),
                    new(TableTransactionActionType.Add, Row($"outbox{Number(number)}")),
                ]);
                return true;
            }
            catch (TableTransactionFailedException lost) when (lost.Status == 412)
            {
                return false;
            }
        }));

        int winner = Assert.Single(Enumerable.Range(0, 20), number => won[number]);
        Assert.Equal(["a", $"outbox{Number(winner)}"], await RowKeysAsync());
        Assert.Equal(winner, (await ReadAsync("a")).GetInt32("Value"));
    }

    private static IEnumerable<TableTransactionAction> Adds(int count, object? value = null) =>
        Enumerable.Range(0, count).Select(number =>
            new TableTransactionAction(TableTransactionActionType.Add, Row(Number(number), value)));

    private async Task RefusedAsync(int status, string code, int index, params TableTransactionAction[] actions)
    {
        TableTransactionFailedException failure =
            await Assert.ThrowsAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync(actions));
        Assert.Equal((status, code, index), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
    }
}
