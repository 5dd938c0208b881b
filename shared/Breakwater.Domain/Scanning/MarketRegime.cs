namespace Breakwater.Domain.Scanning;

/// <summary>How the market as a whole stands for long entries.</summary>
public enum MarketRegime
{
    /// <summary>Not known, which stops entries.</summary>
    Unknown = 0,

    /// <summary>Falling too fast, or trending down where an up trend is required.</summary>
    RiskOff = 1,

    /// <summary>Falling: sizes are reduced.</summary>
    Caution = 2,

    /// <summary>Nothing speaks against entries.</summary>
    Normal = 3,
}
