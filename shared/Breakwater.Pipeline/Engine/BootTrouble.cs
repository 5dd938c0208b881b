namespace Breakwater.Pipeline.Engine;

/// <summary>Why a start-up phase could not be done.</summary>
/// <param name="Text">In plain words.</param>
/// <param name="IsFinal">Whether trying again by itself is of no use: somebody must change something first.</param>
public sealed record BootTrouble(string Text, bool IsFinal)
{
    /// <summary>Trouble that may be over at the next try.</summary>
    public static BootTrouble Passing(string text) => new(text, false);

    /// <summary>Trouble that ends the start-up at once.</summary>
    public static BootTrouble Final(string text) => new(text, true);
}
