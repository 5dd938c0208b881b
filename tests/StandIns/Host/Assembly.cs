using Breakwater.TestKit.Local;

// The clock is the process's own, so hosts of different clocks cannot run side by side.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(AzuriteFixture))]
