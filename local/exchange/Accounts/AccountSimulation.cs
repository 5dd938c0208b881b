using System.Globalization;
using System.Text.Json;
using Breakwater.Local.Exchange.Trading;

namespace Breakwater.Local.Exchange.Accounts;

/// <summary>/sim/account: keys and balances, made and changed without a bank.</summary>
public sealed class AccountSimulation(SpotEngine engine)
{
    /// <summary>All accounts with their keys.</summary>
    public void WriteAll(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (Account account in engine.Accounts.All)
        {
            Write(json, account);
        }

        json.WriteEndArray();
    }

    /// <summary>Opens or changes an account; returns it, or what is wrong with the request.</summary>
    public (Account? Account, string? Problem) Apply(JsonElement body)
    {
        string key = Text(body, "apiKey") ?? AccountBook.DefaultKey;
        if (!AccountBook.IsKey(key))
        {
            return (null, "apiKey must be 64 letters and digits, as the venue's keys are.");
        }

        Credential? credential = null;
        if (Text(body, "secret") is { } secret)
        {
            credential = new Credential.Secret(secret);
        }
        else if (Text(body, "publicKey") is { } pem && !Credential.TryParsePublicKey(pem, out credential))
        {
            return (null, "publicKey must be the PEM of an RSA or Ed25519 public key.");
        }

        if (ReadAmounts(body) is not { } amounts)
        {
            return (null, """Amounts must be decimal strings of at least 0, such as {"USDT":"10000"}.""");
        }

        Account account = engine.Accounts.Find(key) ?? engine.Accounts.Open(key);
        if (Flag(body, "reset") == true)
        {
            account = engine.Accounts.Reset(account);
        }

        account.Credential = credential ?? account.Credential;
        account.MakerRate = amounts.GetValueOrDefault("maker", account.MakerRate);
        account.TakerRate = amounts.GetValueOrDefault("taker", account.TakerRate);
        account.CanTrade = Flag(body, "canTrade") ?? account.CanTrade;
        account.KeyMayTrade = Flag(body, "keyMayTrade") ?? account.KeyMayTrade;
        account.KeyMayWithdraw = Flag(body, "keyMayWithdraw") ?? account.KeyMayWithdraw;
        foreach ((string asset, decimal amount) in amounts.Where(pair => char.IsAsciiLetterUpper(pair.Key[0])))
        {
            account.Funds.SetFree(asset, amount);
        }

        return (account, null);
    }

    public static void Write(Utf8JsonWriter json, Account account)
    {
        json.WriteStartObject();
        json.WriteString("apiKey"u8, account.ApiKey);
        json.WriteString("credential"u8, account.Credential switch
        {
            Credential.Secret => "hmac",
            Credential.Rsa => "rsa",
            Credential.Edwards => "ed25519",
            _ => "none",
        });
        json.WriteBoolean("canTrade"u8, account.CanTrade);
        OrderText.WriteAmount(json, "maker"u8, account.MakerRate);
        OrderText.WriteAmount(json, "taker"u8, account.TakerRate);
        AccountEndpoints.WriteBalances(json, account, false);
        json.WriteNumber("orders"u8, account.History.Orders.Count);
        json.WriteNumber("open"u8, account.Open.Count);
        json.WriteNumber("trades"u8, account.History.Trades.Count);
        json.WriteEndObject();
    }

    private static bool? Flag(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement value) ? value.ValueKind == JsonValueKind.True : null;

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    // Balances by asset, and the two rates under their names in lower case; null when one is not an amount.
    private static Dictionary<string, decimal>? ReadAmounts(JsonElement body)
    {
        Dictionary<string, decimal> amounts = new(StringComparer.Ordinal);
        foreach (string rate in new[] { "maker", "taker" })
        {
            if (body.TryGetProperty(rate, out JsonElement value) && !TryAdd(amounts, rate, value))
            {
                return null;
            }
        }

        if (!body.TryGetProperty("balances", out JsonElement balances))
        {
            return amounts;
        }

        return balances.ValueKind == JsonValueKind.Object
            && balances.EnumerateObject().All(pair => TryAdd(amounts, pair.Name.ToUpperInvariant(), pair.Value))
            ? amounts : null;
    }

    private static bool TryAdd(Dictionary<string, decimal> amounts, string name, JsonElement value)
    {
        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        bool isAmount = decimal.TryParse(
            text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount);
        amounts[name] = Units.Cut(amount);
        return isAmount && name.Length > 0;
    }
}
