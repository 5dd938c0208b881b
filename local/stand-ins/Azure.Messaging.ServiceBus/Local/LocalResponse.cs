using Azure.Core;

namespace Azure.Messaging.ServiceBus.Local;

/// <summary>The answer of an administration call that needed no HTTP.</summary>
internal sealed class LocalResponse : Response
{
    public static readonly LocalResponse Ok = new(200, "OK");

    public static readonly LocalResponse Created = new(201, "Created");

    private LocalResponse(int status, string reasonPhrase)
    {
        Status = status;
        ReasonPhrase = reasonPhrase;
    }

    public override int Status { get; }

    public override string ReasonPhrase { get; }

    public override Stream ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = string.Empty;

    public override void Dispose()
    {
    }

    protected override bool ContainsHeader(string name) => false;

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

    protected override bool TryGetHeader(string name, out string value)
    {
        value = null;
        return false;
    }

    protected override bool TryGetHeaderValues(string name, out IEnumerable<string> values)
    {
        values = null;
        return false;
    }
}
