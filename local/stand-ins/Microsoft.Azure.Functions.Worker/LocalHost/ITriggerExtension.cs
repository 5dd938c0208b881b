namespace Breakwater.Local.Functions;

/// <summary>
/// What an extension's assembly adds to the host: it listens for the functions that carry its trigger.
/// </summary>
internal interface ITriggerExtension
{
    ITriggerListener Listen(FunctionEntry function, FunctionsRuntime runtime);
}
