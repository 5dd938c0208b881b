using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Microsoft.Azure.SignalR.Management.Local;

/// <summary>All hubs of the process share this class; the name of the hub is a prefix of its groups.</summary>
internal sealed class LocalHub : Hub
{
    public override async Task OnConnectedAsync()
    {
        string hub = Context.GetHttpContext()!.Request.Query["hub"].ToString();
        await Groups.AddToGroupAsync(Context.ConnectionId, HubGroups.All(hub));
        if (Context.User?.FindFirst(AccessToken.UserClaim)?.Value is string user)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, HubGroups.User(hub, user));
        }

        await base.OnConnectedAsync();
    }
}
