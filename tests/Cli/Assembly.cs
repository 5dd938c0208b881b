using Breakwater.TestKit.Local;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]
