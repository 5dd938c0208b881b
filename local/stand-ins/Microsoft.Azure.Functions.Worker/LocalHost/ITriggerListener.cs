using System.Reflection;

namespace Breakwater.Local.Functions;

/// <summary>Turns one function's trigger into invocations.</summary>
internal interface ITriggerListener
{
    FunctionEntry Function { get; }

    /// <summary>What the list at start says after the function's name.</summary>
    string Description { get; }

    /// <summary>How <paramref name="parameter"/> gets its value; null when the trigger has none for it.</summary>
    ParameterBinder? Bind(ParameterInfo parameter);

    /// <summary>Makes ready (queue made, schedule read); takes no work yet.</summary>
    Task OpenAsync(CancellationToken token);

    /// <summary>
    /// Takes work on its own until the token is cancelled; returns when what it took has ended. Not called in
    /// lockstep.
    /// </summary>
    Task RunAsync(CancellationToken token);
}

/// <summary>The value of one parameter of one invocation.</summary>
internal delegate object? ParameterBinder(InvocationContext context);
