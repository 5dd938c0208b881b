using System.Globalization;
using Breakwater.Domain;
using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Positions;

/// <summary>Compares the trades' lots with what the account owns; stops entries while something is missing.</summary>
/// <remarks>
/// Nothing is ever "corrected" by selling: a difference is shown, and the record follows the fills. What no fill
/// explains at two looks in a row was taken by another hand: see <see cref="TakenLots"/>.
/// </remarks>
public sealed class LotComparison(
    BotSettings settings, ITradingVenue venue, TradeBook book, Committer committer, EngineDesk desk, TakenLots taken,
    AlertDesk alerts)
{
    /// <summary>A difference counts when two looks in a row have seen it: orders move between two questions.</summary>
    public static readonly TimeSpan Persistence = TimeSpan.FromSeconds(45);

    /// <summary>A difference of so much of the equity, per cent, is not lifted by itself.</summary>
    public const decimal HaltPercent = 1m;

    /// <summary>Compares once.</summary>
    /// <param name="trades">The running trades, as read before the venue was asked.</param>
    /// <param name="resting">What rests at the venue, as just answered.</param>
    /// <param name="before">What earlier looks found.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What of each asset is missing.</returns>
    public async Task<IReadOnlyDictionary<string, MissingLot>> HandleAsync(
        IReadOnlyList<Stored<Trade>> trades, IReadOnlyList<OpenOrder> resting, Comparison before, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<Balance> balances = trades.Count == 0 ? [] : await venue.BalancesAsync(cancellationToken);
        Dictionary<string, decimal> owned = balances
            .GroupBy(balance => balance.Asset)
            .ToDictionary(
                group => group.Key,
                group => group.Sum(balance => balance.Free + balance.Locked) - Promised(group.Key, trades, resting));
        IReadOnlyList<LotGap> gaps = await StillAsync(
            LotGap.Find(trades.Select(trade => trade.Value), owned), trades, cancellationToken);
        Dictionary<string, MissingLot> missing = gaps.ToDictionary(
            gap => gap.Asset,
            gap => Seen(
                new MissingLot(gap.Recorded - gap.Owned, now, HoldersOf(gap.Asset, trades)),
                before.Missing.GetValueOrDefault(gap.Asset)));
        LotGap[] lasting = [.. gaps.Where(gap => now - missing[gap.Asset].Since >= Persistence)];
        LotShare[] shares =
        [
            .. lasting.SelectMany(gap => TakenLots.Shares(
                missing[gap.Asset],
                trades.Where(trade => trade.Value.Instrument.BaseAsset == gap.Asset),
                resting)),
        ];
        await SettleAsync(lasting, shares.Length > 0, now, cancellationToken);
        foreach (LotShare share in shares)
        {
            // What is then still missing has to be seen twice again.
            missing.Remove(share.Trade.Value.Instrument.BaseAsset);
            await taken.RecordAsync(share, now, cancellationToken);
        }

        return missing;
    }

    // A sale between two questions looks like a gap: what has changed since it was read is not judged.
    private async Task<IReadOnlyList<LotGap>> StillAsync(
        IReadOnlyList<LotGap> gaps, IReadOnlyList<Stored<Trade>> trades, CancellationToken cancellationToken)
    {
        IReadOnlyList<Stored<Trade>> again = gaps.Count == 0 ? [] : await book.TradesAsync(cancellationToken);

        return
        [
            .. gaps.Where(gap => trades
                .Where(trade => trade.Value.Instrument.BaseAsset == gap.Asset)
                .All(trade => again.Any(now => now.Key == trade.Key && now.Version == trade.Version))),
        ];
    }

    // What somebody else's order sells is not ours, whoever bought it.
    private static decimal Promised(
        string asset, IReadOnlyList<Stored<Trade>> trades, IReadOnlyList<OpenOrder> resting) => resting
        .Where(order => order.Side is OrderSide.Sell && !ClientOrderId.IsOurs(order.ClientOrderId)
            && trades.Any(trade => trade.Value.Symbol == order.Symbol && trade.Value.Instrument.BaseAsset == asset))
        .Sum(order => order.Quantity);

    private static MissingLot Seen(MissingLot now, MissingLot? before) => before?.Trades == now.Trades
        ? before with { Quantity = Math.Min(before.Quantity, now.Quantity) }
        : now;

    private static string HoldersOf(string asset, IReadOnlyList<Stored<Trade>> trades) => string.Join('+', trades
        .Select(trade => trade.Value)
        .Where(trade => trade.Instrument.BaseAsset == asset && trade.HeldQuantity > 0m)
        .Select(trade => string.Create(CultureInfo.InvariantCulture, $"{trade.Id} {trade.HeldQuantity}"))
        .Order(StringComparer.Ordinal));

    // Who takes coins may take more: that is lifted by an operator alone.
    private async Task SettleAsync(
        LotGap[] gaps, bool isTaken, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Stored<BotControl> control = await desk.ControlAsync(cancellationToken);
        string? because = gaps.Length == 0 ? null : string.Join("; ", gaps.Select(Describe));
        bool halts = control.Value.MismatchHalts || isTaken
            || gaps.Sum(gap => gap.Value) > (await EquityAsync(gaps, cancellationToken)) * HaltPercent / 100m;
        BotControl after = control.Value with { MismatchBecause = because, MismatchHalts = halts };
        if (after == control.Value)
        {
            return;
        }

        string text = because ?? "the record and the venue agree again";
        Changes changes = new Changes(settings.Places.Engine)
            .Put(control, after).Explain($"{now:O}:balances", Entry(gaps, text, now));
        if (await committer.CommitAsync(changes, cancellationToken))
        {
            await alerts.TellAsync("mismatch", text, now, cancellationToken);
        }
    }

    private async Task<decimal> EquityAsync(LotGap[] gaps, CancellationToken cancellationToken) => gaps.Length == 0
        ? 0m
        : (await book.PortfolioAsync(cancellationToken)).Value.Equity;

    private JournalEntry Entry(LotGap[] gaps, string text, DateTimeOffset now) => new(
        new JournalKey(settings.Bot, now, JournalStage.Reconcile, "balances"),
        "balances",
        gaps.Length > 0 ? "mismatch" : "agree",
        text,
        $"reconcile-{now:O}",
        [.. gaps.Select(gap => Check.AtLeast($"owned.{gap.Asset}", gap.Owned, gap.Recorded))]);

    private static string Describe(LotGap gap) => string.Create(
        CultureInfo.InvariantCulture,
        $"{gap.Asset}: the account owns {gap.Owned:0.########}, the trades hold {gap.Recorded:0.########}");
}
