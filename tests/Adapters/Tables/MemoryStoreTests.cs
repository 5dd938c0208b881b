using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Adapters.Tests.Tables;

public sealed class MemoryStoreTests : StateStoreContract
{
    protected override Task<(IStateStore Store, Partition Partition)> EmptyAsync() =>
        Task.FromResult<(IStateStore, Partition)>((new MemoryStore(), new Partition("Table", "bot")));
}
