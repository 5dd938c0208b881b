namespace Breakwater.StandIns.ServiceBus.Tests;

public sealed class ModelTests
{
    private const int Runs = 1000;
    private const int Steps = 80;

    [Fact]
    public async Task Broker_RandomOperations_BehavesLikeThePlainModel()
    {
        for (ulong seed = 1; seed <= Runs; seed++)
        {
            Exception failure = await Record.ExceptionAsync(() => ModelRun.RunAsync(seed, Steps));
            Assert.True(failure is null, $"Seed {seed}: {failure}");
        }
    }
}
