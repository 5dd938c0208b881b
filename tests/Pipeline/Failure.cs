using Xunit.Sdk;

namespace Breakwater.Pipeline.Tests;

/// <summary>Collects failures of a sweep, so that one run shows how many there are and where.</summary>
internal static class Failure
{
    /// <summary>The first line of what failed; null when nothing did.</summary>
    public static async Task<string?> OfAsync(Func<Task> run)
    {
        try
        {
            await run();

            return null;
        }
        catch (Exception exception) when (exception is XunitException or InvalidOperationException)
        {
            string where = exception.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains(".Tests.")) ?? "";

            return $"{exception.Message.ReplaceLineEndings(" ")} {where.Trim()}";
        }
    }
}
