using System.Text;
using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Accounts;

/// <summary>Key, time and signature of a request, checked in the venue's order.</summary>
public static class Signing
{
    private const string Field = "signature=";
    private const decimal UsualWindow = 5000;
    private const decimal LongestWindow = 60_000;
    private const int MostAhead = 1000;

    // Times of 16 digits are microseconds.
    private const long FirstMicroseconds = 100_000_000_000_000;

    public static Account Authorize(RestRequest request, AccountBook accounts)
    {
        Account account = FindAccount(request, accounts);
        Parameters parameters = request.Parameters;
        _ = parameters.MandatoryText("timestamp");
        string signature = parameters.MandatoryText("signature");
        long time = parameters.PeekWholeNumber("timestamp")
            ?? throw Errors.IllegalCharacters("timestamp", Errors.IntegerRange);
        CheckTime(time >= FirstMicroseconds ? time / 1000 : time, WindowOf(parameters), request.Now);
        string payload = Without(request.RawQuery) + Without(request.RawBody);
        return account.Credential?.Accepts(payload, signature) == true
            ? account
            : throw new RestException(-1022, "Signature for this request is not valid.");
    }

    /// <summary>The account of the key alone.</summary>
    public static Account FindAccount(RestRequest request, AccountBook accounts) =>
        !AccountBook.IsKey(request.ApiKey)
            ? throw new RestException(-2014, "API-key format invalid.", 401)
            : accounts.Find(request.ApiKey) ?? throw NotPermitted;

    /// <summary>The answer to a key that does not exist or may not do what it asks.</summary>
    public static RestException NotPermitted => new(-2015, "Invalid API-key, IP, or permissions for action.", 401);

    private static decimal WindowOf(Parameters parameters)
    {
        decimal window = parameters.Amount("recvWindow") ?? UsualWindow;
        return window is > 0 and <= LongestWindow
            ? window
            : throw new RestException(-1131, "recvWindow must be less than 60000.");
    }

    private static void CheckTime(long time, decimal window, long now)
    {
        if (time >= now + MostAhead)
        {
            throw new RestException(
                -1021, "Timestamp for this request was 1000ms ahead of the server's time.");
        }

        if (now - time > window)
        {
            throw new RestException(-1021, "Timestamp for this request is outside of the recvWindow.");
        }
    }

    // The payload is what was sent, byte for byte, without the signature.
    private static string Without(string text)
    {
        if (!text.Contains(Field, StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder kept = new();
        foreach (string part in text.Split('&'))
        {
            if (!part.StartsWith(Field, StringComparison.Ordinal))
            {
                _ = kept.Append(kept.Length > 0 ? "&" : string.Empty).Append(part);
            }
        }

        return kept.ToString();
    }
}
