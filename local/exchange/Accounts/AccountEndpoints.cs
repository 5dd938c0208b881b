using System.Text.Json;
using Breakwater.Local.Exchange.Rest;
using Breakwater.Local.Exchange.Trading;

namespace Breakwater.Local.Exchange.Accounts;

/// <summary>The account itself: balances, commissions, counts and what its key may do.</summary>
public sealed class AccountEndpoints(SpotEngine engine)
{
    private const decimal BasisPoints = 10_000;

    public IEnumerable<Endpoint> All
    {
        get
        {
            SignedEndpoints signed = new(engine);
            return
            [
                signed.Get("/api/v3/account", 20, WriteAccount),
                signed.Get("/api/v3/account/commission", 20, WriteCommission),
                signed.Get("/api/v3/rateLimit/order", 40, WriteCounts),
            ];
        }
    }

    private static void WriteAccount(SignedRequest request)
    {
        bool omitsZero = request.Parameters.Flag("omitZeroBalances") ?? false;
        request.Parameters.End();
        Account account = request.Account;
        using Utf8JsonWriter json = new(request.Rest.Output);
        json.WriteStartObject();
        json.WriteNumber("makerCommission"u8, (int)(account.MakerRate * BasisPoints));
        json.WriteNumber("takerCommission"u8, (int)(account.TakerRate * BasisPoints));
        json.WriteNumber("buyerCommission"u8, 0);
        json.WriteNumber("sellerCommission"u8, 0);
        CommissionText.WriteRates(json, "commissionRates", account.MakerRate, account.TakerRate);
        json.WriteBoolean("canTrade"u8, account.CanTrade);
        json.WriteBoolean("canWithdraw"u8, false);
        json.WriteBoolean("canDeposit"u8, false);
        json.WriteBoolean("brokered"u8, false);
        json.WriteBoolean("requireSelfTradePrevention"u8, false);
        json.WriteBoolean("preventSor"u8, false);
        json.WriteNumber("updateTime"u8, account.UpdateTime);
        json.WriteString("accountType"u8, "SPOT"u8);
        WriteBalances(json, account, omitsZero);
        json.WriteStartArray("permissions"u8);
        json.WriteStringValue("SPOT"u8);
        json.WriteEndArray();
        json.WriteNumber("uid"u8, account.Uid);
        json.WriteEndObject();
    }

    /// <summary>All balances as an array.</summary>
    public static void WriteBalances(Utf8JsonWriter json, Account account, bool omitsZero)
    {
        json.WriteStartArray("balances"u8);
        foreach ((string asset, Balance balance) in account.Funds.All)
        {
            if (omitsZero && balance == default)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("asset"u8, asset);
            OrderText.WriteAmount(json, "free"u8, balance.Free);
            OrderText.WriteAmount(json, "locked"u8, balance.Locked);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCommission(SignedRequest request)
    {
        string symbol = request.Rest.Listed(request.Parameters.MandatorySymbol()).Instrument.Symbol;
        request.Parameters.End();
        using Utf8JsonWriter json = new(request.Rest.Output);
        json.WriteStartObject();
        json.WriteString("symbol"u8, symbol);
        CommissionText.WriteRates(
            json, "standardCommission", request.Account.MakerRate, request.Account.TakerRate);
        CommissionText.WriteRates(json, "specialCommission", 0, 0);
        CommissionText.WriteRates(json, "taxCommission", 0, 0);
        CommissionText.WriteDiscount(json);
        json.WriteEndObject();
    }

    private static void WriteCounts(SignedRequest request)
    {
        request.Parameters.End();
        OrderCount count = request.Account.Count;
        using Utf8JsonWriter json = new(request.Rest.Output);
        json.WriteStartArray();
        WriteCount(json, ("SECOND", 10, OrderCount.ShortLimit), count.InSeconds);
        WriteCount(json, ("DAY", 1, OrderCount.DayLimit), count.InDay);
        json.WriteEndArray();
    }

    private static void WriteCount(Utf8JsonWriter json, (string Interval, int Number, int Limit) limit, int count)
    {
        json.WriteStartObject();
        json.WriteString("rateLimitType"u8, "ORDERS"u8);
        json.WriteString("interval"u8, limit.Interval);
        json.WriteNumber("intervalNum"u8, limit.Number);
        json.WriteNumber("limit"u8, limit.Limit);
        json.WriteNumber("count"u8, count);
        json.WriteEndObject();
    }
}
