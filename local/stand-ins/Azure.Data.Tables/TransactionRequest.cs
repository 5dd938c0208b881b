using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>An entity group transaction as multipart/mixed: one change set, one HTTP request per action.</summary>
internal sealed record TransactionRequest(string ContentType, ReadOnlyMemory<byte> Body, int Rows)
{
    internal static TransactionRequest Create(
        string baseAddress, string table, IEnumerable<TableTransactionAction> actions)
    {
        string id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        ArrayBufferWriter<byte> body = new(4096);
        Append(body, $"--batch_{id}\r\nContent-Type: multipart/mixed; boundary=changeset_{id}\r\n\r\n");
        string partition = null;
        int count = 0;
        foreach (TableTransactionAction action in actions)
        {
            partition ??= action.Entity.PartitionKey;
            TransactionLimits.Check(action, count, partition);
            Append(body, $"--changeset_{id}\r\n");
            try
            {
                AppendAction(body, $"{baseAddress}/", table, action);
            }
            catch (RequestFailedException refused)
            {
                throw TransactionLimits.Refused(refused, count);
            }

            count++;
        }

        if (count == 0)
        {
            throw new InvalidOperationException("Transaction contains no operations to submit.");
        }

        Append(body, $"--changeset_{id}--\r\n--batch_{id}--\r\n");
        return new TransactionRequest($"multipart/mixed; boundary=batch_{id}", body.WrittenMemory, count);
    }

    private static void AppendAction(
        ArrayBufferWriter<byte> body, string address, string table, TableTransactionAction action)
    {
        ITableEntity entity = action.Entity;
        (string method, ETag ifMatch) = Verb(action);
        string path = action.ActionType == TableTransactionActionType.Add
            ? table
            : ODataFilter.EntityPath(table, entity.PartitionKey, entity.RowKey);
        Append(body, "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
        Append(body, $"{method} {address}{path} HTTP/1.1\r\nAccept: {TableTransport.MinimalMetadata}\r\n");
        Append(body, $"DataServiceVersion: {TableTransport.DataServiceVersion}\r\nPrefer: return-no-content\r\n");
        if (ifMatch != default)
        {
            Append(body, $"If-Match: {ifMatch}\r\n");
        }

        if (action.ActionType == TableTransactionActionType.Delete)
        {
            Append(body, "\r\n");
            return;
        }

        Append(body, $"Content-Type: {TableTransport.Json}\r\n\r\n");
        EntityWriter.Write(entity, body);
        Append(body, "\r\n");
    }

    private static (string Method, ETag IfMatch) Verb(TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Add => ("POST", default),
        TableTransactionActionType.UpdateMerge => ("PATCH", action.ETag),
        TableTransactionActionType.UpdateReplace => ("PUT", action.ETag),
        TableTransactionActionType.Delete => ("DELETE", action.ETag == default ? ETag.All : action.ETag),
        TableTransactionActionType.UpsertMerge => ("PATCH", default),
        TableTransactionActionType.UpsertReplace => ("PUT", default),
        _ => throw new InvalidOperationException($"Unknown action type {action.ActionType}."),
    };

    private static void Append(ArrayBufferWriter<byte> body, string text) => Encoding.UTF8.GetBytes(text, body);
}
