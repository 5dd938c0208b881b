using Breakwater.Domain.Markets;

namespace Breakwater.Pipeline.Messages;

/// <summary>Scan these instruments for a cycle.</summary>
/// <param name="Cycle">The cycle's row key.</param>
/// <param name="CandlesClosedBy">Only candles closed by then count.</param>
/// <param name="Chunk">Which chunk, from zero.</param>
/// <param name="Tickers">The instruments with their last 24 hours.</param>
public sealed record ScanChunk(
    string Cycle, DateTimeOffset CandlesClosedBy, int Chunk, IReadOnlyList<Ticker> Tickers);
