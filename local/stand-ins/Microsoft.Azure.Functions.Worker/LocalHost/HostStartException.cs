namespace Breakwater.Local.Functions;

/// <summary>The host refuses to start; the message is the whole story and is shown to the user as one line.</summary>
internal sealed class HostStartException : InvalidOperationException
{
    public HostStartException(string message)
        : base(message)
    {
    }

    public HostStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
