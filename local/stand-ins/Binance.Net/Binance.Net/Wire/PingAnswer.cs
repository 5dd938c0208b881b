namespace Binance.Net.Wire;

internal sealed record PingAnswer;
