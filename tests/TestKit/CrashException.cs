namespace Breakwater.TestKit;

/// <summary>The process died here.</summary>
public sealed class CrashException : Exception
{
    public CrashException()
    {
    }

    public CrashException(string message)
        : base(message)
    {
    }

    public CrashException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
