using System.Globalization;
using Breakwater.Mutation;
using Breakwater.Mutation.Planted;

return args is ["planted", ..]
    ? await PlantedRun.RunAsync(Text("--only"), Number("--seeds", 500), args.Contains("--all"))
    : await SampledRun.RunAsync(Number("--sample", 120), Number("--seed", 1));

int Number(string option, int otherwise) =>
    Text(option) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

string? Text(string option)
{
    int at = Array.IndexOf(args, option);

    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
