namespace Binance.Net.Wire;

/// <summary>Reads one value from a whole JSON body.</summary>
internal delegate T BodyParser<out T>(ReadOnlySpan<byte> body);
