namespace Breakwater.TestKit;

/// <summary>What goes wrong with one order call.</summary>
public enum VenueFault
{
    None = 0,

    /// <summary>It is done, and the answer is lost.</summary>
    DoneButUnknown,

    /// <summary>It never arrives, and nobody knows.</summary>
    LostAndUnknown,

    /// <summary>It is refused.</summary>
    Rejected,

    /// <summary>It is not taken, and may be sent again as it is.</summary>
    NotAccepted,
}
