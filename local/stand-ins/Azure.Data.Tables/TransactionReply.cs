using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>A transaction's multipart answer: one HTTP response per action, or only the failed one.</summary>
internal static class TransactionReply
{
    private const string StatusLine = "HTTP/1.1 ";
    private static readonly string[] LineEnds = ["\r\n", "\n"];

    internal static IReadOnlyList<Response> Read(Response batch)
    {
        string text = Encoding.UTF8.GetString(batch.Content.ToMemory().Span);
        List<Response> parts = [];
        int start = text.IndexOf(StatusLine, StringComparison.Ordinal);
        while (start >= 0)
        {
            // JSON holds no raw line breaks, so a status line or a boundary at a line's start is never content.
            int next = text.IndexOf("\n" + StatusLine, start, StringComparison.Ordinal);
            int end = text.IndexOf("\n--", start, StringComparison.Ordinal);
            parts.Add(Part(text[start..(end < 0 ? text.Length : end)], batch.ClientRequestId));
            start = next < 0 ? -1 : next + 1;
        }

        return parts;
    }

    private static TransactionPartResponse Part(string text, string clientRequestId)
    {
        string[] lines = text.Split(LineEnds, StringSplitOptions.None);
        string[] status = lines[0][StatusLine.Length..].Split(' ', 2);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        int line = 1;
        for (; line < lines.Length && lines[line].Length > 0; line++)
        {
            int colon = lines[line].IndexOf(':', StringComparison.Ordinal);
            headers[lines[line][..colon]] = lines[line][(colon + 1)..].Trim();
        }

        byte[] body = Encoding.UTF8.GetBytes(string.Concat(lines.Skip(line)));
        return new TransactionPartResponse(
            int.Parse(status[0], CultureInfo.InvariantCulture), status.ElementAtOrDefault(1), headers, body)
        {
            ClientRequestId = clientRequestId,
        };
    }
}
