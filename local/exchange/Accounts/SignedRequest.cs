using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Accounts;

/// <summary>A request whose sender is known.</summary>
public sealed record SignedRequest(RestRequest Rest, Account Account, long Now)
{
    public Parameters Parameters => Rest.Parameters;
}
