using Breakwater.Infra.Tests.Bicep;
using Breakwater.Infra.Tests.Rules;

namespace Breakwater.Infra.Tests;

/// <summary>Each rule about Bicep must be able to fail.</summary>
public sealed class PlantedBicepTests
{
    private const string Queue = "resource q 'A/q@1' = {\n  name: 'q'\n  properties: { BODY }\n}\n";

    private static readonly TypeFacts Facts = TypeFacts.Of([
        """
        {"resource": "A/q@1", "properties": {
          "name": {"type": "string", "flags": ["required", "deployTime"]},
          "properties": {"type": "object", "flags": ["required"]},
          "properties.count": {"type": "integer", "flags": ["required"]},
          "properties.made": {"type": "string", "flags": ["readOnly"]},
          "properties.size": {"type": "union", "values": ["'big'", "'small'"]},
          "properties.open": {"type": "union", "values": ["'a'", "string"]},
          "properties.rules": {"type": "array"},
          "properties.rules[].name": {"type": "string", "flags": ["required"]},
          "properties.free": {"type": "object"},
          "properties.tags": {"type": "object"},
          "properties.tags.*": {"type": "string"}}}
        """,
    ]);

    [Theory]
    [InlineData("param a string\nvar b = a\n", 0)]
    [InlineData("param a string =\nvar b = a\n", 1)]
    [InlineData("resource a 'x@1' = {\n  name: 'b'\n", 1)]
    [InlineData("var a = [for b c: b]\n", 1)]
    public async Task SyntaxErrors_InBrokenText_AreFound(string text, int least)
    {
        string[] found = [.. SymbolRules.SyntaxErrors(await ReadAsync(text))];

        Assert.True(least == 0 ? found.Length == 0 : found.Length >= least, string.Join('\n', found));
    }

    [Theory]
    [InlineData("var a = b\n", 1)]
    [InlineData("var a = '${b}-x'\n", 1)]
    [InlineData("var a = { b: 1 }\n", 0)]
    [InlineData("var a = { 'b': c }\n", 1)]
    [InlineData("var a = [for b in [1]: b]\nvar c = b\n", 1)]
    [InlineData("var l = [1]\nvar a = [for (b, i) in l: { k: b, n: i }]\n", 0)]
    [InlineData("var a = lenght([1])\n", 1)]
    [InlineData("@descripton('x')\nparam a string\n", 1)]
    [InlineData("param a string = b.c.d\n", 1)]
    public async Task Unresolved_NamesOfNothing_AreFound(string text, int count) =>
        Assert.Equal(count, SymbolRules.Unresolved(await ReadAsync(text)).Count());

    [Fact]
    public async Task DeclaredTwiceUnusedAndUndescribed_AreFound()
    {
        BicepFile file = await ReadAsync(
            "param a string\nvar a = 'x'\nparam b string\nvar c = { d: 1 }\nvar d = c\n"
            + "@description('e')\noutput e int = 1\n");

        Assert.Single(SymbolRules.DeclaredTwice(file));
        Assert.Equal(2, SymbolRules.Unused(file).Count());
        Assert.Equal(2, SymbolRules.Undescribed(file).Count());
    }

    [Theory]
    [InlineData("module m 'b.bicep' = {\n  params: { x: 1 }\n}\nvar r = m.outputs.o\n", 0)]
    [InlineData("module m 'c.bicep' = {\n  params: { x: 1 }\n}\n", 1)]
    [InlineData("module m 'b.bicep' = {\n  params: { }\n}\n", 1)]
    [InlineData("module m 'b.bicep' = if (true) {\n  params: { x: 1, z: 2 }\n}\n", 1)]
    [InlineData("module m 'b.bicep' = {\n  params: { x: 1 }\n}\nvar r = m.outputs.p\n", 1)]
    [InlineData("module m 'b.bicep' = if (true) {\n  params: { x: 1 }\n}\nvar r = m!.outputs.p\n", 1)]
    [InlineData("var t = loadTextContent('b.bicep')\n", 0)]
    [InlineData("var t = loadTextContent('../b.kql')\n", 1)]
    public async Task Modules_ThatDoNotFit_AreFound(string text, int count)
    {
        using var scratch = new ScratchFolder();
        scratch.Write("a.bicep", text);
        scratch.Write("b.bicep", "param x int\nparam y int = 2\noutput o int = x\n");
        BicepFolder folder = await BicepFolder.ReadAsync(scratch.Path);
        BicepFile file = folder["a.bicep"];

        Assert.Equal(count, ModuleRules.MissingFiles(folder, file)
            .Concat(ModuleRules.Parameters(folder, file))
            .Concat(ModuleRules.Outputs(folder, file))
            .Count());
    }

    [Theory]
    [InlineData("count: 1", 0)]
    [InlineData("count: 1, size: 'big', open: 'z', rules: [{ name: 'x' }], free: { any: 1 }, tags: { k: 'v' }", 0)]
    [InlineData("size: 'big'", 1)]
    [InlineData("count: 'one'", 1)]
    [InlineData("count: 1, cuont: 2", 1)]
    [InlineData("count: 1, size: 'huge'", 1)]
    [InlineData("count: 1, size: true ? 'big' : 'huge'", 1)]
    [InlineData("count: 1, made: 'x'", 1)]
    [InlineData("count: 1, rules: [{ nmae: 'x' }]", 2)]
    [InlineData("count: 1, rules: [for r in [1]: { nmae: 'x' }]", 2)]
    [InlineData("count: 1, tags: { k: 1 }", 1)]
    public async Task Wrong_PropertiesOfEveryShape_AreFound(string body, int count)
    {
        BicepFile file = await ReadAsync(Queue.Replace("BODY", body, StringComparison.Ordinal));
        string[] found = [.. TypeRules.Wrong(Facts, file)];

        Assert.True(count == found.Length, string.Join('\n', found));
    }

    [Fact]
    public async Task Wrong_InsideOfUnionsLoopsConditionsAndUnknownTypes_IsFound()
    {
        BicepFile file = await ReadAsync("""
            resource u 'A/q@1' = [for i in [1]: {
              name: 'u'
              properties: union({ count: 1 }, true ? { cuont: 1 } : {})
            }]
            resource c 'A/q@1' = if (true) {
              name: 'c'
            }
            resource o 'A/q@2' = {
              name: 'o'
            }
            resource e 'A/q@1' existing = {
              name: 'e'
            }
            var made = e.properties.made
            var maed = e.properties.maed

            """);

        Assert.Equal(3, TypeRules.Wrong(Facts, file).Count());
        Assert.Single(TypeRules.WrongReads(Facts, file));
    }

    [Fact]
    public async Task Secrets_ThatLeave_AreFound()
    {
        BicepFile file = await ReadAsync("""
            resource a 'A/q@1' existing = {
              name: 'a'
            }
            resource s 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
              name: 's'
            }
            output o string = a.properties.ConnectionString
            output k string = a.listKeys().key
            output n string = a.name

            """);

        Assert.Single(SecretRules.InOutputs(file));
        Assert.Single(SecretRules.KeysAsked(file));
        Assert.Single(SecretRules.SecretsMade(file));
    }

    [Theory]
    [InlineData("var blobOwner = '11111111-2222-3333-4444-555555555555'\n", 0)]
    [InlineData("var blobOwner = '11111111-2222-3333-4444-555555555556'\n", 1)]
    [InlineData("var tableOwner = '11111111-2222-3333-4444-555555555555'\n", 1)]
    [InlineData("var x = { role: '11111111-2222-3333-4444-555555555555' }\n", 1)]
    public async Task Roles_WithOtherIds_AreFound(string text, int count)
    {
        IReadOnlyDictionary<string, string> roles =
            RoleRules.Facts("| Blob Owner | 11111111-2222-3333-4444-555555555555 | app |");

        Assert.Equal(count, RoleRules.Wrong(roles, await ReadAsync(text)).Count());
    }

    private static async Task<BicepFile> ReadAsync(string text)
    {
        using var folder = new ScratchFolder();
        folder.Write("a.bicep", text);

        return (await BicepFolder.ReadAsync(folder.Path)).Files.Single();
    }
}
