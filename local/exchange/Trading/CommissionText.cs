using System.Text.Json;
using Breakwater.Local.Exchange.Accounts;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Commission rates; only the standard ones are ever above zero.</summary>
public static class CommissionText
{
    public static void WriteRates(Utf8JsonWriter json, string name, decimal maker, decimal taker)
    {
        WriteStart(json, name, maker, taker);
        OrderText.WriteAmount(json, "buyer"u8, 0);
        OrderText.WriteAmount(json, "seller"u8, 0);
        json.WriteEndObject();
    }

    public static void WriteForOrder(Utf8JsonWriter json, Account account)
    {
        WriteStart(json, "standardCommissionForOrder", account.MakerRate, account.TakerRate);
        json.WriteEndObject();
        WriteStart(json, "specialCommissionForOrder", 0, 0);
        json.WriteEndObject();
        WriteStart(json, "taxCommissionForOrder", 0, 0);
        json.WriteEndObject();
        WriteDiscount(json);
    }

    public static void WriteDiscount(Utf8JsonWriter json)
    {
        json.WriteStartObject("discount"u8);
        json.WriteBoolean("enabledForAccount"u8, false);
        json.WriteBoolean("enabledForSymbol"u8, false);
        json.WriteString("discountAsset"u8, "BNB"u8);
        OrderText.WriteAmount(json, "discount"u8, 0.75m);
        json.WriteEndObject();
    }

    private static void WriteStart(Utf8JsonWriter json, string name, decimal maker, decimal taker)
    {
        json.WriteStartObject(name);
        OrderText.WriteAmount(json, "maker"u8, maker);
        OrderText.WriteAmount(json, "taker"u8, taker);
    }
}
