using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>One action's response inside a transaction's answer.</summary>
internal sealed class TransactionPartResponse(
    int status, string reason, Dictionary<string, string> headers, byte[] body) : Response
{
    public override int Status => status;

    public override string ReasonPhrase => reason;

    public override Stream ContentStream { get; set; } =
        new MemoryStream(body, 0, body.Length, writable: false, publiclyVisible: true);

    public override string ClientRequestId { get; set; }

    public override void Dispose()
    {
    }

    protected override bool TryGetHeader(string name, out string value) => headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, out IEnumerable<string> values)
    {
        bool found = headers.TryGetValue(name, out string value);
        values = found ? [value] : [];
        return found;
    }

    protected override bool ContainsHeader(string name) => headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() =>
        headers.Select(static header => new HttpHeader(header.Key, header.Value));
}
