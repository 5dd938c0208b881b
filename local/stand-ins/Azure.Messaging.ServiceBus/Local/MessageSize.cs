using System.Text;

namespace Azure.Messaging.ServiceBus.Local;

/// <summary>Sizes in bytes, close to what the message takes on the wire.</summary>
internal static class MessageSize
{
    /// <summary>The limit of the Basic and Standard tiers, for a message and for a batch.</summary>
    public const long Limit = 256 * 1024;

    private const int FixedBytes = 64;
    private const int BytesPerProperty = 8;

    public static long Of(SentMessage content)
    {
        long size = FixedBytes + content.Body.ToMemory().Length
            + Of(content.MessageId) + Of(content.CorrelationId) + Of(content.Subject) + Of(content.ContentType)
            + Of(content.To) + Of(content.ReplyTo) + Of(content.ReplyToSessionId) + Of(content.SessionId)
            + Of(content.PartitionKey) + Of(content.TransactionPartitionKey);
        foreach ((string name, object value) in content.Properties)
        {
            size += BytesPerProperty + Of(name) + Of(PropertyText.Encode(name, value));
        }

        return size;
    }

    private static int Of(string text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
