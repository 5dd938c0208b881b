using Microsoft.AspNetCore.SignalR;

namespace Microsoft.Azure.SignalR.Management.Local;

/// <summary>The clients of one hub among the clients of the server.</summary>
internal sealed class LocalHubClients(IHubClients clients, string hub, PayloadWriter writer) : IHubClients
{
    public IClientProxy All => Proxy(clients.Group(HubGroups.All(hub)));

    public IClientProxy AllExcept(IReadOnlyList<string> excludedConnectionIds) =>
        Proxy(clients.GroupExcept(HubGroups.All(hub), excludedConnectionIds));

    public IClientProxy Client(string connectionId) => Proxy(clients.Client(connectionId));

    public IClientProxy Clients(IReadOnlyList<string> connectionIds) => Proxy(clients.Clients(connectionIds));

    public IClientProxy Group(string groupName) => Proxy(clients.Group(HubGroups.Group(hub, groupName)));

    public IClientProxy GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) =>
        Proxy(clients.GroupExcept(HubGroups.Group(hub, groupName), excludedConnectionIds));

    public IClientProxy Groups(IReadOnlyList<string> groupNames) =>
        Proxy(clients.Groups([.. groupNames.Select(name => HubGroups.Group(hub, name))]));

    public IClientProxy User(string userId) => Proxy(clients.Group(HubGroups.User(hub, userId)));

    public IClientProxy Users(IReadOnlyList<string> userIds) =>
        Proxy(clients.Groups([.. userIds.Select(id => HubGroups.User(hub, id))]));

    private SerializingProxy Proxy(IClientProxy inner) => new(inner, writer);
}
