namespace Breakwater.Pipeline.Messages;

/// <summary>Carry a trade on from its stored state.</summary>
/// <param name="TradeId">The trade.</param>
/// <param name="AskVenue">Also ask the venue about the resting stop.</param>
public sealed record CarryOnTrade(string TradeId, bool AskVenue);
