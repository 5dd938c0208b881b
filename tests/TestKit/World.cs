using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Storage;

namespace Breakwater.TestKit;

/// <summary>Everything outside the process: it survives every crash and is shared by all instances.</summary>
public sealed class World
{
    public const string Bot = "alpha";

    public World(Preset? preset = null, decimal equity = 10_000m, DateTimeOffset? start = null)
    {
        Clock = new VirtualClock(start ?? TestRules.Start);
        Market = new ScriptedMarket(Clock);
        Venue = new ScriptedVenue(Market, Clock);
        Settings = new BotSettings(
            Bot, TradingMode.Paper, new ActivePreset(preset ?? TestRules.Preset, "1"), equity);
        Venue.Deposit("USDT", equity);
    }

    public VirtualClock Clock { get; }

    public MemoryStore Store { get; } = new();

    public MemoryBus Bus { get; } = new();

    public MemoryJournal Journal { get; } = new();

    public RecordingPush Push { get; } = new();

    public ScriptedMarket Market { get; }

    public ScriptedVenue Venue { get; }

    public BotSettings Settings { get; private set; }

    /// <summary>Whose money the settings say it is; paper unless a test wants to see what live is refused.</summary>
    public TradingMode Mode
    {
        get => Settings.Mode;
        init => Settings = Settings with { Mode = value };
    }

    /// <summary>On which terms real money is traded; evidence is asked for unless a test waives it.</summary>
    public LiveTerms Live
    {
        get => Settings.Live;
        init => Settings = Settings with { Live = value };
    }

    /// <summary>Adds an instrument with a price.</summary>
    public Symbol List(
        string baseAsset, decimal bid = 101.1m, decimal ask = 101.2m, VenuePermissions? permissions = null)
    {
        Instrument instrument = TestRules.Instrument(baseAsset) with { Permissions = permissions };
        Market.Add(instrument);
        Market.Set(new Ticker(instrument.Symbol, bid, 1_000_000m, 0m));
        Market.SetTop(instrument.Symbol, bid, ask);

        return instrument.Symbol;
    }

    /// <summary>Moves the price, and the venue fills what it reaches.</summary>
    public void Price(Symbol symbol, decimal bid)
    {
        Market.SetTop(symbol, bid, bid + 0.1m);
        Venue.TriggerStops();
    }

    /// <summary>Stores a control without going through the start-up.</summary>
    public async Task ControlAsync(BotControl control)
    {
        Changes changes = new Changes(Settings.Places.Engine).Upsert(Places.ControlKey, control);
        await Store.CommitAsync(changes.Partition, changes.Writes, CancellationToken.None);
    }

    public Task ActiveAsync() =>
        ControlAsync(new BotControl { Run = BotRun.Running, Phase = BootPhase.Running, At = Clock.Now });

    /// <summary>Every trade that is stored beside the ledger.</summary>
    public async Task<IReadOnlyList<Trade>> TradesAsync()
    {
        IReadOnlyList<Row> rows = await Store.ListAsync(
            Settings.Places.Trading, Places.TradePrefix, CancellationToken.None);

        return [.. rows.Select(row => row.Read<Trade>().Value)];
    }
}
