namespace Breakwater.Mutation.Planted;

/// <summary>A suite of tests, with a defect in one of the assemblies that it tests.</summary>
internal sealed class SuiteBench(string suite) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ProgramCopy copy = new(Repository.Built(suite));

    /// <summary>The suite that holds a test.</summary>
    public static string SuiteOf(string test) => string.Join('.', test.Split('.').Take(3));

    /// <summary>Where it takes an assembly from.</summary>
    public string PathOf(string assembly) => copy.PathOf($"{assembly}.dll");

    /// <summary>Whether the tests of this name pass; null when none was run.</summary>
    public async Task<bool?> PassesAsync(string test)
    {
        ProgramEnd end = await copy.RunAsync(suite, ["-noColor", "-noLogo", "-method", test], Patience);
        bool wereRun = end.ExitCode is null || !end.Output.Contains("Total: 0", StringComparison.Ordinal);

        return wereRun ? end.ExitCode == 0 : null;
    }

    public void Dispose() => copy.Dispose();
}
