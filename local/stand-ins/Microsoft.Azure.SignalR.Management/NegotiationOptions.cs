using System.Security.Claims;

namespace Microsoft.Azure.SignalR.Management;

public class NegotiationOptions
{
    public string? UserId { get; set; }

    public IList<Claim>? Claims { get; set; }

    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);
}
