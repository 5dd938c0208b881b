using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Breakwater.Local.Cli.Output;

namespace Breakwater.Local.Cli.Run;

/// <summary>The account that a live run trades on, opened at the simulator with a key of its own.</summary>
internal sealed record LiveAccount(string ApiKey, string Secret)
{
    // As the exchange's own keys are.
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int Length = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Opens one with the balance that paper begins with.</summary>
    /// <exception cref="CliException">The simulator refuses or does not answer.</exception>
    public static async Task<LiveAccount> OpenAsync(string exchange, CancellationToken stop)
    {
        LiveAccount account = new(
            RandomNumberGenerator.GetString(Letters, Length), RandomNumberGenerator.GetString(Letters, Length));
        using HttpClient http = new() { BaseAddress = new Uri(exchange), Timeout = Patience };
        string amount = FunctionSettings.StartingBalance.ToString(CultureInfo.InvariantCulture);
        try
        {
            using HttpResponseMessage answer = await http.PutAsJsonAsync(
                new Uri("/sim/account", UriKind.Relative),
                new
                {
                    apiKey = account.ApiKey,
                    secret = account.Secret,
                    balances = new Dictionary<string, string> { [FunctionSettings.QuoteAsset] = amount },
                },
                stop);
            return answer.IsSuccessStatusCode
                ? account
                : throw new CliException($"The exchange opens no account: it answers {(int)answer.StatusCode}.");
        }
        catch (Exception problem) when (
            problem is HttpRequestException || (problem is TaskCanceledException && !stop.IsCancellationRequested))
        {
            throw new CliException($"The exchange opens no account: {OneLine.Of(problem.Message)}", problem);
        }
    }

    /// <summary>What a live run is told beside what every run is told.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings() =>
    [
        new("Bot__LiveConfirmed", AppClient.Bot),
        new("Bot__EvidenceWaived", "bw run trades the simulator's account, where no money is real"),
        new("Binance__ApiKey", ApiKey),
        new("Binance__ApiSecret", Secret),
    ];

    /// <summary>Without the key: records show their members by themselves.</summary>
    public override string ToString() => nameof(LiveAccount);
}
