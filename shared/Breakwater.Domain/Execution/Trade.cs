using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Execution;

/// <summary>One trade from approval to its last sale: the aggregate that execution and position rules change.</summary>
/// <param name="Id">Pure function of the signal.</param>
/// <param name="Instrument">Steps and limits as they were at approval.</param>
/// <param name="Signal">What it was taken on; <see cref="BreakoutSignal.StopPrice"/> is the initial stop.</param>
/// <param name="Approval">What risk allowed for the entry.</param>
/// <param name="Preset">Name and version of the rules, for example <c>breakout_v1@3f2a</c>.</param>
/// <param name="CorrelationId">Follows the trade from candle to fill.</param>
/// <param name="CreatedAt">When it was approved.</param>
public sealed record Trade(
    string Id,
    Instrument Instrument,
    BreakoutSignal Signal,
    EntryApproval Approval,
    string Preset,
    string CorrelationId,
    DateTimeOffset CreatedAt)
{
    // As often as the smallest order may a remainder have been worth when it was bought.
    private const decimal LeftOverMax = 2m;

    /// <summary>How many events led to it: one for each time that it was stored; zero before the first.</summary>
    public int Sequence { get; init; }

    /// <summary>Where it stands.</summary>
    public TradeStatus Status { get; init; } = TradeStatus.Entering;

    /// <summary>Its orders, oldest first.</summary>
    public IReadOnlyList<Leg> Legs { get; init; } = [];

    /// <summary>Where the stop should be, quote currency; starts at the signal's and never falls.</summary>
    public decimal StopPrice { get; init; } = Signal.StopPrice;

    /// <summary>How many targets were taken or are being taken.</summary>
    public int TargetsDone { get; init; }

    /// <summary>How the entry is bought in slices; null for one order.</summary>
    public ExecutionPlan? Plan { get; init; }

    /// <summary>How the entry and its stop are sent in one request; none when they are sent one by one.</summary>
    public ListKind EntryList { get; init; }

    /// <summary>Why no more is bought by the entry, in one word; null while its slices may still be sent.</summary>
    public string? EntryEnded { get; init; }

    /// <summary>The time of the newest message that was scheduled to carry it on.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>What was allowed to be added; null until an add-on was planned.</summary>
    public EntryApproval? AddOnApproval { get; init; }

    /// <summary>What another hand took of it, oldest first; null when nothing was taken.</summary>
    public IReadOnlyList<Taking>? Takings { get; init; }

    /// <summary>Why it is being or was closed; null while it runs.</summary>
    public string? ExitReason { get; init; }

    /// <summary>Open time of the newest signal candle that position rules have seen.</summary>
    public DateTimeOffset LastCandle { get; init; }

    /// <summary>When the last quantity was sold.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Whether it is being entered or open.</summary>
    public bool IsRunning => Status is TradeStatus.Entering or TradeStatus.Open;

    /// <summary>Whether something of it is held and can be told to go: open, or bought in part in slices.</summary>
    public bool IsHeld => Status is TradeStatus.Open || EntrySteps.IsHalfway(this);

    /// <summary>Whether nothing can happen to it any more.</summary>
    public bool HasEnded => Status is TradeStatus.Closed or TradeStatus.Abandoned;

    /// <summary>The instrument's name.</summary>
    public Symbol Symbol => Instrument.Symbol;

    /// <summary>The entry's first order; the only one unless there is a <see cref="Plan"/>.</summary>
    public Leg? Entry => Entries.FirstOrDefault();

    /// <summary>The entry's orders, first to last.</summary>
    public IEnumerable<Leg> Entries => Legs.Where(leg => leg.Kind is LegKind.Entry);

    /// <summary>The stop that is sent with the entry; null when there is none.</summary>
    public Leg? EntryStop => EntryList is ListKind.None ? null : Legs.FirstOrDefault(leg => leg.Kind is LegKind.Stop);

    /// <summary>Base currency bought by the entry, before commission: what shares of the position refer to.</summary>
    public decimal FirstQuantity => Entries.Sum(leg => leg.FilledQuantity);

    /// <summary>Base currency bought by entry and add-on, before commission.</summary>
    public decimal BoughtQuantity => Purchases.Sum(fill => fill.Quantity);

    /// <summary>Base currency sold.</summary>
    public decimal SoldQuantity => Sales.Sum(fill => fill.Quantity);

    /// <summary>Base currency that another hand took.</summary>
    public decimal TakenQuantity => Takings?.Sum(taking => taking.Quantity) ?? 0m;

    /// <summary>Base currency held: bought, less commission taken in base, less sold, less taken.</summary>
    public decimal HeldQuantity => BoughtQuantity - BaseCommission - SoldQuantity - TakenQuantity;

    /// <summary>What can be sold of it: <see cref="HeldQuantity"/> down to the lot step.</summary>
    public decimal SellableQuantity => Instrument.QuantityDown(Math.Max(0m, HeldQuantity));

    /// <summary>
    /// Whether what is left is less than the venue would take: at what was paid for it, or by the venue's own word.
    /// </summary>
    public bool IsSold => SellableQuantity == 0m
        || SellableQuantity < Instrument.MinQuantity
        || SellableQuantity * EntryPrice < Instrument.MinNotional
        || IsRefusedAsTooSmall;

    /// <summary>
    /// Average price paid by entry and add-on, quote currency; zero before the first fill. Profit is measured from it,
    /// R and targets from <see cref="FirstEntryPrice"/>.
    /// </summary>
    public decimal EntryPrice => BoughtQuantity == 0m ? 0m : Purchases.Sum(fill => fill.Value) / BoughtQuantity;

    /// <summary>Average price that the entry paid, quote currency; zero before the first fill.</summary>
    public decimal FirstEntryPrice => FirstQuantity is > 0m and var quantity
        ? Entries.SelectMany(leg => leg.Fills).Sum(fill => fill.Value) / quantity
        : 0m;

    /// <summary>Distance from the entry to the initial stop, quote currency: one R per unit, never moved.</summary>
    public decimal InitialRisk => FirstEntryPrice - Signal.StopPrice;

    /// <summary>What the initial stop would have cost, quote currency, before fees: one R of the trade.</summary>
    public decimal InitialRiskAmount => InitialRisk * FirstQuantity;

    /// <summary>Fees of the purchases as a share of what was paid; a discount asset's count as none.</summary>
    public decimal EntryFeeRate =>
        BoughtQuantity == 0m ? 0m : Purchases.Sum(FeeInQuote) / Purchases.Sum(fill => fill.Value);

    /// <summary>Time of the first fill; null before it.</summary>
    public DateTimeOffset? OpenedAt => Entries.SelectMany(leg => leg.Fills).FirstOrDefault()?.At;

    /// <summary>Purchases of entry and add-on, oldest first.</summary>
    public IEnumerable<Fill> Purchases => Legs.Where(leg => leg.IsPurchase).SelectMany(leg => leg.Fills);

    /// <summary>Sales of all legs.</summary>
    public IEnumerable<Fill> Sales => Legs.Where(leg => !leg.IsPurchase).SelectMany(leg => leg.Fills);

    /// <summary>The newest stop that may rest at the venue; null when the position is bare.</summary>
    public Leg? RestingStop => Legs.LastOrDefault(leg => leg is { Kind: LegKind.Stop, MayRest: true });

    private decimal BaseCommission => Purchases.Where(InBase).Sum(fill => fill.Commission);

    /// <summary>
    /// What it brought, with what cannot be sold any more valued at the last sale's price, and what was taken at the
    /// price of that moment.
    /// </summary>
    /// <remarks>
    /// Gross = sales + remainder - purchases + commission in base at its own fill's price; fees = all commissions in
    /// quote. So start equity + gross - fees equals the venue's balances with remainders at their booked prices.
    /// </remarks>
    public TradeResult Result()
    {
        decimal fees = Purchases.Concat(Sales).Sum(FeeInQuote);
        decimal remainder = (HeldQuantity * LastSalePrice) + (Takings?.Sum(taking => taking.Value) ?? 0m);
        decimal net = Sales.Sum(fill => fill.Value) - Sales.Sum(FeeInQuote) + remainder
            - Purchases.Sum(fill => fill.Value) - Purchases.Where(fill => !InBase(fill)).Sum(FeeInQuote);

        return new TradeResult(Id, net + fees, fees, remainder, ClosedAt ?? CreatedAt)
        {
            InitialRisk = InitialRiskAmount,
        };
    }

    /// <summary>Price of the newest sale; the average entry price when nothing was sold.</summary>
    public decimal LastSalePrice => Sales.MaxBy(fill => (fill.At, fill.TradeId))?.Price ?? EntryPrice;

    /// <summary>
    /// What allows <paramref name="leg"/> to be sent as a purchase: for a slice, what the others have not used up.
    /// </summary>
    /// <exception cref="ArgumentException">Nothing allows it.</exception>
    public EntryApproval ApprovalOf(Leg leg) => leg.Kind switch
    {
        LegKind.Entry => Approval.Less(
            Entries.Where(other => other.Name != leg.Name).Sum(other => other.MayRest
                ? Math.Max(other.Quantity, other.FilledQuantity)
                : other.FilledQuantity)),
        LegKind.AddOn when AddOnApproval is not null => AddOnApproval,
        _ => throw new ArgumentException($"Nothing allows leg {leg.Name} to buy.", nameof(leg)),
    };

    /// <summary>The trade with <paramref name="leg"/> in place of the leg of the same name, or added.</summary>
    public Trade With(Leg leg) => Legs.FirstOrDefault(other => other.Name == leg.Name) switch
    {
        null => this with { Legs = [.. Legs, leg] },
        { } known when known == leg => this,
        _ => this with { Legs = [.. Legs.Select(other => other.Name == leg.Name ? leg : other)] },
    };

    /// <summary>The name of the next leg of a kind, for example <c>s3</c> after two stops.</summary>
    public string NextLegName(LegKind kind)
    {
        char letter = kind switch
        {
            LegKind.Entry => 'e',
            LegKind.Stop => 's',
            LegKind.Target => 't',
            LegKind.Exit => 'x',
            LegKind.AddOn => 'a',
            LegKind.None => throw new ArgumentOutOfRangeException(nameof(kind)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

        return $"{letter}{Legs.Count(leg => leg.Kind == kind) + 1}";
    }

    // The price has fallen since it was bought: a market order over it is refused for its value, for as long as the
    // price stays there. Only little is given up so, whatever the venue says.
    private bool IsRefusedAsTooSmall =>
        SellableQuantity * EntryPrice < LeftOverMax * Instrument.MinNotional
        && Legs.Any(leg => leg is { Kind: LegKind.Exit, State: LegState.Rejected, IsTooSmall: true }
            && leg.Quantity >= SellableQuantity);

    private bool InBase(Fill fill) => fill.CommissionAsset == Instrument.BaseAsset;

    // A discount asset's commission is paid from another pocket: in quote it is nothing.
    private decimal FeeInQuote(Fill fill) => fill switch
    {
        _ when InBase(fill) => fill.Commission * fill.Price,
        _ when fill.CommissionAsset == Instrument.QuoteAsset => fill.Commission,
        _ => 0m,
    };
}

/// <summary>Where a trade stands.</summary>
public enum TradeStatus
{
    /// <summary>Nobody said.</summary>
    Unknown = 0,

    /// <summary>The entry is stored, sent or partly filled.</summary>
    Entering = 1,

    /// <summary>There is a position.</summary>
    Open = 2,

    /// <summary>All that could be sold is sold.</summary>
    Closed = 3,

    /// <summary>The entry ended without a fill.</summary>
    Abandoned = 4,
}
