namespace Breakwater.Local.Cli;

/// <summary>Something the user can put right: one line, perhaps with evidence, never a stack trace.</summary>
internal sealed class CliException : Exception
{
    public CliException()
        : this("Something went wrong.")
    {
    }

    public CliException(string message)
        : base(message)
    {
    }

    public CliException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public CliException(string message, IReadOnlyList<string> evidence)
        : base(message) => Evidence = evidence;

    /// <summary>Lines printed below the message, such as the last words of a process.</summary>
    public IReadOnlyList<string> Evidence { get; } = [];

    /// <summary>1: it did not work. 2: it was asked for in a wrong way.</summary>
    public int ExitCode { get; init; } = 1;

    public static CliException Usage(string message) => new(message) { ExitCode = 2 };
}
