using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Breakwater.Mutation;

string[] stages = ["Execution", "Positions", "Risk"];
string[] tests = [.. stages, "SeedDefects"];
int seed = Number("--seed", 1);
int sample = Number("--sample", 120);
string root = typeof(Mutant).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
    .First(attribute => attribute.Key == "RepositoryRoot").Value!;
string built = Path.Combine(AppContext.BaseDirectory, "..", "..", "Breakwater.Domain.Tests", "release");

Version version = AssemblyName.GetAssemblyName(Path.Combine(built, "Breakwater.Domain.dll")).Version!;
DomainCompiler compiler = new(root, version);
using (TestBench bench = new(built))
{
    if (await bench.JudgeAsync(compiler, null, tests) is var fate and not Fate.Survived)
    {
        await Console.Error.WriteLineAsync(
            $"The domain as it is: {fate}. The tests must pass before mutants can be judged.");

        return 1;
    }
}

IReadOnlyList<Mutant> all = compiler.Mutants(stages);
ConcurrentQueue<Mutant> waiting = new(Sample.Of(all, sample, seed));
ConcurrentBag<(Mutant Mutant, Fate Fate)> judged = [];
await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(async _ =>
{
    using TestBench bench = new(built);
    while (waiting.TryDequeue(out Mutant? mutant))
    {
        Fate fate = await bench.JudgeAsync(compiler, mutant, tests);
        judged.Add((mutant, fate));
        await Console.Out.WriteLineAsync(
            $"{judged.Count} {fate}: {mutant.File}:{mutant.Line} `{mutant.Before}` -> `{mutant.After}`");
    }
}));

foreach (string stage in stages)
{
    (Mutant Mutant, Fate Fate)[] of = [.. judged.Where(one => one.Mutant.Stage == stage)];
    IEnumerable<string> fates = of.CountBy(one => one.Fate).OrderBy(one => one.Key)
        .Select(one => $"{one.Value} {one.Key}");
    await Console.Out.WriteLineAsync($"{stage}: {of.Length} mutants, {string.Join(", ", fates)}");
}

await Console.Out.WriteLineAsync($"{all.Count} mutants there are, {judged.Count} were judged, seed {seed}");

return 0;

int Number(string option, int otherwise)
{
    int at = Array.IndexOf(args, option);

    return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
