using Breakwater.Backtesting.Surroundings;
using Breakwater.Backtesting.Trading;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Signals;

namespace Breakwater.Backtesting.Tests;

/// <summary>
/// The same tables through the production trade machine: risk gate, intents, legs, fills. Its stop rests as soon as the
/// entry is filled, which is the variant "same".
/// </summary>
public sealed class RuleMachineTests
{
    private static readonly Instrument Sol =
        new(Symbol.Of("SOLUSDT"), "SOL", "USDT", true, 0m, 0m, 0m, 0m, 0m, true);

    [Theory]
    [InlineData("fixed")]
    [InlineData("bracket")]
    [InlineData("trail")]
    public void TradeMachine_MeasuringStickRule_GivesTheTablesTrades(string exits)
    {
        RuleTrade[] expected = RuleTable.Read($"{exits}-same");
        RuleSignals signals = new(TestMarkets.Read("data/backtest/SOLUSDT-5m-2025.csv.gz"));

        RuleTrade.AssertSame(expected, [.. Run(signals, exits)]);
    }

    private static IEnumerable<RuleTrade> Run(RuleSignals signals, string exits)
    {
        BacktestVenue venue = new(BacktestAssumptions.Frictionless, 1_000_000m);
        TradeRunner runner = new(venue);
        (Trade Trade, int Signal)? held = null;
        for (int i = 0; i < signals.Candles.Length; i++)
        {
            Candle candle = signals.Candles[i];
            if (held is { } open)
            {
                decimal target = signals.FromClose(open.Signal, 4.0);
                Trade traded = Through(open.Trade, candle, (venue, runner), exits == "bracket" ? target : null);
                held = (traded, open.Signal);
                if (traded.HasEnded)
                {
                    yield return ToRow(traded, signals.Candles, i);
                    held = null;
                }
            }

            DateTimeOffset close = candle.OpenTime.AddMinutes(5);
            held = held is { } kept
                ? (AtClose(kept.Trade, signals, i, exits), kept.Signal)
                : signals.Enters(i) ? (Enter(signals, i, close), i) : null;
        }
    }

    private static Trade Through(
        Trade trade, Candle candle, (BacktestVenue Venue, TradeRunner Runner) market, decimal? target)
    {
        DateTimeOffset within = candle.OpenTime.AddMinutes(4);
        Trade current = market.Runner.CarryOn(trade, new MarketMoment(candle.Open, 0m, 1e9m, candle.OpenTime));
        if (current.RestingStop is { } stop && market.Venue.Touch(stop, Sol, candle, within) is { } report)
        {
            return market.Runner.Stopped(current, stop, report, new MarketMoment(candle.Low, 0m, 1e9m, within));
        }

        return target is { } price && !current.HasEnded && FillModel.TouchOf(candle, price) is { } touched
            ? market.Runner.CarryOn(
                current.Exit("target", touched, within), new MarketMoment(touched, 0m, 1e9m, within))
            : current;
    }

    private static Trade AtClose(Trade trade, RuleSignals signals, int index, string exits)
    {
        Candle candle = signals.Candles[index];
        DateTimeOffset close = candle.OpenTime.AddMinutes(5);

        return exits switch
        {
            "fixed" when signals.Leaves(index) => trade.Exit("channel", candle.Close, close),
            "trail" => trade.WithHigherStop(signals.FromClose(index, -2.0), "trail", close),
            _ => trade,
        };
    }

    private static Trade Enter(RuleSignals signals, int index, DateTimeOffset now)
    {
        Candle candle = signals.Candles[index];
        string id = $"t{index}";
        BreakoutSignal signal = new(
            $"s{index}", Sol.Symbol, candle.Close, candle.Close, candle.Close * 2m, signals.FromClose(index, -2.0), 1m,
            candle.OpenTime, now.AddMinutes(5), 1m);
        RiskContext context = new(
            TradingState.Active, new Portfolio(1_000_000m, 0m, 0m), Sol,
            new BookTop(Sol.Symbol, candle.Close - 0.000001m, 1m, candle.Close + 0.000001m, 1m), 1_000_000m, now)
        {
            Regime = Domain.Scanning.MarketRegime.Normal,
        };
        var approved = Assert.IsType<RiskDecision.Approved>(
            RiskGate.Assess(id, signal, context, TestMarkets.Tireless.Risk));

        return TradePlans.Enter(id, approved, signal, Sol, ("rule", id, now));
    }

    private static RuleTrade ToRow(Trade trade, Candle[] candles, int exit)
    {
        Fill bought = Assert.Single(trade.Purchases);
        Fill sold = Assert.Single(trade.Sales);
        Assert.Equal(bought.Quantity, sold.Quantity);

        return new RuleTrade(
            trade.Signal.CandleOpenTime, bought.At, bought.Price, candles[exit].OpenTime, sold.Price,
            trade.ExitReason is "channel" or "target" ? trade.ExitReason : "stop");
    }
}
