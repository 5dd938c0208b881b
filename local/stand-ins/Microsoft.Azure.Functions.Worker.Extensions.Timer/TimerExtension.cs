using Breakwater.Local.Functions;
using Breakwater.Local.Functions.Timers;

[assembly: TriggerExtension(typeof(TimerExtension))]

namespace Breakwater.Local.Functions.Timers;

internal sealed class TimerExtension : ITriggerExtension
{
    public ITriggerListener Listen(FunctionEntry function, FunctionsRuntime runtime) =>
        new TimerListener(function, runtime);
}
