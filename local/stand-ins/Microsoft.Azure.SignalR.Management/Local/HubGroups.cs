namespace Microsoft.Azure.SignalR.Management.Local;

/// <summary>Names of groups that keep the hubs of one server apart.</summary>
internal static class HubGroups
{
    public static string All(string hub) => $"{hub}\nall";

    public static string User(string hub, string user) => $"{hub}\nuser\n{user}";

    public static string Group(string hub, string group) => $"{hub}\ngroup\n{group}";
}
