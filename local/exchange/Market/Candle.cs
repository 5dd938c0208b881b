namespace Breakwater.Local.Exchange.Market;

/// <summary>One candle in whole units of its instrument; turnover in millionths of the quote asset.</summary>
public readonly record struct Candle
{
    /// <summary>Decimals of the turnover fields.</summary>
    public const int TurnoverDecimals = 6;

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public long OpenTime { get; init; }

    public long Open { get; init; }

    public long High { get; init; }

    public long Low { get; init; }

    public long Close { get; init; }

    public long Volume { get; init; }

    public long Turnover { get; init; }

    public long Trades { get; init; }

    public long TakerVolume { get; init; }

    public long TakerTurnover { get; init; }

    /// <summary>This candle followed by <paramref name="later"/>, as one.</summary>
    public Candle Then(in Candle later) => new()
    {
        OpenTime = OpenTime,
        Open = Open,
        High = Math.Max(High, later.High),
        Low = Math.Min(Low, later.Low),
        Close = later.Close,
        Volume = Volume + later.Volume,
        Turnover = Turnover + later.Turnover,
        Trades = Trades + later.Trades,
        TakerVolume = TakerVolume + later.TakerVolume,
        TakerTurnover = TakerTurnover + later.TakerTurnover,
    };
}
