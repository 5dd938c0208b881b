using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Tests;

/// <summary>Donchian 20 and ATR 14 of the measuring-stick rule, after its text.</summary>
internal sealed class RuleSignals
{
    private const int Channel = 20;
    private const int Period = 14;

    private readonly double[] atr;
    private readonly double[] upper;
    private readonly double[] lower;

    public RuleSignals(Candle[] candles)
    {
        Candles = candles;
        atr = new double[candles.Length];
        upper = new double[candles.Length];
        lower = new double[candles.Length];
        double sum = 0.0;
        for (int i = 1; i < candles.Length; i++)
        {
            double before = (double)candles[i - 1].Close;
            (double high, double low) = ((double)candles[i].High, (double)candles[i].Low);
            double range = Math.Max(high - low, Math.Max(Math.Abs(high - before), Math.Abs(low - before)));
            sum += i <= Period ? range : 0.0;
            atr[i] = i == Period ? sum / Period : i > Period ? ((atr[i - 1] * (Period - 1)) + range) / Period : 0.0;
            upper[i] = i < Channel ? double.PositiveInfinity : Before(i).Max(candle => (double)candle.High);
            lower[i] = i < Channel ? double.NegativeInfinity : Before(i).Min(candle => (double)candle.Low);
        }
    }

    public Candle[] Candles { get; }

    public bool Enters(int index) =>
        index >= Channel && index + 1 < Candles.Length && (double)Candles[index].Close > upper[index];

    public bool Leaves(int index) => (double)Candles[index].Close < lower[index];

    /// <summary>Some ATR above the close; below for a negative number.</summary>
    public decimal FromClose(int index, double distance) =>
        (decimal)((double)Candles[index].Close + (distance * atr[index]));

    private ArraySegment<Candle> Before(int index) => new(Candles, index - Channel, Channel);
}
