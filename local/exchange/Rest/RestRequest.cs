using System.Buffers;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>One request: its parameters, the one time at which it is answered, and where the answer goes.</summary>
public sealed record RestRequest(Parameters Parameters, VenueMarket Market, long Now, IBufferWriter<byte> Output)
{
    /// <summary>A listed symbol, or the error that it is not.</summary>
    public SymbolMarket Listed(string symbol) => Market.Find(symbol, Now) ?? throw Errors.InvalidSymbol;
}
