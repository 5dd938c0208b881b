using System.Globalization;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Rest;
using Microsoft.AspNetCore.Http;
using Endpoint = Breakwater.Local.Exchange.Rest.Endpoint;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Makes endpoints of which the sender is known and for which the trading side stands at their time.</summary>
public sealed class SignedEndpoints(SpotEngine engine)
{
    public Endpoint Get(string path, int weight, Action<SignedRequest> answer) =>
        Get(path, _ => weight, answer);

    public Endpoint Get(string path, Func<RestRequest, int> weight, Action<SignedRequest> answer) =>
        Endpoint.Get(path, weight, request => Answer(request, answer));

    public Endpoint Post(string path, Func<RestRequest, int> weight, Action<SignedRequest> answer) =>
        new("POST", path, weight, request => Answer(request, answer));

    /// <summary>Places or cancels.</summary>
    public Endpoint Trade(string method, string path, Action<SignedRequest> answer) => Trade(method, path, 1, answer);

    public Endpoint Trade(string method, string path, int weight, Action<SignedRequest> answer) =>
        new(method, path, _ => weight, request => Answer(request, signed => AnswerTrade(signed, answer)))
        {
            IsFreeWhenAccepted = true,
        };

    private static void AnswerTrade(SignedRequest request, Action<SignedRequest> answer)
    {
        IHeaderDictionary headers = request.Rest.Response.Headers;
        OrderCount count = request.Account.Count;
        if (!request.Account.KeyMayTrade)
        {
            throw Signing.NotPermitted;
        }

        try
        {
            answer(request);
            if (!HttpMethods.IsPost(request.Rest.Response.HttpContext.Request.Method))
            {
                return;
            }

            headers["X-MBX-ORDER-COUNT-10S"] = count.InSeconds.ToString(CultureInfo.InvariantCulture);
            headers["X-MBX-ORDER-COUNT-1D"] = count.InDay.ToString(CultureInfo.InvariantCulture);
        }
        catch (RestException problem) when (problem.Code == -1015)
        {
            long wait = OrderCount.UntilNext(count.IsDayFull(1), request.Now);
            headers.RetryAfter = ((wait + 999) / 1000).ToString(CultureInfo.InvariantCulture);
            throw;
        }
    }

    private void Answer(RestRequest request, Action<SignedRequest> answer)
    {
        lock (engine.Gate)
        {
            Account account = Signing.Authorize(request, engine.Accounts);
            answer(new SignedRequest(request, account, engine.Advance(request.Now)));
        }
    }
}
