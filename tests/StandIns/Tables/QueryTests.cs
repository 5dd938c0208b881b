using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.Tables.Tests;

public sealed class QueryTests(AzuriteFixture fixture) : TableTests(fixture)
{
    [Fact]
    public async Task Query_MoreThanAThousandRows_FollowsTheContinuation()
    {
        const int rows = 1_234;
        await FillAsync(rows);

        List<string> keys = await RowKeysAsync();

        Assert.Equal(Enumerable.Range(0, rows).Select(Number), keys);
    }

    [Fact]
    public async Task Query_MaxPerPage_SizesThePagesAndNotTheTotal()
    {
        await FillAsync(25);

        List<Page<TableEntity>> pages =
            await Table.QueryAsync<TableEntity>("PartitionKey eq 'p'", maxPerPage: 10).AsPages().ToListAsync();

        Assert.Equal([10, 10, 5], pages.Select(static page => page.Values.Count));
        Assert.Null(pages[^1].ContinuationToken);
    }

    [Fact]
    public async Task Query_ResumedFromAToken_GoesOnWhereThePageEnded()
    {
        await FillAsync(25);
        AsyncPageable<TableEntity> query = Table.QueryAsync<TableEntity>(maxPerPage: 10);
        Page<TableEntity> first = await query.AsPages().FirstAsync();

        List<TableEntity> rest = await query.AsPages(first.ContinuationToken, pageSizeHint: 100)
            .SelectMany(static page => page.Values.ToAsyncEnumerable()).ToListAsync();

        Assert.Equal(Enumerable.Range(10, 15).Select(Number), rest.Select(static entity => entity.RowKey));
    }

    [Fact]
    public async Task Query_AwkwardKeys_ContinueAcrossPages()
    {
        string[] keys = ["a b", "it's", "ö%", "🚀"];
        foreach (string key in keys)
        {
            await Table.AddEntityAsync(new TableEntity(key, key));
        }

        List<Page<TableEntity>> pages = await Table.QueryAsync<TableEntity>(maxPerPage: 1).AsPages().ToListAsync();

        Assert.Equal(
            keys.Order(StringComparer.Ordinal),
            pages.SelectMany(static page => page.Values).Select(static entity => entity.RowKey)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Query_KeyRange_TakesTheRowsBetween()
    {
        await FillAsync(20);
        await Table.AddEntityAsync(Row(Number(6), partitionKey: "q"));

        List<string> keys = await RowKeysAsync(TableClient.CreateQueryFilter(
            $"PartitionKey eq {"p"} and RowKey ge {Number(5)} and RowKey lt {Number(8)}"));

        Assert.Equal([Number(5), Number(6), Number(7)], keys);
    }

    [Fact]
    public async Task Query_FilterOfEveryType_FindsItsRow()
    {
        DateTimeOffset at = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        Guid id = new("0f8fad5b-d9cb-469f-a165-70867728950e");
        await Table.AddEntityAsync(new Position
        {
            Text = "it's", Flag = true, Count = 5, Units = long.MaxValue, Price = 1.5, OpenedAt = at, Id = id,
        });
        await Table.AddEntityAsync(new Position { RowKey = "other", OpenedAt = at.AddDays(1) });
        FormattableString[] filters =
        [
            $"Text eq {"it's"}", $"Flag eq {true}", $"Count eq {5}", $"Units eq {long.MaxValue}", $"Price gt {1.25}",
            $"OpenedAt eq {at}", $"Id eq {id}", $"Flag eq {true} and (Count lt {4} or Count gt {4})",
            $"not (Flag eq {false})",
        ];

        foreach (FormattableString filter in filters)
        {
            Assert.Equal(["r"], await RowKeysAsync(TableClient.CreateQueryFilter(filter)));
        }
    }

    [Fact]
    public async Task Query_WithSelect_BringsOnlyThoseProperties()
    {
        await Table.AddEntityAsync(new TableEntity("p", "a") { ["One"] = 1, ["Two"] = 2L });

        TableEntity entity = await Table.QueryAsync<TableEntity>(select: ["RowKey", "Two"]).SingleAsync();

        Assert.Equal(("a", 2L), (entity.RowKey, entity.GetInt64("Two")));
        Assert.False(entity.ContainsKey("One"));
    }

    [Fact]
    public async Task Query_NothingMatches_IsEmpty() =>
        Assert.Empty(await RowKeysAsync("PartitionKey eq 'nobody'"));

    [Fact]
    public async Task Query_MissingTable_FailsWhenEnumerated()
    {
        TableClient missing = new(Fixture.ConnectionString, Fixture.NextTableName());
        AsyncPageable<TableEntity> query = missing.QueryAsync<TableEntity>();

        await FailsAsync(async () => await query.ToListAsync(), 404, "TableNotFound");
    }

    [Fact]
    public async Task Query_Cancelled_Stops()
    {
        await FillAsync(3);
        using CancellationTokenSource source = new();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Table.QueryAsync<TableEntity>(cancellationToken: source.Token).ToListAsync());
    }

    [Fact]
    public void CreateQueryFilter_EveryType_IsTheLiteralOfTheService()
    {
        byte[] bytes = [10, 255];
        FormattableString filter = $"{"it's"} {'\''} {true} {1} {2L} {1.5} {null} {bytes} {Guid.Empty}";
        DateTimeOffset at = new(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2));

        Assert.Equal(
            "'it''s' '''' true 1 2L 1.5 null X'0AFF' guid'00000000-0000-0000-0000-000000000000'",
            TableClient.CreateQueryFilter(filter));
        Assert.Equal("datetime'2026-01-02T03:04:05.0000000Z'", TableClient.CreateQueryFilter($"{at}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"{new object()}"));
        Assert.Null(TableClient.CreateQueryFilter(null));
    }

    private async Task FillAsync(int rows)
    {
        foreach (string[] chunk in Enumerable.Range(0, rows).Select(Number).Chunk(100))
        {
            await Table.SubmitTransactionAsync(chunk.Select(static key => new TableTransactionAction(
                TableTransactionActionType.Add, Row(key, int.Parse(key, CultureInfo.InvariantCulture)))));
        }
    }
}
