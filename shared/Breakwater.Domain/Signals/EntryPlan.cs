using System.Globalization;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>What the kinds of entry differ in; the newest signal candle gives the rest of the signal.</summary>
internal sealed record EntryPlan(
    EntryKind Kind,
    decimal LevelPrice,
    decimal MaxEntry,
    decimal Stop,
    decimal Atr,
    decimal Confidence)
{
    // Five times the usual volume and four fifths of body are as much as counts.
    private const decimal SurgeFull = 5m;
    private const decimal BodyFull = 0.8m;

    // Enough digits for every decimal, without the trailing zeros that make 1.0 and 1.00 differ.
    private const string PlainNumber = "0.############################";

    /// <summary>0 to 1: half for the level, the rest for volume (a multiple of the usual) and body.</summary>
    public static decimal ConfidenceOf(decimal levelStrength, decimal? volume, Candle candle)
    {
        decimal surge = Math.Clamp((volume ?? 0m) / SurgeFull, 0m, 1m);
        decimal body = Math.Clamp((BodyFraction(candle) ?? 0m) / BodyFull, 0m, 1m);

        return (0.5m * Math.Clamp(levelStrength, 0m, 1m)) + (0.3m * surge) + (0.2m * body);
    }

    /// <summary>Body as a share of the range, negative when the candle fell; null without a range.</summary>
    public static decimal? BodyFraction(Candle candle)
    {
        decimal range = candle.High - candle.Low;

        return range > 0m ? (candle.Close - candle.Open) / range : null;
    }

    public BreakoutSignal ToSignal(SignalInputs inputs, SignalRules rules)
    {
        CandleSeries candles = inputs.SignalCandles;
        DateTimeOffset expiry = candles.CloseTime + (rules.ExpiryCandles * candles.Timeframe.Duration());

        return new BreakoutSignal(
            Id(inputs),
            candles.Symbol,
            LevelPrice,
            candles.Last.Close,
            MaxEntry,
            Stop,
            Atr,
            candles.Last.OpenTime,
            expiry,
            Confidence)
        {
            Kind = Kind,
            Score = inputs.Score,
        };
    }

    // The kind is no part of it: two ways to enter one level at one candle are one entry.
    private string Id(SignalInputs inputs) => "s" + StableId.Of(
        inputs.PresetVersion,
        inputs.SignalCandles.Symbol.Value,
        LevelPrice.ToString(PlainNumber, CultureInfo.InvariantCulture),
        "long",
        inputs.SignalCandles.Last.OpenTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
}
