namespace Breakwater.Domain.Scanning;

/// <summary>Only the instruments that moved most in 24 hours.</summary>
/// <param name="Side">Up or down.</param>
/// <param name="MinChangePercent">Least change in that direction, per cent, positive for both sides.</param>
/// <param name="Top">How many of them, the strongest first.</param>
public sealed record MoverRules(MoverSide Side, decimal MinChangePercent, int Top);

/// <summary>Which way a mover moved.</summary>
public enum MoverSide
{
    /// <summary>Nobody said.</summary>
    None = 0,

    /// <summary>Up in 24 hours.</summary>
    Gainers = 1,

    /// <summary>Down in 24 hours.</summary>
    Losers = 2,
}
