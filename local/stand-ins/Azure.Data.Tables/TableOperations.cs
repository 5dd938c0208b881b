using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>Creating and deleting tables, which both clients offer.</summary>
internal static class TableOperations
{
    internal static async Task<Response<TableItem>> CreateTableAsync(
        this TableTransport transport, string table, bool mayExist, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = table });
        using HttpMessage message = transport.Create(RequestMethod.Post, "Tables", body);
        Response response = await transport.SendAnyAsync(message, cancellationToken);
        if (response.Status >= 400)
        {
            RequestFailedException failure = TableErrorParser.Failure(response);
            if (!mayExist || failure.ErrorCode != TableErrorCode.TableAlreadyExists)
            {
                throw failure;
            }
        }

        return Response.FromValue(new TableItem(table), response);
    }

    /// <summary>A missing table is an answer (404), not an exception, as in the official client.</summary>
    internal static async Task<Response> DeleteTableAsync(
        this TableTransport transport, string table, CancellationToken cancellationToken)
    {
        using HttpMessage message = transport.Create(RequestMethod.Delete, $"Tables('{table}')");
        Response response = await transport.SendAnyAsync(message, cancellationToken);
        return response.Status is 204 or 404 ? response : throw TableErrorParser.Failure(response);
    }
}
