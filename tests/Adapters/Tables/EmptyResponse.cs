using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace Breakwater.Adapters.Tests.Tables;

/// <summary>A status and nothing else.</summary>
internal sealed class EmptyResponse(int status, string requestId) : Response
{
    public override int Status => status;

    public override string ReasonPhrase => "Planted";

    public override Stream? ContentStream { get; set; } = new MemoryStream();

    public override string ClientRequestId { get; set; } = requestId;

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool ContainsHeader(string name) => false;

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = null;

        return false;
    }

    protected override bool TryGetHeaderValues(
        string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = null;

        return false;
    }
}
