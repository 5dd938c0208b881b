using System.Net;
using CryptoExchange.Net.Objects;

namespace Breakwater.Adapters.Binance;

/// <summary>Refusals that no repetition mends, in plain words with what does.</summary>
internal static class LastingRefusals
{
    /// <summary>Null when the answer is of another kind.</summary>
    public static string? TextOf<T>(HttpResult<T> answer) => (answer.ResponseStatusCode, answer.Error?.Code) switch
    {
        (HttpStatusCode.UnavailableForLegalReasons, _) =>
            "451, the exchange does not serve this region. Move the app.",
        (_, -2014) => "-2014, the API key is malformed: it is cut off or holds what no key holds.",
        (_, -2015) or (_, -2008) => $"{answer.Error?.Code}, the exchange does not take the API key: it is unknown "
            + "there, may not be used from this address, or may not do this. A key of the testnet works on the "
            + "testnet only, and a live one on live only.",
        (_, -1022) => "-1022, the signature is wrong: the secret does not belong to the API key.",
        _ => null,
    };
}
