using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

public class TableServiceClient
{
    private readonly TableTransport transport;

    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    public TableServiceClient(string connectionString, TableClientOptions options = null)
    {
        transport = new TableTransport(TableAccount.Parse(connectionString), options);
    }

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(tokenCredential);
        transport = new TableTransport(TableAccount.At(endpoint, null), options, tokenCredential);
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        transport = new TableTransport(TableAccount.At(endpoint, credential), null);
    }

    protected TableServiceClient()
    {
    }

    public virtual string AccountName => transport.AccountName;

    public virtual Uri Uri => transport.Endpoint;

    public virtual TableClient GetTableClient(string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return new TableClient(tableName, transport);
    }

    public virtual Task<Response<TableItem>> CreateTableAsync(
        string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return transport.CreateTableAsync(tableName, mayExist: false, cancellationToken);
    }

    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(
        string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return transport.CreateTableAsync(tableName, mayExist: true, cancellationToken);
    }

    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return transport.DeleteTableAsync(tableName, cancellationToken);
    }

    public virtual AsyncPageable<TableItem> QueryAsync(
        string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default)
    {
        return new TablePages<TableItem>(Start, PageForm.Tables, transport, maxPerPage, cancellationToken);

        HttpMessage Start()
        {
            HttpMessage message = transport.Create(RequestMethod.Get, "Tables");
            if (!string.IsNullOrEmpty(filter))
            {
                message.Request.Uri.AppendQuery("$filter", filter);
            }

            return message;
        }
    }
}
