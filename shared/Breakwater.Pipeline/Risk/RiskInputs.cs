using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Scanning;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Risk;

/// <summary>Fetches what the risk gate looks at. What cannot be had stays unknown, which the gate denies.</summary>
public sealed class RiskInputs(
    EngineDesk desk, IMarketData market, ITradingVenue venue, ScanInputs inputs, TimeProvider clock)
{
    private const decimal NoCorrelationLimit = 1m;

    /// <summary>Everything about <paramref name="signal"/> as of now.</summary>
    public async Task<RiskContext> LoadAsync(
        BreakoutSignal signal, Portfolio portfolio, Preset preset, CancellationToken cancellationToken)
    {
        Stored<Domain.Engine.BotControl> control = await desk.ControlAsync(cancellationToken);
        IReadOnlyList<Instrument> instruments = await market.InstrumentsAsync(cancellationToken);
        Instrument? instrument = instruments.FirstOrDefault(other => other.Symbol == signal.Symbol);
        IReadOnlyList<BookTop> tops = await market.BookTopsAsync([signal.Symbol], cancellationToken);
        IReadOnlyList<Balance> balances = await venue.BalancesAsync(cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        CandleSeries? reference = await inputs.ReferenceAsync(preset, now, cancellationToken);

        return new RiskContext(
            control.Value.Trading,
            portfolio,
            instrument,
            tops.Count > 0 ? tops[0] : null,
            balances.FirstOrDefault(balance => balance.Asset == instrument?.QuoteAsset)?.Free,
            now)
        {
            Regime = RegimeFilter.Judge(reference, now, preset.Scan.Regime).Regime,
            Depth = await DepthAsync(signal.Symbol, portfolio, preset.Risk, cancellationToken),
            Correlations = await CorrelationsAsync(signal.Symbol, portfolio, preset, now, cancellationToken),
        };
    }

    // Whether an entry is so large is known only when it is sized; most presets can never make one so large.
    private async Task<OrderBook?> DepthAsync(
        Symbol symbol, Portfolio portfolio, RiskRules rules, CancellationToken cancellationToken)
    {
        decimal largest = Math.Min(portfolio.Equity * rules.MaxPositionPercent / 100m, rules.MaxPositionNotional);

        return EntryDepth.IsAsked(largest, rules.Depth) ? await market.BookAsync(symbol, cancellationToken) : null;
    }

    private async Task<Dictionary<Symbol, decimal?>> CorrelationsAsync(
        Symbol candidate, Portfolio portfolio, Preset preset, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Dictionary<Symbol, decimal?> correlations = [];
        Symbol[] held = [.. portfolio.Reservations.Select(reservation => reservation.Symbol).Distinct()];
        if (held.Length == 0 || preset.Risk.MaxCorrelation >= NoCorrelationLimit)
        {
            return correlations;
        }

        CandleSeries? own = await CandlesAsync(candidate, preset, now, cancellationToken);
        foreach (Symbol symbol in held)
        {
            CandleSeries? other = await CandlesAsync(symbol, preset, now, cancellationToken);
            correlations[symbol] = own is null || other is null ? null : ReturnCorrelation.Of(own, other);
        }

        return correlations;
    }

    private Task<CandleSeries?> CandlesAsync(
        Symbol symbol, Preset preset, DateTimeOffset now, CancellationToken cancellationToken) =>
        inputs.CandlesAsync(ScanInputs.Slice(symbol, preset.LevelTimeframe, preset, now), cancellationToken);
}
