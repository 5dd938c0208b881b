namespace Breakwater.Local.Exchange;

/// <summary>The simulator cannot start; the message is the one line the user reads.</summary>
public sealed class StartupException : Exception
{
    public StartupException()
    {
    }

    public StartupException(string message)
        : base(message)
    {
    }

    public StartupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
