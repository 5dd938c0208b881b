using System.Globalization;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Scenarios;

namespace Breakwater.Simulation;

/// <summary>What the program was asked for.</summary>
/// <param name="First">First seed.</param>
/// <param name="Last">Last seed, inclusive.</param>
/// <param name="Steps">Port calls of each run before faults stop.</param>
/// <param name="Faults">What may go wrong.</param>
/// <param name="ShowsTrace">Whether to print a single run whole.</param>
internal sealed record Options(ulong First, ulong Last, int Steps, IReadOnlyList<Fault> Faults, bool ShowsTrace)
{
    /// <summary>How many times as often as usual everything goes wrong.</summary>
    public int Intensity { get; init; } = 1;

    /// <summary>Whether the first seed that fails is enough to know.</summary>
    public bool StopsAtFirst { get; init; }

    public const string Usage =
        "--seeds A..B | --seed N   [--steps N] [--intensity N] [--faults all|none|NAME,NAME...] [--first] [--trace]";

    /// <exception cref="FormatException">The arguments make no sense; the message says which.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var options = new Options(1, 500, RunRequest.DefaultSteps, KnownGaps.FaultsInForce, false);
        for (int index = 0; index < arguments.Count; index++)
        {
            string name = arguments[index];
            if (name is "--trace" or "--first")
            {
                options = name == "--trace"
                    ? options with { ShowsTrace = true }
                    : options with { StopsAtFirst = true };

                continue;
            }

            string value = ++index < arguments.Count
                ? arguments[index]
                : throw new FormatException($"{name} needs a value.");
            options = With(options, name, value);
        }

        return options;
    }

    private static Options With(Options options, string name, string value) => name switch
    {
        "--seed" => options with { First = Number(value), Last = Number(value) },
        "--seeds" when value.Split("..") is [var first, var last] && Number(first) <= Number(last) =>
            options with { First = Number(first), Last = Number(last) },
        "--steps" => options with { Steps = (int)Math.Clamp(Number(value), 1, 1_000_000) },
        "--intensity" => options with { Intensity = (int)Math.Clamp(Number(value), 1, 15) },
        "--faults" => options with { Faults = FaultsOf(value) },
        _ => throw new FormatException($"{name} {value} makes no sense."),
    };

    /// <summary>The faults that a list of names means.</summary>
    /// <exception cref="FormatException">There is no such fault.</exception>
    public static IReadOnlyList<Fault> FaultsOf(string value) => value switch
    {
        "all" => KnownGaps.FaultsInForce,
        "none" => [],
        _ => [.. value.Split(',').Select(FaultOf)],
    };

    private static Fault FaultOf(string name) =>
        Enum.TryParse(name, ignoreCase: true, out Fault fault) && fault is not Fault.None && Enum.IsDefined(fault)
            ? fault
            : throw new FormatException($"There is no fault {name}; there are {string.Join(", ", FaultPlan.All)}.");

    private static ulong Number(string value) =>
        ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
            && number <= long.MaxValue
            ? number
            : throw new FormatException($"{value} is no number.");
}
