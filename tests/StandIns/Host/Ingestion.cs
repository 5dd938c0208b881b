using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Breakwater.StandIns.Host.Tests;

/// <summary>Stands in the place of Application Insights: keeps what the official exporter sends.</summary>
internal sealed class Ingestion : HttpPipelineTransport
{
    private readonly HttpClientTransport requests = new();
    private readonly List<JsonElement> items = [];

    public IReadOnlyList<JsonElement> Items
    {
        get
        {
            lock (items)
            {
                return [.. items];
            }
        }
    }

    public override Request CreateRequest() => requests.CreateRequest();

    public override void Process(HttpMessage message)
    {
        using MemoryStream body = new();
        message.Request.Content?.WriteTo(body, default);
        body.Position = 0;
        bool isZipped = message.Request.Headers.TryGetValue("Content-Encoding", out string? coding) && coding == "gzip";
        using StreamReader reader = new(isZipped ? new GZipStream(body, CompressionMode.Decompress) : body);
        lock (items)
        {
            while (reader.ReadLine() is { } line)
            {
                items.Add(JsonElement.Parse(line));
            }
        }

        message.Response = new Taken();
    }

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Process(message);
        return ValueTask.CompletedTask;
    }

    private sealed class Taken : Response
    {
        public override int Status => 200;

        public override string ReasonPhrase => "OK";

        public override Stream? ContentStream { get; set; } = new MemoryStream(
            """{"itemsReceived":1,"itemsAccepted":1,"errors":[]}"""u8.ToArray());

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose()
        {
        }

        protected override bool ContainsHeader(string name) => false;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

        protected override bool TryGetHeader(string name, out string value)
        {
            value = "";
            return false;
        }

        protected override bool TryGetHeaderValues(string name, out IEnumerable<string> values)
        {
            values = [];
            return false;
        }
    }
}
