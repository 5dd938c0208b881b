using Breakwater.Domain.Markets;

namespace Breakwater.Simulation.Exchange;

/// <summary>One instrument with its price, its depth and its state.</summary>
public sealed class Listing(Instrument instrument, decimal bid)
{
    private const int LevelsMax = 20;

    public Instrument Instrument { get; private set; } = instrument;

    public Symbol Symbol => Instrument.Symbol;

    public ListingStatus Status { get; set; } = ListingStatus.Trading;

    /// <summary>The highest buying price.</summary>
    public decimal Bid { get; private set; } = bid;

    /// <summary>The lowest selling price.</summary>
    public decimal Ask => Bid + Spread;

    public decimal Spread => Instrument.TickSize * 5;

    /// <summary>Base currency at each of the best prices; the next levels hold the same.</summary>
    public decimal Depth { get; set; } = 1_000_000m;

    public void Move(decimal bid) => Bid = Math.Max(Instrument.PriceDown(bid), Instrument.TickSize * 10);

    /// <summary>What can be had on one side, best price first.</summary>
    public IEnumerable<BookLevel> Levels(bool asks)
    {
        for (int level = 0; level < LevelsMax; level++)
        {
            decimal away = level * 3 * Instrument.TickSize;
            decimal price = asks ? Ask + away : Bid - away;
            if (price > 0m)
            {
                yield return new BookLevel(price, Depth);
            }
        }
    }
}

/// <summary>What an exchange lets be done with an instrument.</summary>
public enum ListingStatus
{
    /// <summary>It is not listed any more.</summary>
    Gone = 0,
    Trading,

    /// <summary>Nothing matches, nothing is taken (BREAK, HALT).</summary>
    Halted,

    /// <summary>Orders may be taken back only (CANCEL_ONLY).</summary>
    CancelOnly,
}
