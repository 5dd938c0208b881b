using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>One thing that happens to a paper account, chosen by a number.</summary>
internal sealed class PaperStep(PaperBed bed, Symbol symbol, uint seed, int index)
{
    private decimal Quantity => 0.001m * ((seed >> 8) % 60_000);

    private decimal Small => 0.001m * ((seed >> 8) % 4_000);

    private decimal Price => bed.Market.Books[symbol].Bids[0].Price;

    public async Task ActAsync(ICollection<(Symbol Symbol, string Id)> orders)
    {
        switch ((seed >> 3) % 6)
        {
            case 0:
                bed.Clock.Advance(TimeSpan.FromSeconds((seed >> 8) % 400));
                DateTimeOffset minute = Timeframe.M1.OpenTimeAt(bed.Clock.Now);
                bed.Market.Minute(symbol, minute, Price * 0.98m);
                break;
            case 1:
                decimal bid = Math.Max(1m, Math.Round(Price * (0.9m + (((seed >> 8) % 200) / 1000m)), 2));
                bed.Market.Book(
                    symbol,
                    [new(bid, (seed >> 16) % 20), new(bid - 0.1m, 1_000m)],
                    [new(bid + 0.03m, (seed >> 18) % 30), new(bid + 0.2m, 1_000m)]);
                break;
            case 2:
                decimal? limit = (seed & 1) == 0 ? null : Price + 0.1m;
                await SubmitAsync(orders, PaperBed.Buy($"b{index}", Quantity, limit, symbol));
                break;
            case 3:
                await SubmitAsync(orders, PaperBed.Sell($"s{index}", Quantity, symbol));
                break;
            case 4:
                await SubmitAsync(orders, PaperBed.Stop($"t{index}", Small, Math.Round(Price * 0.97m, 2), symbol));
                break;
            default:
                await TouchStopAsync(orders);
                break;
        }
    }

    private async Task SubmitAsync(ICollection<(Symbol Symbol, string Id)> orders, OrderRequest order)
    {
        await bed.Venue.SubmitAsync(order, default);
        orders.Add((symbol, order.ClientOrderId));
    }

    private async Task TouchStopAsync(ICollection<(Symbol Symbol, string Id)> orders)
    {
        if (await bed.Venue.OpenOrdersAsync(default) is not [{ } stop, ..])
        {
            return;
        }

        if ((seed & 1) == 0)
        {
            await bed.Venue.CancelAsync(stop.Symbol, stop.ClientOrderId, default);

            return;
        }

        OrderRequest better = PaperBed.Stop($"r{index}", Small, Math.Round(Price * 0.98m, 2), stop.Symbol);
        await bed.Venue.ReplaceAsync(stop.ClientOrderId, better, default);
        orders.Add((stop.Symbol, better.ClientOrderId));
    }
}
