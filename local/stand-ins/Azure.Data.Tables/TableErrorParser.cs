using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Reads <c>odata.error</c> bodies: code, message, a failed action's index before the first colon.</summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    internal const string FailedIndexKey = "FailedEntity";

    internal static TableErrorParser Shared { get; } = new();

    internal static RequestFailedException Failure(Response response) => new(response, null, Shared);

    public override bool TryParse(Response response, out ResponseError error, out IDictionary<string, string> data)
    {
        error = null;
        data = null;
        if (response.ContentStream is null || !TryRead(response.Content, out string code, out string message))
        {
            return false;
        }

        error = new ResponseError(code, message);
        if (FailedIndex(message) is int index)
        {
            data = new Dictionary<string, string> { [FailedIndexKey] = index.ToString(CultureInfo.InvariantCulture) };
        }

        return true;
    }

    private static bool TryRead(BinaryData content, out string code, out string message)
    {
        code = null;
        message = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(content.ToMemory());
            if (!document.RootElement.TryGetProperty("odata.error", out JsonElement body))
            {
                return false;
            }

            code = body.GetProperty("code").GetString();
            message = body.GetProperty("message").GetProperty("value").GetString();
            return true;
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Proxies and load balancers answer in HTML or not at all; the status alone then says what failed.
            return false;
        }
    }

    private static int? FailedIndex(string message)
    {
        int colon = message is null ? -1 : message.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                ? index
                : null;
    }
}
