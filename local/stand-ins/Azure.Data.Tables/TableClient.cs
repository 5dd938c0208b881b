using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

public class TableClient
{
    private readonly TableTransport transport;

    public TableClient(string connectionString, string tableName)
        : this(tableName, new TableTransport(TableAccount.Parse(connectionString), null))
    {
    }

    public TableClient(
        Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(tableName, new TableTransport(TableAccount.At(endpoint, null), options, tokenCredential))
    {
        ArgumentNullException.ThrowIfNull(tokenCredential);
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(tableName, new TableTransport(TableAccount.At(endpoint, credential), null))
    {
        ArgumentNullException.ThrowIfNull(credential);
    }

    internal TableClient(string tableName, TableTransport transport)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        this.transport = transport;
        Name = tableName;
        Uri = new Uri($"{transport.BaseAddress}/{tableName}");
    }

    protected TableClient()
    {
    }

    public virtual string AccountName => transport.AccountName;

    public virtual string Name { get; }

    public virtual Uri Uri { get; }

    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        transport.CreateTableAsync(Name, mayExist: false, cancellationToken);

    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        transport.CreateTableAsync(Name, mayExist: true, cancellationToken);

    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        transport.DeleteTableAsync(Name, cancellationToken);

    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        using HttpMessage message = transport.Create(RequestMethod.Post, Name, EntityWriter.Write(entity));
        return await transport.SendAsync(message, cancellationToken);
    }

    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using HttpMessage message = Get(partitionKey, rowKey, select);
        Response response = await transport.SendAsync(message, cancellationToken);
        return Response.FromValue(EntityReader.ReadOne<T>(response.Content), response);
    }

    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using HttpMessage message = Get(partitionKey, rowKey, select);
        Response response = await transport.SendAnyAsync(message, cancellationToken);
        return response.Status switch
        {
            404 => new MissingEntityResponse<T>(response),
            >= 400 => throw TableErrorParser.Failure(response),
            _ => Response.FromValue(EntityReader.ReadOne<T>(response.Content), response),
        };
    }

    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = null,
        int? maxPerPage = null,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        string columns = Columns(select);
        return new TablePages<T>(Start, PageForm.Entities<T>(), transport, maxPerPage, cancellationToken);

        HttpMessage Start()
        {
            HttpMessage message = transport.Create(RequestMethod.Get, Name + "()");
            Append(message, "$filter", filter);
            Append(message, "$select", columns);
            return message;
        }
    }

    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        if (ifMatch == default)
        {
            throw new ArgumentException("Value cannot be default: pass an entity's ETag or ETag.All.", nameof(ifMatch));
        }

        return WriteAsync(entity, ifMatch, mode, cancellationToken);
    }

    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => WriteAsync(entity, default, mode, cancellationToken);

    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        string path = ODataFilter.EntityPath(Name, partitionKey, rowKey);
        using HttpMessage message = transport.Create(RequestMethod.Delete, path);
        message.Request.Headers.Add(HttpHeader.Names.IfMatch, (ifMatch == default ? ETag.All : ifMatch).ToString());
        Response response = await transport.SendAnyAsync(message, cancellationToken);
        return response.Status is 204 or 404 ? response : throw TableErrorParser.Failure(response);
    }

    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        TransactionRequest transaction = TransactionRequest.Create(transport.BaseAddress, Name, transactionActions);
        using HttpMessage message = transport.Create(RequestMethod.Post, "$batch", transaction.Body);
        message.Request.Headers.SetValue(HttpHeader.Names.ContentType, transaction.ContentType);
        message.SetProperty(TableTransport.Transaction, (Name, transaction.Rows, transaction.Body.Length));
        Response response = await transport.SendAsync(message, cancellationToken);
        IReadOnlyList<Response> parts = TransactionReply.Read(response);
        return parts is [{ Status: >= 400 } failed]
            ? throw new TableTransactionFailedException(TableErrorParser.Failure(failed))
            : Response.FromValue(parts, response);
    }

    private HttpMessage Get(string partitionKey, string rowKey, IEnumerable<string> select)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        HttpMessage message = transport.Create(
            RequestMethod.Get, ODataFilter.EntityPath(Name, partitionKey, rowKey));
        Append(message, "$select", Columns(select));
        return message;
    }

    private async Task<Response> WriteAsync(
        ITableEntity entity, ETag ifMatch, TableUpdateMode mode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entity);
        RequestMethod method = mode == TableUpdateMode.Replace ? RequestMethod.Put : RequestMethod.Patch;
        string path = ODataFilter.EntityPath(Name, entity.PartitionKey, entity.RowKey);
        using HttpMessage message = transport.Create(method, path, EntityWriter.Write(entity));
        if (ifMatch != default)
        {
            message.Request.Headers.Add(HttpHeader.Names.IfMatch, ifMatch.ToString());
        }

        return await transport.SendAsync(message, cancellationToken);
    }

    private static string Columns(IEnumerable<string> select) => select is null ? null : string.Join(',', select);

    private static void Append(HttpMessage message, string name, string value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            message.Request.Uri.AppendQuery(name, value);
        }
    }
}
