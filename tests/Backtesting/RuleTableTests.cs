using Breakwater.Backtesting.Trading;
using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Tests;

/// <summary>The fill model against six trade tables that other programs made of the same rule and candles.</summary>
public sealed class RuleTableTests
{
    private static readonly FillModel Fills = new(0m);

    [Theory]
    [InlineData("fixed-same", 1501)]
    [InlineData("fixed-next", 1498)]
    [InlineData("bracket-same", 2144)]
    [InlineData("bracket-next", 2136)]
    [InlineData("trail-same", 2044)]
    [InlineData("trail-next", 2041)]
    public void FillModel_MeasuringStickRule_GivesTheTablesTrades(string variant, int trades)
    {
        RuleTrade[] expected = RuleTable.Read(variant);
        RuleSignals signals = new(TestMarkets.Read("data/backtest/SOLUSDT-5m-2025.csv.gz"));
        RuleTrade[] actual = [.. Run(signals, variant[..variant.IndexOf('-', StringComparison.Ordinal)],
            variant.EndsWith("same", StringComparison.Ordinal) ? 0 : 1)];

        Assert.Equal(trades, expected.Length);
        RuleTrade.AssertSame(expected, actual);
    }

    private static IEnumerable<RuleTrade> Run(RuleSignals signals, string exits, int liveAfter)
    {
        RuleState? state = null;
        for (int i = 0; i < signals.Candles.Length; i++)
        {
            Candle candle = signals.Candles[i];
            if (state is { Entry: null })
            {
                state = state with { Entry = i, Paid = Fills.Buy(candle.Open, 0m, decimal.MaxValue)!.Value.Price };
            }

            if (state is not null && Sold(state, candle, exits, i - state.Entry!.Value >= liveAfter) is { } sold)
            {
                yield return new RuleTrade(
                    signals.Candles[state.Signal].OpenTime, signals.Candles[state.Entry!.Value].OpenTime, state.Paid,
                    candle.OpenTime, sold.Price, sold.Reason);
                state = null;
            }

            state = state is null
                ? signals.Enters(i) ? new RuleState(i, signals.FromClose(i, -2.0), signals.FromClose(i, 4.0)) : null
                : AtClose(state, signals, i, exits);
        }
    }

    private static RuleState AtClose(RuleState state, RuleSignals signals, int index, string exits) => exits switch
    {
        "fixed" => state with { Leaving = signals.Leaves(index) },
        "trail" => state with { Stop = Math.Max(state.Stop, signals.FromClose(index, -2.0)) },
        _ => state,
    };

    private static (decimal Price, string Reason)? Sold(RuleState state, Candle candle, string exits, bool live) =>
        state.Leaving ? (Fills.Sell(candle.Open, 0m).Price, "channel")
        : live && Fills.Stop(candle, state.Stop) is { } stopped ? (stopped.Price, "stop")
        : live && exits == "bracket" && FillModel.TouchOf(candle, state.Target) is { } touched
            ? (Fills.Sell(touched, 0m).Price, "target")
            : null;

    private sealed record RuleState(int Signal, decimal Stop, decimal Target)
    {
        public int? Entry { get; init; }

        public decimal Paid { get; init; }

        public bool Leaving { get; init; }
    }
}
