namespace Breakwater.EndToEnd.Tests;

internal static class Collections
{
    /// <summary>Systems started by the tests, at full speed, one after the other.</summary>
    public const string System = "system";

    /// <summary>Calls of bw, one after the other.</summary>
    public const string CommandLine = "command line";
}
