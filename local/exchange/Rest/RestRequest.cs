using System.Buffers;
using Breakwater.Local.Exchange.Market;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>One request: its parameters, the one time at which it is answered, and where the answer goes.</summary>
public sealed record RestRequest(Parameters Parameters, VenueMarket Market, long Now, IBufferWriter<byte> Output)
{
    /// <summary>The query as sent, without its question mark.</summary>
    public string RawQuery { get; init; } = string.Empty;

    /// <summary>The form as sent.</summary>
    public string RawBody { get; init; } = string.Empty;

    /// <summary>The header X-MBX-APIKEY.</summary>
    public string ApiKey { get; init; } = string.Empty;

    /// <summary>For headers and, where 200 is not right although there is an answer, the status.</summary>
    public required HttpResponse Response { get; init; }

    /// <summary>A listed symbol, or the error that it is not.</summary>
    public SymbolMarket Listed(string symbol) => Market.Find(symbol, Now) ?? throw Errors.InvalidSymbol;
}
