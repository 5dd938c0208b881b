using System.Text.Json;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;
using Breakwater.Local.Exchange.Trading;

namespace Breakwater.Local.Exchange.Accounts;

/// <summary>The few wallet endpoints under /sapi that trading clients ask when they start.</summary>
public sealed class WalletEndpoints(SpotEngine engine)
{
    private const long Created = 1_698_645_219_000;

    private static readonly (string Name, bool Value)[] Permissions =
    [
        ("ipRestrict", false), ("enableReading", true), ("enableInternalTransfer", false), ("enableMargin", false),
        ("enableFutures", false), ("permitsUniversalTransfer", false), ("enableVanillaOptions", false),
        ("enablePortfolioMarginTrading", false),
    ];

    public IEnumerable<Endpoint> All
    {
        get
        {
            SignedEndpoints signed = new(engine);
            return
            [
                signed.Get("/sapi/v1/account/apiRestrictions", 1, WriteRestrictions),
                signed.Get("/sapi/v1/capital/config/getall", 10, WriteCoins),
                signed.Get("/sapi/v1/asset/tradeFee", 1, WriteFees),
                Endpoint.Get("/sapi/v1/margin/allPairs", 1, WriteNothing),
                Endpoint.Get("/sapi/v1/margin/isolated/allPairs", 1, WriteNothing),
            ];
        }
    }

    // There is no margin trading, but clients ask for its pairs before they trade at all.
    private static void WriteNothing(RestRequest request)
    {
        using Utf8JsonWriter json = new(request.Output);
        json.WriteStartArray();
        json.WriteEndArray();
    }

    private static void WriteRestrictions(SignedRequest request)
    {
        request.Parameters.End();
        using Utf8JsonWriter json = new(request.Rest.Output);
        json.WriteStartObject();
        json.WriteNumber("createTime"u8, Created);
        json.WriteBoolean("enableSpotAndMarginTrading"u8, request.Account.KeyMayTrade);
        json.WriteBoolean("enableWithdrawals"u8, request.Account.KeyMayWithdraw);
        foreach ((string name, bool value) in Permissions)
        {
            json.WriteBoolean(name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteCoins(SignedRequest request)
    {
        request.Parameters.End();
        SortedSet<string> coins = new(StringComparer.Ordinal);
        foreach (SymbolMarket market in request.Rest.Market.ListedAt(request.Now))
        {
            _ = coins.Add(market.Instrument.BaseAsset);
            _ = coins.Add(market.Instrument.QuoteAsset);
        }

        using Utf8JsonWriter json = new(request.Rest.Output);
        json.WriteStartArray();
        foreach (string coin in coins)
        {
            WriteCoin(json, coin, request.Account.Funds.Of(coin));
        }

        json.WriteEndArray();
    }

    private static void WriteCoin(Utf8JsonWriter json, string coin, Balance balance)
    {
        json.WriteStartObject();
        json.WriteString("coin"u8, coin);
        json.WriteBoolean("depositAllEnable"u8, false);
        OrderText.WriteAmount(json, "free"u8, balance.Free);
        OrderText.WriteAmount(json, "freeze"u8, 0);
        OrderText.WriteAmount(json, "ipoable"u8, 0);
        OrderText.WriteAmount(json, "ipoing"u8, 0);
        json.WriteBoolean("isLegalMoney"u8, false);
        OrderText.WriteAmount(json, "locked"u8, balance.Locked);
        json.WriteString("name"u8, coin);
        json.WriteStartArray("networkList"u8);
        json.WriteEndArray();
        OrderText.WriteAmount(json, "storage"u8, 0);
        json.WriteBoolean("trading"u8, true);
        json.WriteBoolean("withdrawAllEnable"u8, false);
        OrderText.WriteAmount(json, "withdrawing"u8, 0);
        json.WriteEndObject();
    }

    private static void WriteFees(SignedRequest request)
    {
        string? symbol = request.Parameters.Symbol();
        request.Parameters.End();
        IEnumerable<SymbolMarket> markets = symbol is null
            ? request.Rest.Market.ListedAt(request.Now)
            : [request.Rest.Listed(symbol)];
        using Utf8JsonWriter json = new(request.Rest.Output);
        json.WriteStartArray();
        foreach (SymbolMarket market in markets)
        {
            json.WriteStartObject();
            json.WriteString("symbol"u8, market.Instrument.Symbol);
            OrderText.WriteAmount(json, "makerCommission"u8, request.Account.MakerRate);
            OrderText.WriteAmount(json, "takerCommission"u8, request.Account.TakerRate);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
