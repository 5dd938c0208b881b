using Azure;
using Azure.Data.Tables;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.Tables.Tests;

/// <summary>Refusals of the real service that the emulator does not make: the stand-in makes them.</summary>
public sealed class LimitTests(AzuriteFixture fixture) : TableTests(fixture)
{
    [Fact]
    public async Task AddEntity_DefaultDate_Is400OutOfRangeInput()
    {
        await FailsAsync(() => Table.AddEntityAsync(Row("a", default(DateTimeOffset))), 400, "OutOfRangeInput");
        await FailsAsync(
            () => Table.AddEntityAsync(new Position { OpenedAt = default }), 400, "OutOfRangeInput");
    }

    [Theory]
    [InlineData("a-b")]
    [InlineData("1a")]
    [InlineData("a b")]
    public async Task AddEntity_PropertyNameThatIsNoIdentifier_Is400(string name) =>
        await FailsAsync(
            () => Table.AddEntityAsync(new TableEntity("p", "a") { [name] = 1 }), 400, "PropertyNameInvalid");

    [Fact]
    public async Task AddEntity_LongPropertyName_Is400()
    {
        await Table.AddEntityAsync(new TableEntity("p", "a") { [new string('n', 255)] = 1 });
        await FailsAsync(
            () => Table.AddEntityAsync(new TableEntity("p", "b") { [new string('n', 256)] = 1 }),
            400, "PropertyNameTooLong");
    }

    [Fact]
    public async Task AddEntity_MoreThan252Properties_Is400()
    {
        TableEntity entity = new("p", "a");
        foreach (int number in Enumerable.Range(0, 252))
        {
            entity[$"c{Number(number)}"] = number;
        }

        await Table.AddEntityAsync(entity);
        TableEntity read = await ReadAsync("a");
        read["OneMore"] = 1;

        await FailsAsync(() => Table.UpdateEntityAsync(read, ETag.All), 400, "TooManyProperties");
    }

    [Fact]
    public async Task SubmitTransaction_RefusedEntity_NamesItsIndex()
    {
        TableTransactionFailedException failure = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => Table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.Add, Row("a", 1)),
                new(TableTransactionActionType.Add, Row("b", default(DateTimeOffset))),
            ]));

        Assert.Equal(1, failure.FailedTransactionActionIndex);
        Assert.Equal((400, "OutOfRangeInput"), (failure.Status, failure.ErrorCode));
        Assert.False(await ExistsAsync("a"));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\u0001b")]
    public async Task AddEntity_ForbiddenCharacterInAKey_Is400(string key)
    {
        RequestFailedException failure =
            await Assert.ThrowsAsync<RequestFailedException>(() => Table.AddEntityAsync(Row(key)));

        Assert.Equal(400, failure.Status);
    }
}
