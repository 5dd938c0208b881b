using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.Tables.Tests;

/// <summary>A fresh table for each test.</summary>
public abstract class TableTests(AzuriteFixture fixture) : IAsyncLifetime
{
    protected AzuriteFixture Fixture { get; } = fixture;

    protected TableClient Table { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Table = new TableClient(Fixture.ConnectionString, Fixture.NextTableName());
        await Table.CreateAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static TableEntity Row(string rowKey, object? value = null, string partitionKey = "p") =>
        new(partitionKey, rowKey) { ["Value"] = value };

    protected static string Number(int number) => number.ToString("D5", CultureInfo.InvariantCulture);

    protected static async Task<RequestFailedException> FailsAsync(Func<Task> action, int status, string code)
    {
        RequestFailedException failure = await Assert.ThrowsAnyAsync<RequestFailedException>(action);
        Assert.Equal((status, code), (failure.Status, failure.ErrorCode));
        return failure;
    }

    protected async Task<TableEntity> ReadAsync(string rowKey) =>
        (await Table.GetEntityAsync<TableEntity>("p", rowKey)).Value;

    protected async Task<bool> ExistsAsync(string rowKey) =>
        (await Table.GetEntityIfExistsAsync<TableEntity>("p", rowKey)).HasValue;

    protected async Task<List<string>> RowKeysAsync(string? filter = null)
    {
        List<string> keys = [];
        await foreach (TableEntity entity in Table.QueryAsync<TableEntity>(filter))
        {
            keys.Add(entity.RowKey);
        }

        return keys;
    }
}
