using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Tests.Tables;

/// <summary>What every store of rows promises; run against each of them.</summary>
public abstract class StateStoreContract
{
    protected static CancellationToken None => CancellationToken.None;

    /// <summary>A store over an empty partition.</summary>
    protected abstract Task<(IStateStore Store, Partition Partition)> EmptyAsync();

    protected static Write Insert(string key, string json = "1") => new(WriteKind.Insert, key, json, null);

    protected static Write Upsert(string key, string json = "1") => new(WriteKind.Upsert, key, json, null);

    [Fact]
    public async Task FindAsync_NothingThere_IsNull()
    {
        (IStateStore store, Partition partition) = await EmptyAsync();

        Assert.Null(await store.FindAsync(partition, "missing", None));
        Assert.Empty(await store.ListAsync(partition, "", None));
        Assert.Empty(await store.PageAsync(partition, null, 5, None));
    }

    [Fact]
    public async Task CommitAsync_InsertReplaceDelete_IsReadBack()
    {
        (IStateStore store, Partition partition) = await EmptyAsync();

        Assert.True(await store.CommitAsync(partition, [Insert("a", "1")], None));
        Row first = Assert.IsType<Row>(await store.FindAsync(partition, "a", None));
        Assert.True(await store.CommitAsync(
            partition, [new Write(WriteKind.Replace, "a", "2", first.Version)], None));
        Row second = Assert.IsType<Row>(await store.FindAsync(partition, "a", None));
        Assert.True(await store.CommitAsync(
            partition, [new Write(WriteKind.Delete, "a", null, second.Version)], None));

        Assert.Equal(("1", "2"), (first.Json, second.Json));
        Assert.NotEqual(first.Version, second.Version);
        Assert.Null(await store.FindAsync(partition, "a", None));
    }

    [Fact]
    public async Task CommitAsync_SameContentAgain_ChangesTheVersion()
    {
        (IStateStore store, Partition partition) = await EmptyAsync();
        await store.CommitAsync(partition, [Upsert("a")], None);
        Row? first = await store.FindAsync(partition, "a", None);
        await store.CommitAsync(partition, [Upsert("a")], None);

        Assert.False(await store.CommitAsync(
            partition, [new Write(WriteKind.Replace, "a", "2", first!.Version)], None));
    }

    [Theory]
    [InlineData(WriteKind.Insert, "there", "2", null)]
    [InlineData(WriteKind.Replace, "there", "2", "W/\"datetime'2001-01-01T00%3A00%3A00.0000000Z'\"")]
    [InlineData(WriteKind.Replace, "missing", "2", "W/\"datetime'2001-01-01T00%3A00%3A00.0000000Z'\"")]
    [InlineData(WriteKind.Delete, "there", null, "W/\"datetime'2001-01-01T00%3A00%3A00.0000000Z'\"")]
    [InlineData(WriteKind.Delete, "missing", null, null)]
    public async Task CommitAsync_OneConflictAmongMany_AppliesNothing(
        WriteKind kind, string key, string? json, string? version)
    {
        (IStateStore store, Partition partition) = await EmptyAsync();
        await store.CommitAsync(partition, [Insert("there")], None);

        bool isDone = await store.CommitAsync(
            partition, [Insert("before"), new Write(kind, key, json, version), Upsert("z")], None);

        Assert.False(isDone);
        Row only = Assert.Single(await store.ListAsync(partition, "", None));
        Assert.Equal(("there", "1"), (only.Key, only.Json));
    }

    [Fact]
    public async Task CommitAsync_OldVersion_IsAConflict()
    {
        (IStateStore store, Partition partition) = await EmptyAsync();
        await store.CommitAsync(partition, [Insert("a")], None);
        Row row = Assert.IsType<Row>(await store.FindAsync(partition, "a", None));
        var write = new Write(WriteKind.Replace, "a", "2", row.Version);

        Assert.True(await store.CommitAsync(partition, [write], None));
        Assert.False(await store.CommitAsync(partition, [write], None));
        Assert.False(await store.CommitAsync(
            partition, [new Write(WriteKind.Delete, "a", null, row.Version)], None));
        Assert.Equal("2", (await store.FindAsync(partition, "a", None))!.Json);
    }

    [Fact]
    public async Task ListAsync_Prefix_IsExactAndInKeyOrder()
    {
        (IStateStore store, Partition partition) = await EmptyAsync();
        string[] keys =
            ["trade:b", "trade:", "trade:a", "trader:x", "trade", "trade:é", "trade:Z", "trade;", "Trade:a"];
        await store.CommitAsync(partition, [.. keys.Select(key => Insert(key))], None);

        IReadOnlyList<Row> rows = await store.ListAsync(partition, "trade:", None);

        Assert.Equal(["trade:", "trade:Z", "trade:a", "trade:b", "trade:é"], rows.Select(row => row.Key));
    }

    [Fact]
    public async Task ListAsync_QuoteInPrefix_IsTextAndNotQuery()
    {
        (IStateStore store, Partition partition) = await EmptyAsync();
        await store.CommitAsync(partition, [Insert("o'neil"), Insert("other")], None);

        Row row = Assert.Single(await store.ListAsync(partition, "o'", None));

        Assert.Equal("o'neil", row.Key);
    }

    [Fact]
    public async Task ListAsync_OtherPartition_IsNotSeen()
    {
        (IStateStore store, Partition partition) = await EmptyAsync();
        await store.CommitAsync(partition, [Insert("a")], None);

        Assert.Empty(await store.ListAsync(partition with { Key = partition.Key + "2" }, "", None));
    }

    [Fact]
    public async Task PageAsync_StepByStep_GivesEveryRowOnce()
    {
        (IStateStore store, Partition partition) = await EmptyAsync();
        await store.CommitAsync(partition, [.. Enumerable.Range(0, 23).Select(n => Insert($"k{n:D3}"))], None);
        var seen = new List<string>();
        string? after = null;
        for (IReadOnlyList<Row> page = await store.PageAsync(partition, after, 5, None);
            page.Count > 0;
            page = await store.PageAsync(partition, after, 5, None))
        {
            Assert.InRange(page.Count, 1, 5);
            seen.AddRange(page.Select(row => row.Key));
            after = page[^1].Key;
        }

        Assert.Equal(Enumerable.Range(0, 23).Select(n => $"k{n:D3}"), seen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(29_999)]
    [InlineData(30_000)]
    [InlineData(30_001)]
    [InlineData(60_000)]
    [InlineData(200_000)]
    public async Task CommitAsync_LongRow_IsReadBackWhole(int length)
    {
        (IStateStore store, Partition partition) = await EmptyAsync();
        string json = string.Concat(Enumerable.Range(0, (length / 6) + 1).Select(n => $"{n:D6}"))[..length];

        Assert.True(await store.CommitAsync(partition, [Insert("long", json)], None));

        Assert.Equal(json, (await store.FindAsync(partition, "long", None))!.Json);
        Assert.Equal(json, (await store.ListAsync(partition, "long", None))[0].Json);
    }

    [Fact]
    public async Task CommitAsync_LongRowMadeShort_LeavesNothingBehind()
    {
        (IStateStore store, Partition partition) = await EmptyAsync();
        await store.CommitAsync(partition, [Insert("row", new string('x', 100_000))], None);
        Row row = Assert.IsType<Row>(await store.FindAsync(partition, "row", None));

        await store.CommitAsync(partition, [new Write(WriteKind.Replace, "row", "short", row.Version)], None);
        Assert.Equal("short", (await store.FindAsync(partition, "row", None))!.Json);

        await store.CommitAsync(partition, [Upsert("row", new string('y', 40_000)), Upsert("row2")], None);
        await store.CommitAsync(partition, [Upsert("row", "tiny")], None);
        Assert.Equal("tiny", (await store.FindAsync(partition, "row", None))!.Json);
    }

    [Theory]
    [InlineData("\"Ω ≈ ç √ 日本語 𝄞 \\\" \\u0000 \\n\"")]
    [InlineData("{\"a\":\"<&>'\"}")]
    public async Task CommitAsync_AnyText_IsReadBackUnchanged(string json)
    {
        (IStateStore store, Partition partition) = await EmptyAsync();
        await store.CommitAsync(partition, [Insert("键-ключ", json)], None);

        Assert.Equal(json, (await store.FindAsync(partition, "键-ключ", None))!.Json);
    }

    [Theory]
    [InlineData(29_999)]
    [InlineData(30_000)]
    [InlineData(59_999)]
    public async Task CommitAsync_SurrogatePairAtACut_IsReadBackWhole(int before)
    {
        (IStateStore store, Partition partition) = await EmptyAsync();
        string json = new string('a', before) + "𝄞" + new string('b', 10);
        await store.CommitAsync(partition, [Insert("pair", json)], None);

        Assert.Equal(json, (await store.FindAsync(partition, "pair", None))!.Json);
    }

    [Fact]
    public async Task CommitAsync_HundredWrites_AreOneCommit()
    {
        (IStateStore store, Partition partition) = await EmptyAsync();

        Assert.True(await store.CommitAsync(
            partition, [.. Enumerable.Range(0, 100).Select(n => Insert($"{n:D3}"))], None));
        Assert.False(await store.CommitAsync(
            partition, [.. Enumerable.Range(99, 100).Select(n => Insert($"{n:D3}"))], None));

        Assert.Equal(100, (await store.ListAsync(partition, "", None)).Count);
    }

    [Fact]
    public async Task CommitAsync_MoreThanOneTransactionTakes_ThrowsAndAppliesNothing()
    {
        (IStateStore store, Partition partition) = await EmptyAsync();

        Exception? failure = await Record.ExceptionAsync(() => store.CommitAsync(
            partition, [.. Enumerable.Range(0, 101).Select(n => Insert($"{n:D3}"))], None));

        Assert.NotNull(failure);
        Assert.IsNotType<OutsideTroubleException>(failure);
        Assert.Empty(await store.ListAsync(partition, "", None));
    }

    [Fact]
    public async Task CommitAsync_SameRowTwice_ThrowsAndAppliesNothing()
    {
        (IStateStore store, Partition partition) = await EmptyAsync();

        Exception? failure = await Record.ExceptionAsync(() =>
            store.CommitAsync(partition, [Upsert("a"), Upsert("a", "2")], None));

        Assert.NotNull(failure);
        Assert.IsNotType<OutsideTroubleException>(failure);
        Assert.Empty(await store.ListAsync(partition, "", None));
    }

    [Fact]
    public async Task CommitAsync_TwentyWritersIncrement_LoseNoIncrement()
    {
        (IStateStore store, Partition partition) = await EmptyAsync();
        await store.CommitAsync(partition, [Insert("n", "0")], None);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => IncrementAsync(store, partition, 3)));

        Assert.Equal("60", (await store.FindAsync(partition, "n", None))!.Json);
    }

    [Fact]
    public async Task CommitAsync_TwentyInsertTheSame_OneWins()
    {
        (IStateStore store, Partition partition) = await EmptyAsync();

        bool[] won = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(n => store.CommitAsync(partition, [Insert("one", $"{n}")], None)));

        int winner = Assert.Single(Enumerable.Range(0, 20), n => won[n]);
        Assert.Equal($"{winner}", (await store.FindAsync(partition, "one", None))!.Json);
    }

    private static async Task IncrementAsync(IStateStore store, Partition partition, int times)
    {
        await Task.Yield();
        for (int done = 0; done < times;)
        {
            Row row = (await store.FindAsync(partition, "n", None))!;
            int next = int.Parse(row.Json, System.Globalization.CultureInfo.InvariantCulture) + 1;
            done += await store.CommitAsync(
                partition, [new Write(WriteKind.Replace, "n", $"{next}", row.Version)], None) ? 1 : 0;
        }
    }
}
