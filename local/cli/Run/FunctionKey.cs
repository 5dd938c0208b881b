using System.Security.Cryptography;

namespace Breakwater.Local.Cli.Run;

/// <summary>The key of the local Function App. It is kept: a command line copied yesterday works today.</summary>
internal static class FunctionKey
{
    private const int Length = 40;

    public static string Obtain()
    {
        string file = Repository.FunctionKeyFile;
        if (File.Exists(file) && File.ReadAllText(file).Trim() is { Length: Length } known)
        {
            return known;
        }

        string key = RandomNumberGenerator.GetHexString(Length, lowercase: true);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using FileStream stream = new(file, CreationOptions());
        using StreamWriter writer = new(stream);
        writer.WriteLine(key);
        return key;
    }

    private static FileStreamOptions CreationOptions()
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
