using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Requests to one account: the pipeline, the address and the headers that every request carries.</summary>
internal sealed class TableTransport
{
    internal const string Json = "application/json";
    internal const string MinimalMetadata = "application/json;odata=minimalmetadata";
    internal const string DataServiceVersion = "3.0";
    internal const string Transaction = nameof(Transaction);
    private const string Scope = "https://storage.azure.com/.default";

    private readonly HttpPipeline pipeline;
    private readonly Uri root;
    private readonly string version;

    internal TableTransport(TableAccount account, TableClientOptions options, TokenCredential token = null)
    {
        Endpoint = account.Endpoint;
        AccountName = account.Name;
        BaseAddress = account.Endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        root = new Uri(BaseAddress + "/");
        options ??= new TableClientOptions();
        version = options.VersionHeader;
        HttpPipelinePolicy authentication = token is null
            ? new SharedKeyPolicy(account.Credential)
            : new BearerTokenAuthenticationPolicy(token, Scope);
        pipeline = HttpPipelineBuilder.Build(options, [], [authentication], null);
    }

    internal Uri Endpoint { get; }

    internal string AccountName { get; }

    /// <summary>The endpoint without a trailing slash, for addresses inside a batch.</summary>
    internal string BaseAddress { get; }

    internal HttpMessage Create(RequestMethod method, string path)
    {
        HttpMessage message = pipeline.CreateMessage();
        Request request = message.Request;
        request.Method = method;
        request.Uri.Reset(root);
        request.Uri.AppendPath(path, escape: false);
        request.Headers.Add("x-ms-version", version);
        request.Headers.Add("DataServiceVersion", DataServiceVersion);
        request.Headers.Add(HttpHeader.Names.Accept, MinimalMetadata);
        return message;
    }

    internal HttpMessage Create(RequestMethod method, string path, ReadOnlyMemory<byte> json)
    {
        HttpMessage message = Create(method, path);
        message.Request.Headers.Add(HttpHeader.Names.ContentType, Json);
        message.Request.Headers.Add("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(json);
        return message;
    }

    /// <summary>Sends and returns the answer; an error status becomes a <see cref="RequestFailedException"/>.</summary>
    internal async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        Response response = await SendAnyAsync(message, cancellationToken);
        return response.Status < 400 ? response : throw TableErrorParser.Failure(response);
    }

    /// <summary>Sends and returns the answer, whatever its status.</summary>
    internal async Task<Response> SendAnyAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        if (message.TryGetProperty(Transaction, out object counted))
        {
            (string table, int rows, int written) = ((string, int, int))counted;
            TableRequests.Count(table, rows, written);
        }
        else
        {
            TableRequests.Count(TableOf(message.Request.Uri), 1, 0);
        }

        await pipeline.SendAsync(message, cancellationToken);
        return message.Response;
    }

    private string TableOf(RequestUriBuilder uri)
    {
        string path = uri.ToString()[(BaseAddress.Length + 1)..];
        int end = path.AsSpan().IndexOfAny("(?");
        return end < 0 ? path : path[..end];
    }
}
