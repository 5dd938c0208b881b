using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Venues;

/// <summary>A venue before a market whose prices are laid down when it starts.</summary>
/// <remarks>
/// What each bed must give: an account of 5,000,000 USDT and nothing else, that pays 10 basis points, in what it
/// receives; BTCUSDT with a tick of 0.01, a step of 0.001 or finer, and orders worth 5 USDT or more. At every price a
/// book close around it, of hundreds of levels a cent apart with about one coin each; so an order for one coin is
/// filled within a thousandth of the price, one for 2,000 coins finds no more than a part of them within two
/// thousandths, and one for 150 has many fills.
/// </remarks>
public abstract class VenueContractBed : IAsyncDisposable
{
    /// <summary>What the account has at the start, in <see cref="Quote"/>.</summary>
    public const decimal Equity = 5_000_000m;

    public const string Asset = "BTC";
    public const string Quote = "USDT";

    public static readonly Symbol Symbol = Symbol.Of(Asset + Quote);

    public abstract ITradingVenue Venue { get; }

    /// <summary>
    /// Some minutes pass, and the market trades at the next of its prices; what rests between the two was reached.
    /// </summary>
    public abstract Task MoveAsync();

    public async Task<Balance> BalanceAsync(string asset) =>
        (await Venue.BalancesAsync(default)).FirstOrDefault(balance => balance.Asset == asset)
        ?? new Balance(asset, 0m, 0m);

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual ValueTask EndAsync() => ValueTask.CompletedTask;
}
