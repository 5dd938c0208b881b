using System.Diagnostics;

namespace Breakwater.Benchmarks;

/// <summary>The temporary folder in which other libraries are installed, built and run.</summary>
internal sealed class PeerFolder : IDisposable
{
    private const string NoScripts = "--ignore-scripts";

    private readonly string folder;
    private readonly string scripts;

    public PeerFolder(string folder, string scripts)
    {
        this.folder = folder;
        this.scripts = scripts;
        foreach (string script in Directory.EnumerateFiles(scripts, "*.mjs"))
        {
            File.Copy(script, Path.Combine(folder, Path.GetFileName(script)));
        }
    }

    public string Columns => Path.Combine(folder, "columns.bin");

    // The file of columns is the only large one; the folder itself is its maker's.
    public void Dispose() => File.Delete(Columns);

    /// <summary>Installs packages from the npm registry that is configured here.</summary>
    public void Install(IReadOnlyList<string> packages)
    {
        Console.WriteLine($"npm install of {string.Join(", ", packages)} into a temporary folder ...");
        Run("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "--silent", NoScripts, .. packages]);
    }

    public string Node(string script)
    {
        Console.WriteLine($"node {script} ...");

        return Run("node", [Path.Combine(folder, script), Columns]);
    }

    public string Tulip()
    {
        string sources = Path.Combine(folder, "node_modules", "tulind", "external");

        return Native("tulip", ["-std=c99", $"-I{sources}"], [Path.Combine(sources, "tiamalgamation.c")]);
    }

    /// <param name="sources">The folder that holds TA-Lib's include and src.</param>
    public string TaLib(string sources) => Native(
        "talib",
        [
            $"-I{sources}/include", $"-I{sources}/src/ta_common", $"-I{sources}/src/ta_func", "-DNDEBUG",
            "-DHAVE_FLOAT_H", "-DHAVE_STDINT_H", "-DHAVE_STDLIB_H", "-DHAVE_STRING_H", "-DHAVE_LIMITS_H",
        ],
        [
            .. Directory.EnumerateFiles(Path.Combine(sources, "src", "ta_func"), "*.c"),
            .. Directory.EnumerateFiles(Path.Combine(sources, "src", "ta_common"), "*.c"),
        ]);

    private string Native(string name, string[] options, string[] sources)
    {
        Console.WriteLine($"gcc and run {name} ...");
        string program = Path.Combine(folder, name);
        Run("gcc",
            ["-O3", "-w", .. options, "-o", program, Path.Combine(scripts, name + ".c"), .. sources, "-lm"]);

        return File.Exists(program) ? Run(program, [Columns]) : "";
    }

    // A peer that fails is left out, and says why.
    private string Run(string program, IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            Console.Error.WriteLine($"{Path.GetFileName(program)} ended with {process.ExitCode}");

            return "";
        }

        return output;
    }
}
