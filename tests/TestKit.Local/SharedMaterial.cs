using Xunit;

namespace Breakwater.TestKit.Local;

/// <summary>Reference material that may lie beside the repository and is no part of it.</summary>
public static class SharedMaterial
{
    /// <summary>The full path of a file or folder under ../shared; skips the calling test when it is missing.</summary>
    public static string Require(string relativePath)
    {
        string path = RepositoryRoot.Combine($"../shared/{relativePath}");
        Assert.SkipUnless(Path.Exists(path), $"needs ../shared/{relativePath} beside the repository");
        return path;
    }
}
