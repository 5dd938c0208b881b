namespace Breakwater.StandIns.ServiceBus.Tests;

internal enum WriteFault
{
    None = 0,
    Before = 1,
    After = 2,
}
