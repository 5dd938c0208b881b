using System.Globalization;
using System.Security.Cryptography;
using Breakwater.Local.Cli.Output;
using Breakwater.Local.Cli.Processes;

namespace Breakwater.Local.Cli.Setup;

/// <summary>Node itself, and the npm packages of the checkout.</summary>
internal static class NodeTools
{
    private const int VersionMin = 20;

    private static string Stamp => Path.Combine(Repository.Artifacts, "npm.stamp");

    /// <exception cref="CliException">Node is missing or too old.</exception>
    public static async Task DemandNodeAsync(CancellationToken stop) =>
        Demand(await ToolRun.AskAsync("node", "--version", stop));

    /// <param name="version">The answer of "node --version", such as v22.1.0; null when there is no Node.</param>
    public static void Demand(string? version)
    {
        const string Remedy = "install it (nodejs.org, or your system's packages) and run this again";
        if (version is null)
        {
            throw new CliException($"Node.js {VersionMin} or newer is needed and was not found: {Remedy}.");
        }

        string major = version.TrimStart('v').Split('.')[0];
        if (!int.TryParse(major, CultureInfo.InvariantCulture, out int number) || number < VersionMin)
        {
            throw new CliException($"Node.js {VersionMin} or newer is needed, this is {version}: {Remedy}.");
        }
    }

    /// <summary>Runs "npm ci" when the packages are missing or the lock file has changed since.</summary>
    public static async Task InstallPackagesAsync(Screen screen, Guard guard, CancellationToken stop)
    {
        string lockFile = Repository.In("package-lock.json");
        string digest = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(lockFile, stop)));
        if (IsInstalled(lockFile, digest))
        {
            return;
        }

        await screen.StepAsync("Installing npm packages (npm ci; first use or changed lock file)", async () =>
        {
            ToolRun run = await ToolRun.RunAsync(
                OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund"], guard, stop);
            if (run.ExitCode != 0)
            {
                throw new CliException(
                    run.ExitCode is null ? "npm was not found: it comes with Node.js." : "npm ci failed.",
                    [.. run.Lines.TakeLast(10)]);
            }
        });
        WriteStamp(digest);
    }

    private static bool IsInstalled(string lockFile, string digest)
    {
        FileInfo installed = new(Repository.In("node_modules", ".package-lock.json"));
        if (!installed.Exists)
        {
            return false;
        }

        if (File.Exists(Stamp))
        {
            return File.ReadAllText(Stamp).Trim() == digest;
        }

        bool byHand = installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(lockFile);
        if (byHand)
        {
            WriteStamp(digest);
        }

        return byHand;
    }

    private static void WriteStamp(string digest)
    {
        Directory.CreateDirectory(Repository.Artifacts);
        File.WriteAllText(Stamp, digest + "\n");
    }
}
