using Microsoft.AspNetCore.Http;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>
/// The listen keys of user data streams, which Binance has retired: clients subscribe over its WebSocket API, which is
/// not simulated. They are told so instead of being given a key to which nothing is ever sent.
/// </summary>
public static class RetiredEndpoints
{
    private const string Path = "/api/v3/userDataStream";

    public static IEnumerable<Endpoint> All =>
        [new("POST", Path, _ => 2, Refuse), new("PUT", Path, _ => 2, Refuse), new("DELETE", Path, _ => 2, Refuse)];

    private static void Refuse(RestRequest request) =>
        throw new RestException(-1020, "This operation is not supported.", StatusCodes.Status410Gone);
}
