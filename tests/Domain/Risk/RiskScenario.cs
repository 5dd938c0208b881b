using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Tests.Risk;

/// <summary>A signal that risk approves, to be spoilt in one place.</summary>
internal sealed record RiskScenario(BreakoutSignal Signal, RiskContext Context, RiskRules Rules)
{
    public static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    public static Symbol Symbol { get; } = Symbol.Of("BTCUSDT");

    public static Instrument Instrument { get; } =
        new(Symbol, "BTC", "USDT", true, 0.01m, 0.001m, 0.001m, 0m, 5m, true);

    public static RiskRules Limits { get; } = new(
        1m, 3, 5m, 30m, 90m, 3m, 10m, 3, 60, 0.5m, 10m, 5m, 30m, 1_000_000m, 1m, 100m, 0, 1_000,
        new ReductionRules(1m, 1m, 1m, 1m, 1m, 1m, 1m, 0m, 1m),
        new BreakerRules(100, 60, 60),
        [],
        new EvidenceRules(50, 5, true),
        new DepthRules(1_000_000_000m, 5m, 0.25m, 0.3m));

    public static BreakoutSignal Breakout { get; } = new(
        "s1", Symbol, 100m, 101m, 101.5m, 98m, 2m, Now.AddMinutes(-15), Now.AddMinutes(30), 0.7m);

    public static RiskScenario Approving() => new(
        Breakout,
        new RiskContext(
            TradingState.Active,
            new Portfolio(10_000m, 0m, 0m),
            Instrument,
            new BookTop(Symbol, 101.1m, 10m, 101.2m, 10m),
            10_000m,
            Now)
        {
            Regime = MarketRegime.Normal,
        },
        Limits);

    public static Reservation Held(string asset, decimal risk = 0m, decimal notional = 0m) =>
        new("t-" + asset, Symbol.Of(asset + "USDT"), risk, notional);

    public RiskScenario With(Portfolio portfolio) => this with { Context = Context with { Portfolio = portfolio } };

    public RiskScenario Under(Func<RiskRules, RiskRules> change) => this with { Rules = change(Rules) };

    public RiskScenario Knowing(Func<RiskContext, RiskContext> change) => this with { Context = change(Context) };

    public RiskScenario Quoted(decimal bid, decimal ask) =>
        Knowing(context => context with { Book = new BookTop(Symbol, bid, 1m, ask, 1m) });

    public RiskScenario Traded(Func<Instrument, Instrument> change) =>
        Knowing(context => context with { Instrument = change(context.Instrument!) });

    // The signal is as fresh then as it is now.
    public RiskScenario At(DateTimeOffset now) => this with
    {
        Signal = Signal with { ExpiresAt = now.AddMinutes(30) },
        Context = Context with { Now = now },
    };

    public Check? Find(string name) => Assess().Checks.SingleOrDefault(check => check.Name == name);

    public void IsDenied(DenialReason reason, string name, decimal? value, decimal? threshold)
    {
        Assert.Equal(reason, Denied());
        Assert.Equal(new Check(name, value, threshold, false), Assess().Checks[^1]);
    }

    public RiskDecision Assess() => RiskGate.Assess("t1", Signal, Context, Rules);

    public RiskDecision.Approved Approved() => Assert.IsType<RiskDecision.Approved>(Assess());

    public DenialReason Denied() => Assert.IsType<RiskDecision.Denied>(Assess()).Reason;
}
