using System.Globalization;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Engine;

namespace Breakwater.Pipeline.Storage;

/// <summary>
/// Where a bot's rows are. Many bots are many partitions; nothing is shared between them, nor between paper and live.
/// </summary>
/// <param name="Bot">The bot's name.</param>
/// <param name="Mode">Whose money its rows count.</param>
public sealed record Places(string Bot, TradingMode Mode = TradingMode.Paper)
{
    /// <summary>The table of ledgers, running trades and their events, and outboxes.</summary>
    public const string TradingTable = "Trading";

    /// <summary>Key of the operator's control in <see cref="Engine"/>.</summary>
    public const string ControlKey = "control";

    /// <summary>Key of the engine's log in <see cref="Engine"/>.</summary>
    public const string EngineLogKey = "engine";

    /// <summary>Key of the last heartbeat in <see cref="Engine"/>.</summary>
    public const string HeartbeatKey = "heartbeat";

    /// <summary>Key of the rules that an operator chose in <see cref="Engine"/>.</summary>
    public const string ChosenPresetKey = "preset";

    /// <summary>Key of what the last comparisons with the venue found, in <see cref="Engine"/>.</summary>
    public const string ComparisonKey = "comparison";

    /// <summary>Keys of recorded breakouts in <see cref="Cycles"/> begin so.</summary>
    public const string WatchPrefix = "watch:";

    /// <summary>Key of the risk ledger in <see cref="Trading"/>.</summary>
    public const string PortfolioKey = "portfolio";

    /// <summary>Key of how a live ledger was opened in <see cref="Trading"/>.</summary>
    public const string OpeningKey = "opening";

    /// <summary>Keys of trades in <see cref="Trading"/> begin so.</summary>
    public const string TradePrefix = "trade:";

    /// <summary>Keys of a running trade's events in <see cref="Trading"/> begin so.</summary>
    public const string EventPrefix = "event:";

    /// <summary>Keys of trades whose events are still to leave <see cref="Trading"/> begin so.</summary>
    public const string SweptPrefix = "swept:";

    /// <summary>Keys of rows that could not be read begin so once they are put aside, where they were.</summary>
    public const string CorruptPrefix = "corrupt:";

    /// <summary>Control, engine log, heartbeat, rules.</summary>
    public Partition Engine => new("Engine", Key);

    /// <summary>Scan cycles and recorded breakouts.</summary>
    public Partition Cycles => new("Cycles", Key);

    /// <summary>Ledger, trades, their events and outbox, so that one commit covers them.</summary>
    public Partition Trading => new(TradingTable, Key);

    /// <summary>Balances and resting orders of the paper venue.</summary>
    public Partition Paper => new("Paper", Key);

    /// <summary>The partitions whose commits leave messages and journal entries behind.</summary>
    public IReadOnlyList<Partition> WithOutbox => [Trading, Cycles, Engine];

    // No bot has a dot in its name.
    private string Key => Mode is TradingMode.Live ? $"{Bot}.live" : Bot;

    /// <summary>Closed trades of one month.</summary>
    public Partition History(DateTimeOffset closedAt) => new("History", $"{Key}|{closedAt.UtcDateTime:yyyy-MM}");

    /// <summary>The events of one archived trade: found by its id alone, and no weight in a month's list.</summary>
    public Partition Events(string tradeId) => new("History", $"{Key}|{tradeId}");

    /// <summary>Decisions of one UTC day.</summary>
    public Partition Journal(DateTimeOffset at) => new("Journal", $"{Key}|{at.UtcDateTime:yyyy-MM-dd}");

    /// <summary>The row key of rules that trades were opened under.</summary>
    public static string PresetKey(string presetId) => $"preset:{presetId}";

    /// <summary>The row key of the breakout that a symbol is watched for.</summary>
    public static string WatchKey(Symbol symbol) => WatchPrefix + symbol.Value;

    /// <summary>The row key of a trade.</summary>
    public static string TradeKey(string tradeId) => TradePrefix + tradeId;

    /// <summary>The row key of a running trade's event; in key order they are in order of sequence.</summary>
    public static string EventKey(string tradeId, int sequence) => EventPrefix + ChangeOf(tradeId, sequence);

    /// <summary>Names one change of a trade; in the order of the names they are in order of sequence.</summary>
    public static string ChangeOf(string tradeId, int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{tradeId}:{sequence:D6}");
}
