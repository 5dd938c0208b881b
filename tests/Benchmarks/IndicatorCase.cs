namespace Breakwater.Benchmarks;

/// <summary>One indicator in its two forms.</summary>
/// <param name="Name">As in the tables of other libraries.</param>
/// <param name="Batch">Over the whole market.</param>
/// <param name="Streaming">Candle by candle from a fresh start.</param>
internal sealed record IndicatorCase(string Name, Action<Market, Room> Batch, Action<Market, Room>? Streaming);
