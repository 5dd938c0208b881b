namespace Breakwater.Pipeline.Ports;

/// <summary>
/// Something outside failed; classified once, in the adapter. The queue or the next timer tries again.
/// </summary>
public sealed class OutsideTroubleException : Exception
{
    /// <summary>Trouble without a description.</summary>
    public OutsideTroubleException()
    {
    }

    /// <summary>Trouble described by <paramref name="message"/>.</summary>
    public OutsideTroubleException(string message)
        : base(message)
    {
    }

    /// <summary>Trouble described by <paramref name="message"/>, with what caused it.</summary>
    public OutsideTroubleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Whether trying again soon changes nothing: a key that is not taken, a region that is not served.
    /// </summary>
    public bool IsLasting { get; init; }
}
