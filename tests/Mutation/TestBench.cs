using System.Diagnostics;

namespace Breakwater.Mutation;

/// <summary>A copy of the built tests whose domain can be exchanged.</summary>
internal sealed class TestBench : IDisposable
{
    private const string Tests = "Breakwater.Domain.Tests";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("breakwater-mutation-");

    public TestBench(string built)
    {
        foreach (string file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder.FullName, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private string Domain => Path.Combine(folder.FullName, "Breakwater.Domain.dll");

    /// <summary>What the tests of <paramref name="stages"/> make of a mutant; null is the domain as it is.</summary>
    public async Task<Fate> JudgeAsync(DomainCompiler compiler, Mutant? mutant, IEnumerable<string> stages)
    {
        if (!compiler.TryWrite(mutant, Domain))
        {
            return Fate.DidNotCompile;
        }

        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(folder.FullName, $"{Tests}.dll"), "-noColor", "-stopOnFail",
            .. stages.SelectMany(stage => new[] { "-namespace", $"{Tests}.{stage}" }),
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource patience = new(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);

            return Fate.TimedOut;
        }

        await Task.WhenAll(output, errors);

        return process.ExitCode == 0 ? Fate.Survived : Fate.Killed;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
