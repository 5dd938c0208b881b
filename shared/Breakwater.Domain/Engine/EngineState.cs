namespace Breakwater.Domain.Engine;

/// <summary>What the engine is busy with. Zero is the harmless one.</summary>
public enum EngineState
{
    /// <summary>Nothing runs.</summary>
    Stopped = 0,

    /// <summary>Ready to be started.</summary>
    Idle,

    /// <summary>The start-up phases are under way.</summary>
    Initializing,

    /// <summary>The universe is filtered and scored.</summary>
    Scanning,

    /// <summary>Levels are drawn for the candidates.</summary>
    LevelBuilding,

    /// <summary>Candidates are looked at for a breakout.</summary>
    SignalWait,

    /// <summary>A signal is sized by risk.</summary>
    Sizing,

    /// <summary>An order is on its way.</summary>
    Execution,

    /// <summary>Positions are open.</summary>
    Managing,

    /// <summary>No entries by command; positions are managed.</summary>
    Paused,

    /// <summary>A stage failed; retry resumes.</summary>
    Error,

    /// <summary>The kill switch was thrown.</summary>
    Emergency,
}
