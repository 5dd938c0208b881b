namespace Breakwater.Infra.Tests;

internal static class Findings
{
    /// <summary>Fails with every finding on a line of its own.</summary>
    public static void None(IEnumerable<string> findings)
    {
        string[] found = [.. findings];
        if (found.Length > 0)
        {
            Assert.Fail($"{found.Length} found:\n{string.Join('\n', found)}");
        }
    }
}
