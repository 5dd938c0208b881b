using Breakwater.Domain.Engine;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;

namespace Breakwater.Pipeline.Messages;

/// <summary>Scan these instruments for a cycle.</summary>
/// <param name="Cycle">The cycle's row key.</param>
/// <param name="CandlesClosedBy">Only candles closed by then count.</param>
/// <param name="Chunk">Which chunk, from zero.</param>
/// <param name="Tickers">The instruments with their last 24 hours.</param>
public sealed record ScanChunk(
    string Cycle, DateTimeOffset CandlesClosedBy, int Chunk, IReadOnlyList<Ticker> Tickers);

/// <summary>Look at a candidate for a breakout.</summary>
/// <param name="Cycle">The cycle it came from.</param>
/// <param name="CandlesClosedBy">Only candles closed by then count.</param>
/// <param name="Symbol">The candidate.</param>
public sealed record CheckCandidate(string Cycle, DateTimeOffset CandlesClosedBy, Symbol Symbol);

/// <summary>Size a signal.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Preset">Name and version of the rules that found it.</param>
public sealed record AssessSignal(BreakoutSignal Signal, string Preset);

/// <summary>Carry a trade on from its stored state.</summary>
/// <param name="TradeId">The trade.</param>
/// <param name="AskVenue">Also ask the venue about the resting stop.</param>
public sealed record CarryOnTrade(string TradeId, bool AskVenue);

/// <summary>Do one start-up phase.</summary>
/// <param name="Phase">Which.</param>
/// <param name="Attempt">From one.</param>
public sealed record BootStep(BootPhase Phase, int Attempt);

/// <summary>Close every position and cancel every order, because the kill switch is thrown.</summary>
/// <param name="Reason">Why.</param>
public sealed record FlattenAll(string Reason);
