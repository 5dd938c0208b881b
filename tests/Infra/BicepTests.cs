using Breakwater.Infra.Tests.Bicep;
using Breakwater.Infra.Tests.Rules;

namespace Breakwater.Infra.Tests;

/// <summary>infra/bicep, as far as it can be judged without the Bicep compiler and without Azure.</summary>
public sealed class BicepTests
{
    [Fact]
    public Task Files_Parse() => NoneAsync((_, file) => SymbolRules.SyntaxErrors(file));

    [Fact]
    public Task Names_AreDeclaredOnceAndUsed() => NoneAsync((_, file) =>
    [
        .. SymbolRules.Unresolved(file),
        .. SymbolRules.DeclaredTwice(file),
        .. SymbolRules.Unused(file),
    ]);

    [Fact]
    public Task ParametersAndOutputs_SayWhatTheyAre() => NoneAsync((_, file) => SymbolRules.Undescribed(file));

    [Fact]
    public Task Modules_FitTogether() => NoneAsync((folder, file) =>
    [
        .. ModuleRules.MissingFiles(folder, file),
        .. ModuleRules.Parameters(folder, file),
        .. ModuleRules.Outputs(folder, file),
    ]);

    [Fact]
    public Task Secrets_StayInTheVault() => NoneAsync((_, file) =>
    [
        .. SecretRules.InOutputs(file),
        .. SecretRules.KeysAsked(file),
        .. SecretRules.SecretsMade(file),
    ]);

    [Fact]
    public async Task Resources_AreOfKnownTypesWithKnownProperties()
    {
        TypeFacts facts = TypeFacts.Read();
        await NoneAsync((_, file) => [.. TypeRules.Wrong(facts, file), .. TypeRules.WrongReads(facts, file)]);
    }

    [Fact]
    public async Task Roles_HaveTheIdsOfTheirNames()
    {
        IReadOnlyDictionary<string, string> roles = RoleRules.Facts();
        await NoneAsync((_, file) => RoleRules.Wrong(roles, file));
    }

    private static async Task NoneAsync(Func<BicepFolder, BicepFile, IEnumerable<string>> rule)
    {
        BicepFolder folder = await BicepFolder.OwnAsync;
        Assert.NotEmpty(folder.Files);
        Findings.None(folder.Files.SelectMany(file => rule(folder, file)));
    }
}
