using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.Tables.Tests;

public sealed class ClientTests(AzuriteFixture fixture) : TableTests(fixture)
{
    private const string Key = AzuriteProcess.AccountKey;

    [Fact]
    public async Task CreateAsync_ExistingTable_Is409_CreateIfNotExistsAnswers()
    {
        await FailsAsync(() => Table.CreateAsync(), 409, "TableAlreadyExists");

        Response<TableItem> response = await Table.CreateIfNotExistsAsync();

        Assert.Equal(Table.Name, response.Value.Name);
    }

    [Fact]
    public async Task DeleteAsync_Twice_TheSecondAnswers404()
    {
        Assert.Equal(204, (await Table.DeleteAsync()).Status);
        Assert.Equal(404, (await Table.DeleteAsync()).Status);
    }

    [Fact]
    public async Task TableServiceClient_Tables_AreCreatedListedAndDeleted()
    {
        TableServiceClient service = new(Fixture.ConnectionString);
        string name = Fixture.NextTableName();
        string filter = TableClient.CreateQueryFilter($"TableName eq {name}");

        await service.CreateTableAsync(name);
        await service.CreateTableIfNotExistsAsync(name);
        await FailsAsync(() => service.CreateTableAsync(name), 409, "TableAlreadyExists");
        await service.GetTableClient(name).AddEntityAsync(Row("a"));
        TableItem listed = await service.QueryAsync(filter).SingleAsync();
        await service.DeleteTableAsync(name);

        Assert.Equal(name, listed.Name);
        Assert.Empty(await service.QueryAsync(filter).ToListAsync());
    }

    [Fact]
    public async Task SharedKeyConstructors_ReachTheSameTable()
    {
        TableSharedKeyCredential credential = new(AzuriteProcess.AccountName, Key);
        await new TableClient(Fixture.Azurite.TableEndpoint, Table.Name, credential).AddEntityAsync(Row("a"));
        TableServiceClient service = new(Fixture.Azurite.TableEndpoint, credential);

        NullableResponse<TableEntity> read =
            await service.GetTableClient(Table.Name).GetEntityIfExistsAsync<TableEntity>("p", "a");

        Assert.True(read.HasValue);
        Assert.Equal(AzuriteProcess.AccountName, service.AccountName);
    }

    [Fact]
    public async Task WrongKey_Is403()
    {
        TableSharedKeyCredential wrong = new(AzuriteProcess.AccountName, Convert.ToBase64String(new byte[64]));
        TableClient client = new(Fixture.Azurite.TableEndpoint, Table.Name, wrong);

        RequestFailedException failure =
            await Assert.ThrowsAsync<RequestFailedException>(() => client.AddEntityAsync(Row("a")));

        Assert.Equal(403, failure.Status);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData(
        "DefaultEndpointsProtocol=http;AccountName=acc;AccountKey=AAAA;TableEndpoint=http://127.0.0.1:1/acc;",
        "http://127.0.0.1:1/acc", "acc")]
    [InlineData(
        "DefaultEndpointsProtocol=https;AccountName=acc;AccountKey=AAA=;EndpointSuffix=core.windows.net",
        "https://acc.table.core.windows.net/", "acc")]
    [InlineData("AccountName=acc;AccountKey=AAAA;EndpointSuffix=core.chinacloudapi.cn",
        "https://acc.table.core.chinacloudapi.cn/", "acc")]
    public void ConnectionString_EveryForm_GivesEndpointAndAccount(string text, string endpoint, string account)
    {
        TableServiceClient service = new(text);

        Assert.Equal((new Uri(endpoint), account), (service.Uri, service.AccountName));
        Assert.Equal(new Uri($"{endpoint.TrimEnd('/')}/Trading"), new TableClient(text, "Trading").Uri);
    }

    [Theory]
    [InlineData("nonsense", typeof(InvalidOperationException))]
    [InlineData("AccountName=a;AccountName=b", typeof(InvalidOperationException))]
    [InlineData("AccountName=a", typeof(ArgumentException))]
    [InlineData("AccountName=a;AccountKey=AAAA;TableEndpoint=not an address", typeof(ArgumentException))]
    [InlineData("AccountName=a;AccountKey=***", typeof(FormatException))]
    [InlineData("", typeof(ArgumentException))]
    [InlineData(null, typeof(ArgumentNullException))]
    public void ConnectionString_Malformed_Throws(string? text, Type exception) =>
        Assert.Throws(exception, () => new TableServiceClient(text));

    [Fact]
    public void TableEntity_Getters_RefuseOtherTypesAndAnswerNullForMissing()
    {
        TableEntity entity = new("p", "r") { ["Text"] = "x", ["Long"] = 1L };
        entity["Long"] = 2;

        Assert.Throws<InvalidOperationException>(() => entity.GetInt32("Text"));
        Assert.Equal(2L, entity["Long"]);
        Assert.Null(entity.GetInt32("Missing"));
        Assert.Null(entity.GetString("Missing"));
        Assert.Equal(default, entity.ETag);
        Assert.Throws<ArgumentException>(() => entity[string.Empty]);
    }
}
