using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Breakwater.EndToEnd.Tests;

/// <summary>An account at the exchange simulator, looked at with its own key and not through the app.</summary>
internal sealed class SimulatedAccount : IDisposable
{
    public const string Key = "EndToEndKeyNotASecret0000000000000000000000000000000000000000001";
    private const string Secret = "EndToEndSecretOfTheSimulatedAccount00000000000000000000000000001";

    private const decimal SmallestOrder = 5m;

    private readonly HttpClient http;

    private SimulatedAccount(string exchange) => http = new HttpClient { BaseAddress = new Uri(exchange) };

    /// <summary>Opens one with 10,000 USDT.</summary>
    public static async Task<SimulatedAccount> OpenAsync(string exchange)
    {
        SimulatedAccount account = new(exchange);
        using HttpResponseMessage answer = await account.http.PutAsJsonAsync(
            new Uri("/sim/account", UriKind.Relative),
            new { apiKey = Key, secret = Secret, balances = new { USDT = "10000" } });
        answer.EnsureSuccessStatusCode();
        return account;
    }

    /// <summary>Makes settings of paper those of live.</summary>
    public static void Arm(Dictionary<string, string> settings, string key)
    {
        settings["Bot__Mode"] = "Live";
        settings["Bot__LiveConfirmed"] = AppClient.Bot;
        settings["Bot__EvidenceWaived"] = "true";
        settings["Binance__ApiKey"] = key;
        settings["Binance__ApiSecret"] = Secret;
        settings.Remove("Bot__PaperStartingBalance");
    }

    public static bool Reveals(string text) =>
        text.Contains(Secret, StringComparison.Ordinal) || text.Contains(Key, StringComparison.Ordinal);

    /// <summary>Free and locked amounts above zero.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> BalancesAsync() =>
        (await AskAsync("/api/v3/account", "omitZeroBalances=true")).GetProperty("balances").EnumerateArray()
            .ToDictionary(
                balance => balance.GetProperty("asset").GetString()!,
                balance => Number(balance, "free") + Number(balance, "locked"));

    /// <summary>No order works, and of no coin came more than the exchange lets sell.</summary>
    /// <remarks>
    /// Asked beside the exchange's own interface, because who looks on there takes from the limits of the app.
    /// </remarks>
    /// <param name="dust">What earlier trades left there: together it may be enough to sell.</param>
    public async Task<bool> IsFlatAsync(IReadOnlyDictionary<string, decimal> dust)
    {
        JsonElement accounts = await http.GetFromJsonAsync<JsonElement>(new Uri("/sim/account", UriKind.Relative));
        JsonElement own = accounts.EnumerateArray().Single(one => one.GetProperty("apiKey").GetString() == Key);
        if (own.GetProperty("open").GetInt32() > 0)
        {
            return false;
        }

        JsonElement tickers = await http.GetFromJsonAsync<JsonElement>(
            new Uri("/api/v3/ticker/price", UriKind.Relative));
        Dictionary<string, decimal> prices = tickers.EnumerateArray().ToDictionary(
            ticker => ticker.GetProperty("symbol").GetString()!, ticker => Number(ticker, "price"));

        return own.GetProperty("balances").EnumerateArray().All(balance =>
        {
            string asset = balance.GetProperty("asset").GetString()!;
            decimal come = Number(balance, "free") + Number(balance, "locked") - dust.GetValueOrDefault(asset);

            return asset == "USDT" || come * prices[$"{asset}USDT"] < SmallestOrder;
        });
    }

    /// <summary>Every order that was ever taken.</summary>
    public async Task<IReadOnlyList<JsonElement>> OrdersAsync()
    {
        JsonElement info = await http.GetFromJsonAsync<JsonElement>(new Uri("/api/v3/exchangeInfo", UriKind.Relative));
        List<JsonElement> orders = [];
        foreach (JsonElement symbol in info.GetProperty("symbols").EnumerateArray())
        {
            JsonElement answer = await AskAsync(
                "/api/v3/allOrders", $"symbol={symbol.GetProperty("symbol").GetString()}&limit=1000");
            orders.AddRange(answer.EnumerateArray());
        }

        return orders;
    }

    /// <summary>Makes something go wrong at the exchange, for everybody.</summary>
    public async Task FaultAsync(object terms)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync(new Uri("/sim/faults", UriKind.Relative), terms);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Everything goes well from now on.</summary>
    public async Task EndFaultsAsync()
    {
        using HttpResponseMessage answer = await http.DeleteAsync(new Uri("/sim/faults", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => http.Dispose();

    private static decimal Number(JsonElement row, string member) =>
        decimal.Parse(row.GetProperty(member).GetString()!, CultureInfo.InvariantCulture);

    private async Task<JsonElement> AskAsync(string path, string parameters)
    {
        JsonElement time = await http.GetFromJsonAsync<JsonElement>(new Uri("/api/v3/time", UriKind.Relative));
        string signedAt = $"recvWindow=60000&timestamp={time.GetProperty("serverTime").GetInt64()}";
        string query = parameters.Length == 0 ? signedAt : $"{parameters}&{signedAt}";
        string signature = Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(query)));
        using HttpRequestMessage request = new(
            HttpMethod.Get, new Uri($"{path}?{query}&signature={signature}", UriKind.Relative));
        request.Headers.Add("X-MBX-APIKEY", Key);
        using HttpResponseMessage answer = await http.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return JsonElement.Parse(text);
    }
}
