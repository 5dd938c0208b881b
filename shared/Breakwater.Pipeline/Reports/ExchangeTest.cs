using System.Globalization;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Reports;

/// <summary>Asks the exchange one question of each kind that the bot asks, and says how each went.</summary>
public sealed class ExchangeTest(BotSettings settings, IMarketData market, ITradingVenue venue, TimeProvider clock)
{
    /// <summary>Asks. A question that fails keeps no other from being asked.</summary>
    public async Task<ExchangeTestReport> RunAsync(CancellationToken cancellationToken)
    {
        ExchangeTestStep[] steps =
        [
            await TryAsync("clock", () => ClockAsync(cancellationToken)),
            await TryAsync("instruments", () => InstrumentsAsync(cancellationToken)),
            await TryAsync("key", () => KeyAsync(cancellationToken)),
            await TryAsync("balances", () => BalancesAsync(cancellationToken)),
            await TryAsync("open orders", () => OrdersAsync(cancellationToken)),
        ];

        return new ExchangeTestReport(settings.Mode, steps.All(step => step.Passed), steps);
    }

    private async Task<ExchangeTestStep> TryAsync(string name, Func<Task<(bool Passed, string Detail)>> ask)
    {
        long asked = clock.GetTimestamp();
        (bool passed, string detail) = await AnswerAsync(ask);

        return new ExchangeTestStep(
            name, passed, detail, Math.Round(clock.GetElapsedTime(asked).TotalMilliseconds, 1));
    }

    private static async Task<(bool Passed, string Detail)> AnswerAsync(Func<Task<(bool Passed, string Detail)>> ask)
    {
        try
        {
            return await ask();
        }
        catch (OutsideTroubleException trouble)
        {
            return (false, trouble.Message);
        }
    }

    private async Task<(bool Passed, string Detail)> ClockAsync(CancellationToken cancellationToken)
    {
        ClockReading reading = await ClockReading.TakeAsync(market, clock, cancellationToken);

        return (
            !reading.IsTooFar,
            string.Create(CultureInfo.InvariantCulture, $"{reading.Offset.TotalMilliseconds:0} ms ahead of ours"));
    }

    private async Task<(bool Passed, string Detail)> InstrumentsAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Instrument> all = await market.InstrumentsAsync(cancellationToken);
        int traded = all.Count(one => one.IsTrading && one.QuoteAsset == settings.QuoteAsset);

        return (traded > 0, $"{traded} of {all.Count} are traded against {settings.QuoteAsset}");
    }

    private async Task<(bool Passed, string Detail)> KeyAsync(CancellationToken cancellationToken)
    {
        KeyRights rights = await venue.KeyRightsAsync(cancellationToken);
        string[] may =
        [
            rights.CanTrade ? "may trade" : "may not trade",
            rights.CanWithdraw ? "may withdraw, which it must not" : "may not withdraw",
            rights.IsAddressBound ? "works from listed addresses only" : "works from everywhere",
        ];

        return (rights is { CanTrade: true, CanWithdraw: false }, string.Join(", ", may));
    }

    private async Task<(bool Passed, string Detail)> BalancesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Balance> balances = await venue.BalancesAsync(cancellationToken);

        return (true, $"{balances.Count(one => one.Free + one.Locked > 0m)} assets are owned");
    }

    private async Task<(bool Passed, string Detail)> OrdersAsync(CancellationToken cancellationToken) =>
        (true, $"{(await venue.OpenOrdersAsync(cancellationToken)).Count} orders rest");
}

/// <summary>How the exchange answers.</summary>
/// <param name="Mode">On paper the account is the bot's own, and only the market is the exchange's.</param>
/// <param name="Passed">Whether every question was answered as it should be.</param>
/// <param name="Steps">The questions, in order.</param>
public sealed record ExchangeTestReport(TradingMode Mode, bool Passed, IReadOnlyList<ExchangeTestStep> Steps);

/// <summary>One question.</summary>
/// <param name="Name">What was asked for.</param>
/// <param name="Passed">Whether the answer is as it should be.</param>
/// <param name="Detail">The answer, or why there is none.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record ExchangeTestStep(string Name, bool Passed, string Detail, double Milliseconds);
