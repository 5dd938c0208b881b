using System.Diagnostics;

namespace Breakwater.Mutation;

/// <summary>A copy of a built program, of which an assembly can be exchanged.</summary>
internal sealed class ProgramCopy : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("breakwater-mutation-");

    public ProgramCopy(string built)
    {
        foreach (string file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            string copy = PathOf(Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Where a file of it is.</summary>
    public string PathOf(string file) => Path.Combine(folder.FullName, file);

    /// <summary>Runs it in a process of its own.</summary>
    /// <param name="program">The name of its assembly.</param>
    /// <param name="arguments">What it is told.</param>
    /// <param name="patience">After which it is ended.</param>
    public async Task<ProgramEnd> RunAsync(string program, IEnumerable<string> arguments, TimeSpan patience)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments.Prepend(PathOf($"{program}.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);

            return new ProgramEnd(null, string.Empty, string.Empty);
        }

        return new ProgramEnd(process.ExitCode, await output, await errors);
    }

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Null when it had to be ended.</param>
/// <param name="Output">What it said.</param>
/// <param name="Errors">What it complained about.</param>
internal sealed record ProgramEnd(int? ExitCode, string Output, string Errors);
