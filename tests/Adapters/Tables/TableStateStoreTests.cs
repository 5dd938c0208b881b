using System.Net;
using Azure;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit.Local;

namespace Breakwater.Adapters.Tests.Tables;

public sealed class TableStateStoreTests(AzuriteFixture fixture) : StateStoreContract
{
    protected override async Task<(IStateStore Store, Partition Partition)> EmptyAsync()
    {
        TableBed bed = await TableBed.StartAsync(fixture);

        return (bed.Store, bed.Partition);
    }

    [Fact]
    public async Task CommitAsync_NoWrites_IsTrueWithoutARequest()
    {
        TableBed bed = await TableBed.StartAsync(fixture);

        Assert.True(await bed.Store.CommitAsync(bed.Partition, [], None));
        Assert.Equal(0, bed.Network.Requests);
    }

    [Theory]
    [InlineData(WriteKind.Insert)]
    [InlineData(WriteKind.Replace)]
    public async Task CommitAsync_AnswerLostAfterItWasApplied_IsOwnSuccess(WriteKind kind)
    {
        TableBed bed = await TableBed.StartAsync(fixture);
        string? version = null;
        if (kind is WriteKind.Replace)
        {
            await bed.Store.CommitAsync(bed.Partition, [Insert("row", "0")], None);
            version = (await bed.Store.FindAsync(bed.Partition, "row", None))!.Version;
        }

        bed.Network.LoseAnswers(1);
        bool isDone = await bed.Store.CommitAsync(
            bed.Partition, [new Write(kind, "row", "1", version), Insert("beside")], None);

        Assert.True(isDone);
        Assert.Equal("1", (await bed.Store.FindAsync(bed.Partition, "row", None))!.Json);
    }

    [Fact]
    public async Task CommitAsync_DeletionFirstAndAnswerLost_IsOwnSuccess()
    {
        TableBed bed = await TableBed.StartAsync(fixture);
        await bed.Store.CommitAsync(bed.Partition, [Insert("old")], None);
        string version = (await bed.Store.FindAsync(bed.Partition, "old", None))!.Version;

        bed.Network.LoseAnswers(1);
        bool isDone = await bed.Store.CommitAsync(
            bed.Partition, [new Write(WriteKind.Delete, "old", null, version), Upsert("new")], None);

        Assert.True(isDone);
    }

    [Fact]
    public async Task CommitAsync_SameContentOfAnotherInstance_IsAConflictAndNotOurs()
    {
        TableBed bed = await TableBed.StartAsync(fixture);
        var other = new Breakwater.Adapters.Tables.TableStateStore(bed.Service, "two");
        await other.CommitAsync(bed.Partition, [Insert("row")], None);

        Assert.False(await bed.Store.CommitAsync(bed.Partition, [Insert("row")], None));
    }

    [Fact]
    public async Task CommitAsync_AnswerLostThenOverwrittenByAnother_DoesNotOverwriteTheOther()
    {
        TableBed bed = await TableBed.StartAsync(fixture);
        var other = new Breakwater.Adapters.Tables.TableStateStore(bed.Service, "two");
        await bed.Store.CommitAsync(bed.Partition, [Insert("row", "0")], None);
        Row read = (await bed.Store.FindAsync(bed.Partition, "row", None))!;
        bed.Network.AfterLoss = async () =>
        {
            Row now = (await other.FindAsync(bed.Partition, "row", None))!;
            await other.CommitAsync(
                bed.Partition, [new Write(WriteKind.Replace, "row", "theirs", now.Version)], None);
        };

        bed.Network.LoseAnswers(1);
        await bed.Store.CommitAsync(bed.Partition, [new Write(WriteKind.Replace, "row", "ours", read.Version)], None);

        Assert.Equal("theirs", (await bed.Store.FindAsync(bed.Partition, "row", None))!.Json);
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task EveryCall_PassingFailureThatLasts_IsOutsideTrouble(HttpStatusCode status)
    {
        TableBed bed = await TableBed.StartAsync(fixture);
        bed.Network.Status = status;

        await AssertTroubleAsync(bed);
    }

    [Fact]
    public async Task EveryCall_NothingListens_IsOutsideTrouble()
    {
        TableBed bed = await TableBed.StartAsync(fixture);
        bed.Network.IsCut = true;

        await AssertTroubleAsync(bed);
    }

    [Fact]
    public async Task FindAsync_NoAnswerInTime_IsOutsideTrouble()
    {
        var network = new FaultyTransport { IsMute = true };
        var options = new Azure.Data.Tables.TableClientOptions { Transport = network };
        options.Retry.NetworkTimeout = TimeSpan.FromMilliseconds(50);
        options.Retry.Delay = TimeSpan.FromMilliseconds(5);
        var store = new Breakwater.Adapters.Tables.TableStateStore(
            new Azure.Data.Tables.TableServiceClient(fixture.ConnectionString, options), "one");

        await Assert.ThrowsAsync<OutsideTroubleException>(() =>
            store.FindAsync(new Partition(fixture.NextTableName(), "bot"), "a", None));
    }

    [Fact]
    public async Task FindAsync_CallerGaveUp_IsCancellationAndNotTrouble()
    {
        TableBed bed = await TableBed.StartAsync(fixture);
        bed.Network.IsMute = true;
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            bed.Store.FindAsync(bed.Partition, "a", giveUp.Token));
    }

    [Fact]
    public async Task CommitAsync_TroublePasses_IsAppliedOnceByItself()
    {
        TableBed bed = await TableBed.StartAsync(fixture);
        bed.Network.Status = HttpStatusCode.ServiceUnavailable;
        Task<bool> commit = bed.Store.CommitAsync(bed.Partition, [Insert("row")], None);
        bed.Network.Status = null;

        Assert.True(await commit);
        Assert.Single(await bed.Store.ListAsync(bed.Partition, "", None));
    }

    [Theory]
    [InlineData("bad/key")]
    [InlineData("bad#key")]
    [InlineData("bad?key")]
    [InlineData("bad\\key")]
    public async Task CommitAsync_KeyThatTheTableRefuses_IsABugAndThrown(string key)
    {
        TableBed bed = await TableBed.StartAsync(fixture);
        bed.Network.Status = HttpStatusCode.BadRequest;

        RequestFailedException failure = await Assert.ThrowsAnyAsync<RequestFailedException>(() =>
            bed.Store.CommitAsync(bed.Partition, [Insert(key)], None));

        Assert.Equal(400, failure.Status);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task FindAsync_NotAllowed_IsThrownAndNotReadAsNothingThere(HttpStatusCode status)
    {
        TableBed bed = await TableBed.StartAsync(fixture);
        bed.Network.Status = status;

        await Assert.ThrowsAnyAsync<RequestFailedException>(() =>
            bed.Store.FindAsync(bed.Partition, "a", None));
    }

    [Fact]
    public async Task CommitAsync_TableIsMissing_ThrowsInsteadOfAnEndlessConflict()
    {
        TableBed bed = await TableBed.StartAsync(fixture);
        var missing = new Partition(fixture.NextTableName(), "bot");

        await Assert.ThrowsAnyAsync<Exception>(() => bed.Store.CommitAsync(missing, [Insert("row")], None));
    }

    [Fact]
    public async Task CommitAsync_TooLongRow_ThrowsAndWritesNothing()
    {
        TableBed bed = await TableBed.StartAsync(fixture);

        await Assert.ThrowsAsync<ArgumentException>(() => bed.Store.CommitAsync(
            bed.Partition, [Insert("a"), Insert("long", new string('x', 450_001))], None));

        Assert.Empty(await bed.Store.ListAsync(bed.Partition, "", None));
    }

    [Fact]
    public async Task CommitAsync_LongestRow_IsReadBack()
    {
        TableBed bed = await TableBed.StartAsync(fixture);
        string json = new('x', 450_000);

        Assert.True(await bed.Store.CommitAsync(bed.Partition, [Insert("long", json)], None));
        Assert.Equal(json, (await bed.Store.FindAsync(bed.Partition, "long", None))!.Json);
    }

    [Fact]
    public async Task ListAsync_MoreThanOnePageOfTheService_ReadsAll()
    {
        TableBed bed = await TableBed.StartAsync(fixture);
        for (int batch = 0; batch < 11; batch++)
        {
            await bed.Store.CommitAsync(
                bed.Partition,
                [.. Enumerable.Range(batch * 100, 100).Select(n => Insert($"{n:D5}"))],
                None);
        }

        Assert.Equal(1100, (await bed.Store.ListAsync(bed.Partition, "", None)).Count);
        Assert.Equal(1050, (await bed.Store.PageAsync(bed.Partition, null, 1050, None)).Count);
    }

    private static async Task AssertTroubleAsync(TableBed bed)
    {
        await Assert.ThrowsAsync<OutsideTroubleException>(() => bed.Store.FindAsync(bed.Partition, "a", None));
        await Assert.ThrowsAsync<OutsideTroubleException>(() => bed.Store.ListAsync(bed.Partition, "", None));
        await Assert.ThrowsAsync<OutsideTroubleException>(() => bed.Store.PageAsync(bed.Partition, null, 1, None));
        await Assert.ThrowsAsync<OutsideTroubleException>(() =>
            bed.Store.CommitAsync(bed.Partition, [Insert("a")], None));
    }
}
