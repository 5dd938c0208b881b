using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>One thing that happens to a paper account, chosen by a number.</summary>
internal sealed class PaperStep(PaperBed bed, Symbol symbol, uint seed, int index)
{
    private static readonly OrderType[] Buys =
    [
        OrderType.Market, OrderType.LimitImmediate, OrderType.LimitOrKill, OrderType.Limit, OrderType.LimitMaker,
        OrderType.StopMarket, OrderType.StopLimit, OrderType.TakeProfitMarket, OrderType.TakeProfitLimit,
    ];

    private static readonly OrderType[] Entries =
        [OrderType.LimitImmediate, OrderType.LimitOrKill, OrderType.Limit, OrderType.LimitMaker];

    private decimal Quantity => 0.001m * ((seed >> 8) % 60_000);

    private decimal Small => 0.001m * ((seed >> 8) % 4_000);

    private decimal Price => bed.Market.Books[symbol].Bids[0].Price;

    private int Choice => (int)((seed >> 9) % 97);

    /// <summary>Acts through one of the instances.</summary>
    public async Task ActAsync(ITradingVenue venue, PaperRecord record)
    {
        switch ((seed >> 3) % 9)
        {
            case 0:
                bed.Clock.Advance(TimeSpan.FromSeconds((seed >> 8) % 400));
                DateTimeOffset minute = Timeframe.M1.OpenTimeAt(bed.Clock.Now);
                bed.Market.Trade(symbol, minute, Price * 0.97m, Price * 1.03m, (seed >> 16) % 50);
                break;
            case 1:
                decimal bid = Math.Max(1m, Math.Round(Price * (0.9m + (((seed >> 8) % 200) / 1000m)), 2));
                bed.Market.Book(
                    symbol,
                    [new(bid, (seed >> 16) % 20), new(bid - 0.1m, 1_000m)],
                    [new(bid + 0.03m, (seed >> 18) % 30), new(bid + 0.2m, 1_000m)]);
                break;
            case 2 or 3:
                await record.SubmitAsync(venue, symbol == PaperBed.Btc
                    ? PaperBed.Buy(Buys[Choice % Buys.Length], $"b{index}", Quantity, Near(0.02m), Near(0.03m))
                    : PaperBed.Buy($"b{index}", Quantity, Near(0.01m), symbol));
                break;
            case 4:
                await record.SubmitAsync(venue, PaperBed.Sell($"s{index}", Small, symbol));
                break;
            case 5:
                await record.SubmitAsync(venue, Sale($"t{index}"));
                break;
            case 6:
                await record.SubmitAsync(venue, Choice % 3 == 0 ? Oco() : EntryList());
                break;
            default:
                await TouchAsync(venue, record);
                break;
        }
    }

    private decimal Near(decimal span) =>
        Math.Round(Price * (1m + (span * ((int)((seed >> 13) % 5) - 2) / 2m)), 2);

    private OrderRequest Sale(string id) => (Choice % 5) switch
    {
        0 => PaperBed.Sell(OrderType.Limit, id, Small, Near(0.02m)),
        1 => PaperBed.Sell(OrderType.StopLimit, id, Small, Percent(96), Percent(97)),
        2 => PaperBed.Sell(OrderType.TakeProfitLimit, id, Small, Percent(102), Percent(103)),
        3 => PaperBed.Sell(OrderType.TakeProfitMarket, id, Small, null, Percent(103)),
        _ => PaperBed.Stop(id, Small, Percent(97), symbol),
    };

    private OrderListRequest Oco() =>
        OrderListRequest.ForProtection(PaperBed.Btc, $"l{index}", Target(Small), Stop(Small));

    private OrderListRequest EntryList() => OrderListRequest.ForEntry(
        PaperBed.Approval(),
        $"l{index}",
        PaperBed.Entry(Entries[Choice % Entries.Length], $"be{index}", Small, Near(0.02m)),
        (seed & 1) == 0 ? [Stop(Small)] : [Target(Small), Stop(Small)],
        sellsProceeds: Choice % 2 == 0);

    private Leg Target(decimal quantity) =>
        PaperBed.Exit(OrderType.LimitMaker, $"x{index}", quantity, Percent(102));

    private Leg Stop(decimal quantity) => PaperBed.Exit(
        Choice % 4 == 0 ? OrderType.StopLimit : OrderType.StopMarket, $"y{index}", quantity, Percent(97), Percent(98));

    private decimal Percent(decimal percent) => Math.Round(
        bed.Market.Books[PaperBed.Btc].Bids[0].Price * percent / 100m, 2);

    private async Task TouchAsync(ITradingVenue venue, PaperRecord record)
    {
        IReadOnlyList<OpenOrder> open = await venue.OpenOrdersAsync(default);
        if (open.Count == 0)
        {
            return;
        }

        OpenOrder order = open[Choice % open.Count];
        if ((seed & 1) == 0)
        {
            await venue.CancelAsync(order.Symbol, order.ClientOrderId, default);

            return;
        }

        decimal bid = bed.Market.Books[order.Symbol].Bids[0].Price;
        OrderRequest better = PaperBed.Stop($"r{index}", Small, Math.Round(bid * 0.98m, 2), order.Symbol);
        await venue.ReplaceAsync(order.ClientOrderId, better, default);
        record.Note(better);
    }
}
