using System.Text;
using Breakwater.Local.Exchange.Market;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>Parameters from its query and its form; where both have one, the query counts.</summary>
public static class RequestReader
{
    private const int MaxBody = 65_536;

    public static async Task<string> ReadBodyAsync(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
        {
            return string.Empty;
        }

        byte[] body = new byte[MaxBody];
        int length = await request.Body.ReadAtLeastAsync(body, MaxBody, false, request.HttpContext.RequestAborted);
        return Encoding.UTF8.GetString(body, 0, length);
    }

    public static RestRequest Read(
        HttpContext context, string body, VenueMarket market, long now, System.Buffers.IBufferWriter<byte> output)
    {
        string query = context.Request.QueryString.Value ?? string.Empty;
        Dictionary<string, StringValues> fields = new(QueryHelpers.ParseQuery(query), StringComparer.Ordinal);
        foreach ((string name, StringValues value) in QueryHelpers.ParseQuery(body))
        {
            _ = fields.TryAdd(name, value);
        }

        return new RestRequest(new Parameters(fields), market, now, output)
        {
            RawQuery = query.TrimStart('?'),
            RawBody = body,
            ApiKey = context.Request.Headers["X-MBX-APIKEY"].ToString(),
            Response = context.Response,
        };
    }
}
