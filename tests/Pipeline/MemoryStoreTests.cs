using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>The store that all tests stand on refuses what the real one refuses.</summary>
public sealed class MemoryStoreTests
{
    private static readonly Partition Place = new("Trading", "alpha");

    [Fact]
    public async Task Commit_AnyWriteThatDoesNotFit_StoresNothing()
    {
        MemoryStore store = new();
        Assert.True(await CommitAsync(store, Insert("a")));
        string version = (await store.FindAsync(Place, "a", CancellationToken.None))!.Version;
        Write[] misfits =
        [
            Insert("a"),
            new Write(WriteKind.Replace, "a", "2", "stale"),
            new Write(WriteKind.Replace, "gone", "2", version),
            new Write(WriteKind.Delete, "a", null, "stale"),
            new Write(WriteKind.Delete, "gone", null, null),
        ];

        foreach (Write misfit in misfits)
        {
            Assert.False(await CommitAsync(store, Insert("b"), misfit));
        }

        Row row = Assert.Single(await store.ListAsync(Place, "", CancellationToken.None));
        Assert.Equal(new Row("a", "1", version), row);
    }

    [Fact]
    public async Task Commit_Replace_ChangesTheVersionAndTheOldOneIsStale()
    {
        MemoryStore store = new();
        await CommitAsync(store, Insert("a"));
        string old = (await store.FindAsync(Place, "a", CancellationToken.None))!.Version;

        Assert.True(await CommitAsync(store, new Write(WriteKind.Replace, "a", "2", old)));
        Assert.False(await CommitAsync(store, new Write(WriteKind.Replace, "a", "3", old)));
        Assert.True(await CommitAsync(store, new Write(WriteKind.Delete, "a", null, null)));
    }

    [Fact]
    public async Task Commit_SameRowTwice_IsTheCallersBug() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => CommitAsync(new MemoryStore(), Insert("a"), new Write(WriteKind.Upsert, "a", "2", null)));

    [Fact]
    public async Task List_Keys_AreInOrdinalOrderOfOnePartition()
    {
        MemoryStore store = new();
        await CommitAsync(store, Insert("b"), Insert("B"), Insert("a1"), Insert("a"));
        await store.CommitAsync(new Partition("Trading", "beta"), [Insert("c")], CancellationToken.None);

        IReadOnlyList<Row> all = await store.ListAsync(Place, "", CancellationToken.None);
        IReadOnlyList<Row> page = await store.PageAsync(Place, "B", 2, CancellationToken.None);

        Assert.Equal(["B", "a", "a1", "b"], all.Select(row => row.Key));
        Assert.Equal(["a", "a1"], page.Select(row => row.Key));
    }

    private static Write Insert(string key) => new(WriteKind.Insert, key, "1", null);

    private static Task<bool> CommitAsync(MemoryStore store, params Write[] writes) =>
        store.CommitAsync(Place, writes, CancellationToken.None);
}
