namespace Breakwater.Local.Functions;

internal enum HostState
{
    Starting,
    Running,
    Stopping,
}
