using System.Globalization;
using Breakwater.Domain.Engine;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.Pipeline.Telemetry;

namespace Breakwater.Pipeline.Scanning;

/// <summary>At each candle close: opens a cycle and cuts the universe into scan messages.</summary>
public sealed class ScanSchedulerHandler(
    BotSettings settings, IMarketData market, IStateStore store, Committer committer, EngineDesk desk,
    PresetDesk presets)
{
    /// <summary>How long cycles are kept.</summary>
    public static readonly TimeSpan CyclesStay = TimeSpan.FromDays(1);

    /// <summary>Opens the cycle of the candle that closed last before <paramref name="now"/>, once.</summary>
    public async Task<ScanOpening> HandleAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        Stored<BotControl> control = await desk.ControlAsync(cancellationToken);
        if (control.Value.Trading is not TradingState.Active)
        {
            return ScanOpening.NotTrading;
        }

        Preset preset = (await presets.CurrentAsync(cancellationToken)).Preset;
        DateTimeOffset close = preset.SignalTimeframe.OpenTimeAt(now);
        string cycle = KeyOf(close);
        (Ticker[][] chunks, int leftOut) = await UniverseAsync(preset, cancellationToken);
        if (chunks.Length == 0)
        {
            return ScanOpening.EmptyUniverse;
        }

        var changes = new Changes(settings.Places.Cycles);
        changes.Put(new Stored<ScanCycle?>(cycle, null, null), new ScanCycle(close, chunks.Length)
        {
            LeftOut = leftOut,
        });
        var origin = new Origin(settings.Bot, $"{settings.Bot}-{cycle}", $"scan-{cycle}", now);
        Invocations.Correlate(origin.CorrelationId);
        foreach ((int index, Ticker[] tickers) in chunks.Index())
        {
            var chunk = new ScanChunk(cycle, close, index, tickers);
            changes.Send(new OutgoingMessage(Queues.Scan, Envelope.Of(origin, chunk, $"{index}") with
            {
                ExpiresAt = close + preset.SignalTimeframe.Duration(),
            }));
        }

        if (!await committer.CommitAsync(changes, cancellationToken))
        {
            return ScanOpening.AlreadyOpen;
        }

        await ForgetAsync(close - CyclesStay, cancellationToken);
        await desk.StageAsync(EngineState.Scanning, cycle, cancellationToken);

        return ScanOpening.Opened;
    }

    internal static string KeyOf(DateTimeOffset close) =>
        close.UtcDateTime.ToString("yyyyMMdd'T'HHmm", CultureInfo.InvariantCulture);

    // One in, one out: the table holds a day. A row that was never there is a conflict and is nothing to us.
    private Task<bool> ForgetAsync(DateTimeOffset close, CancellationToken cancellationToken) => store.CommitAsync(
        settings.Places.Cycles,
        new Changes(settings.Places.Cycles).Remove(KeyOf(close)).Writes,
        cancellationToken);

    private async Task<(Ticker[][] Chunks, int LeftOut)> UniverseAsync(
        Preset preset, CancellationToken cancellationToken)
    {
        IReadOnlyList<Instrument> instruments = await market.InstrumentsAsync(cancellationToken);
        IReadOnlyList<Ticker> tickers = await market.TickersAsync(cancellationToken);
        Row? ledger = await store.FindAsync(settings.Places.Trading, Places.PortfolioKey, cancellationToken);
        // A symbol with a position is not scanned: it cannot be entered twice.
        HashSet<Symbol> held =
            [.. ledger?.Read<Portfolio>().Value.Reservations.Select(reservation => reservation.Symbol) ?? []];
        Dictionary<Symbol, Ticker> bySymbol = tickers.ToDictionary(ticker => ticker.Symbol);

        Symbol[] ranked =
        [
            .. MarketUniverse.Select(instruments, tickers, preset.Scan).Where(symbol => !held.Contains(symbol)),
        ];
        CarriedUniverse universe = CarriedUniverse.Of(ranked, market.Carries(ScanInputs.Load(preset)));
        Ticker[][] chunks =
            [.. universe.Symbols.Select(symbol => bySymbol[symbol]).Chunk(preset.Scan.ChunkSize)];

        return (chunks, universe.LeftOut);
    }
}

/// <summary>What became of a scan slot.</summary>
public enum ScanOpening
{
    /// <summary>The bot is not trading.</summary>
    NotTrading = 0,

    /// <summary>No instrument fits the rules.</summary>
    EmptyUniverse,

    /// <summary>Another run opened this cycle.</summary>
    AlreadyOpen,

    /// <summary>The cycle is open and its chunks are sent.</summary>
    Opened,
}
