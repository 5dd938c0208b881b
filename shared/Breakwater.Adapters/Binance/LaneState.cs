namespace Breakwater.Adapters.Binance;

/// <summary>What can be seen of a way to the venue.</summary>
/// <param name="Name">market, account or entries.</param>
/// <param name="Circuit">Closed, Open or HalfOpen.</param>
/// <param name="InFlight">Calls under way.</param>
/// <param name="Waiting">Calls that wait for a place.</param>
/// <param name="Places">Calls that may be under way at once; 0 where nothing is bounded.</param>
/// <param name="Tripped">What opened it at once, and until when; null when nothing did.</param>
public sealed record LaneState(
    string Name, string Circuit, int InFlight, int Waiting, int Places, string? Tripped);
