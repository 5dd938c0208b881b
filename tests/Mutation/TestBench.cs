namespace Breakwater.Mutation;

/// <summary>The domain's tests, judging mutants of the domain.</summary>
internal sealed class TestBench(string built) : IDisposable
{
    private const string Tests = "Breakwater.Domain.Tests";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ProgramCopy copy = new(built);

    /// <summary>What the tests of <paramref name="stages"/> make of a mutant; null is the domain as it is.</summary>
    public async Task<Fate> JudgeAsync(AssemblyCompiler compiler, Mutant? mutant, IEnumerable<string> stages)
    {
        (string, string)? change = mutant is null ? null : (mutant.File, compiler.With(mutant));
        if (compiler.Compile(change) is not { } assembly)
        {
            return Fate.DidNotCompile;
        }

        await File.WriteAllBytesAsync(copy.PathOf("Breakwater.Domain.dll"), assembly);

        ProgramEnd end = await copy.RunAsync(
            Tests,
            ["-noColor", "-stopOnFail", .. stages.SelectMany(stage => new[] { "-namespace", $"{Tests}.{stage}" })],
            Patience);

        return end.ExitCode switch
        {
            null => Fate.TimedOut,
            0 => Fate.Survived,
            _ => Fate.Killed,
        };
    }

    public void Dispose() => copy.Dispose();
}
