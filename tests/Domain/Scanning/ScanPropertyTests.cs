using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Tests.Markets;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Scanning;

/// <summary>What holds for every market and every rule.</summary>
public sealed class ScanPropertyTests
{
    private const int Samples = 1000;

    private static readonly SymbolSnapshot Full = Scenario.Full();

    // Each makes one rule stricter by a share of 0 to 1; the neutral value is the loosest.
    private static readonly Func<ScanRules, decimal, ScanRules>[] Stricter =
    [
        static (rules, share) => rules with { MinQuoteVolume24h = 1000m * share },
        static (rules, share) => rules with { MinTradesPerMinute = 200m * share },
        static (rules, share) => rules with { MaxSpreadBasisPoints = 10m * (1m - share) },
        static (rules, share) => rules with { MinAtrPercent = 2m * share },
        static (rules, share) => rules with { MaxAtrPercent = share == 0m ? 100m : 3m * (1m - share) },
        static (rules, share) => rules with { MaxBandWidthPercentile = 100m * (1m - share) },
        static (rules, share) => rules with { MaxVolatilitySpike = share == 0m ? 100m : 2m * (1m - share) },
        static (rules, share) => rules with { MinVolumeSurge = 4m * share },
        static (rules, share) => rules with { MinHourlyVolumeSurge = 3m * share },
        static (rules, share) => rules with { MinAgeDays = (int)(100m * share) },
        static (rules, share) => rules with { MinDepthQuote = 30_000m * share },
        static (rules, share) => rules with
        {
            // Nothing asked is the loosest; from there on a smaller fall is enough.
            Regime = rules.Regime with { RiskOffFallPercent = share == 0m ? 0m : 5m * (1m - share) + 0.0001m },
        },
        static (rules, share) => rules with { Regime = rules.Regime with { RequireUpTrend = share > 0.5m } },
    ];

    private static readonly Gen<SymbolSnapshot> Markets =
        from seed in Gen.Choose(1, 1_000_000)
        from count in Gen.Choose(20, 300)
        from missing in Gen.Choose(0, 20)
        from trades in Gen.Choose(0, 300_000)
        from spread in Gen.Choose(0, 200)
        select Market((uint)seed, count, missing, (trades, spread));

    private static readonly Gen<ScanRules> AnyRules =
        from shares in Gen.Choose(0, 100).ArrayOf(13)
        from asked in Gen.Choose(0, 6).ArrayOf(13)
        from cuts in Gen.Choose(0, 100).ArrayOf(6)
        select Rules(shares, asked, cuts);

    [Fact]
    public void Assess_AnyMarketAndWeights_ScoreAndItsPartsAreBetweenZeroAndOne() =>
        ForAll((snapshot, rules, _) =>
        {
            ScanVerdict verdict = MarketScanner.Assess(snapshot, rules);

            return verdict.Score is >= 0m and <= 1m
                && verdict.Checks.Where(IsPart).All(static part => part.Value is null or (>= 0m and <= 1m));
        });

    [Fact]
    public void Assess_AnyThresholdMadeStricter_NeverLetsMorePass() => ForAll((snapshot, rules, choice) =>
    {
        Func<ScanRules, decimal, ScanRules> rule = Stricter[choice.Rule];
        decimal low = Math.Min(choice.One, choice.Other) / 100m;
        decimal high = Math.Max(choice.One, choice.Other) / 100m;

        return MarketScanner.Assess(snapshot, rule(rules, low)).Passed
            || !MarketScanner.Assess(snapshot, rule(rules, high)).Passed;
    });

    [Fact]
    public void Assess_AnyMarket_PassesExactlyWhenEveryCheckDoes() => ForAll((snapshot, rules, _) =>
    {
        ScanVerdict verdict = MarketScanner.Assess(snapshot, rules);

        return verdict.Passed == verdict.Checks.All(static check => check.Passed)
            && verdict.Passed == (verdict.Reason == ScanRejection.None)
            && verdict.Checks.All(static check => check.Value is not null || !check.Passed)
            && verdict.Checks.DistinctBy(static check => check.Name).Count() == verdict.Checks.Count
            && (verdict.IsComplete || !verdict.Passed);
    });

    [Fact]
    public void Assess_SameMarketTwice_IsTheSameVerdict() => ForAll((snapshot, rules, _) =>
    {
        ScanVerdict one = MarketScanner.Assess(snapshot, rules);
        ScanVerdict two = MarketScanner.Assess(snapshot, rules);

        return one.Score == two.Score && one.Checks.SequenceEqual(two.Checks);
    });

    /// <summary>Properties of samples that all pass, or all fail, would say little.</summary>
    [Fact]
    public void Samples_OfMarketsAndRules_PassOftenAndReachEveryReason()
    {
        int passed = 0;
        HashSet<ScanRejection> reasons = [];
        ForAll((snapshot, rules, _) =>
        {
            ScanVerdict verdict = MarketScanner.Assess(snapshot, rules);
            passed += verdict.Passed ? 1 : 0;
            reasons.Add(verdict.Reason);

            return true;
        }, Config.QuickThrowOnFailure.WithReplay(20_261_120UL, 1UL).WithMaxTest(Samples));

        Assert.InRange(passed, Samples / 20, Samples / 2);
        Assert.Equal(Enum.GetValues<ScanRejection>().Except([ScanRejection.NotTrading]).Order(), reasons.Order());
    }

    private static void ForAll(
        Func<SymbolSnapshot, ScanRules, (int Rule, int One, int Other), bool> holds, Config? config = null)
    {
        Gen<(int, int, int)> choices =
            from rule in Gen.Choose(0, Stricter.Length - 1)
            from one in Gen.Choose(0, 100)
            from other in Gen.Choose(0, 100)
            select (rule, one, other);

        Prop.ForAll(Markets.ToArbitrary(), AnyRules.ToArbitrary(), choices.ToArbitrary(), holds)
            .Check((config ?? Config.QuickThrowOnFailure.WithMaxTest(300)).WithQuietOnSuccess(true));
    }

    private static bool IsPart(Check check) => check.Name.StartsWith("score.", StringComparison.Ordinal);

    // Each rule asks for nothing in most samples, or nothing would ever pass.
    private static ScanRules Rules(int[] shares, int[] asked, int[] cuts)
    {
        ScanRules rules = Scenario.Strict with { Regime = new RegimeRules("BTCUSDT", 1m, 0m, false) };
        for (int i = 0; i < Stricter.Length; i++)
        {
            rules = Stricter[i](rules, asked[i] == 0 ? shares[i] / 100m : 0m);
        }

        decimal[] edges = [0m, .. cuts.Order().Select(static cut => cut / 100m), 1m];
        decimal[] parts = [.. edges.Zip(edges.Skip(1), static (from, to) => to - from)];

        return rules with
        {
            Weights = new ScoreWeights(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]),
        };
    }

    private static SymbolSnapshot Market(uint seed, int count, int missing, (int Trades, int Spread) ticker)
    {
        Symbol symbol = Full.Instrument.Symbol;
        CandleSeries level = new(symbol, Timeframe.M15, TestCandles.Walk(Timeframe.M15, count, seed));
        CandleSeries reference = new(
            Full.Reference!.Symbol, Timeframe.M15, TestCandles.Walk(Timeframe.M15, count, seed + 1));

        return Full with
        {
            Ticker = missing == 1 ? null : Full.Ticker! with { Trades = missing == 2 ? null : ticker.Trades },
            Book = missing == 3 ? null : Full.Book! with { AskPrice = 999.9m + (ticker.Spread / 100m) },
            LevelCandles = missing == 4 ? null : level,
            SignalCandles = missing == 5 ? null : level,
            Reference = missing == 6 ? null : reference,
            DailyCandles = missing == 7 ? null : Full.DailyCandles,
            Depth = missing == 8 ? null : Full.Depth,
            Now = level.CloseTime.AddSeconds(missing == 9 ? 9000 : 2),
        };
    }
}
