using System.Reflection;
using Breakwater.Tidy.Rules;

namespace Breakwater.Tidy;

/// <summary>What the built core references, whatever its sources say.</summary>
public sealed class AssemblyTests
{
    [Fact]
    public void Domain_ReferencesNothingButTheRuntime() =>
        Assert.Empty(LayerRules.ReferencesBeyondTheRuntime(References("Breakwater.Domain")));

    [Fact]
    public void Pipeline_ReferencesNeitherAzureNorAspNet() =>
        Assert.Empty(LayerRules.CloudReferences(References("Breakwater.Pipeline")));

    [Fact]
    public void References_OfThisAssembly_AreSeenAsBeyondTheRuntime() =>
        Assert.Contains("xunit.v3.assert", LayerRules.ReferencesBeyondTheRuntime(References("Breakwater.Tidy")));

    [Theory]
    [InlineData("Azure.Core", true)]
    [InlineData("Microsoft.AspNetCore.Http", true)]
    [InlineData("Microsoft.Azure.Functions.Worker", true)]
    [InlineData("AzureLike", false)]
    [InlineData("System.Runtime", false)]
    public void CloudReferences_Planted_AreFound(string name, bool found) =>
        Assert.Equal(found, LayerRules.CloudReferences([new AssemblyName(name)]).Any());

    private static AssemblyName[] References(string assembly) =>
        Assembly.Load(assembly).GetReferencedAssemblies();
}
