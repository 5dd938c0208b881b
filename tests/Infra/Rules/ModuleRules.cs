using Breakwater.Infra.Tests.Bicep;

namespace Breakwater.Infra.Tests.Rules;

/// <summary>What the Bicep compiler would say of the ties between files.</summary>
internal static class ModuleRules
{
    private static readonly string[] Loaders = ["loadTextContent", "loadJsonContent"];

    public static IEnumerable<string> MissingFiles(BicepFolder folder, BicepFile file)
    {
        IEnumerable<string> modules =
            from module in file.Modules
            let path = BicepFile.TypeOf(module)
            where folder.Find(file, path) is null
            select $"{file.At(module)} names {path}, which does not exist";
        IEnumerable<string> loads =
            from call in file.Root.All
            where call.Type == "call_expression" && call.Children[0].Type == "identifier" && Loaders.Contains(call.Name)
            let path = call.Children[1].Children[0].Literal
            where path is null || !File.Exists(Path.Combine(folder.FolderOf(file), path))
            select $"{file.At(call)} loads {path ?? "a computed path"}, which does not exist";

        return modules.Concat(loads);
    }

    /// <summary>Parameters that a module does not have, or asks for and does not get.</summary>
    public static IEnumerable<string> Parameters(BicepFolder folder, BicepFile file) =>
        from module in file.Modules
        let target = folder.Find(file, BicepFile.TypeOf(module))
        where target is not null
        let given = (string[])[.. module.Body?.Property("params")?.Properties.Select(entry => entry.Name) ?? []]
        from finding in (string[])
        [
            .. from name in given.Except(target.Parameters.Select(parameter => parameter.Name))
               select $"{file.At(module)} gives {target.Path} {name}, which it does not take",
            .. from name in target.Required.Except(given)
               select $"{file.At(module)} does not give {target.Path} its {name}",
        ]
        select finding;

    /// <summary>Outputs that a module does not have.</summary>
    public static IEnumerable<string> Outputs(BicepFolder folder, BicepFile file) =>
        from access in file.Root.All
        let read = ReadOf(access)
        where read is not null
        let module = file.Modules.FirstOrDefault(candidate => candidate.Name == read.Value.Symbol)
        let target = module is null ? null : folder.Find(file, BicepFile.TypeOf(module))
        where target?.Outputs.Any(declared => declared.Name == read.Value.Output) != true
        select $"{file.At(access)} reads {read.Value.Symbol}.outputs.{read.Value.Output}, which does not exist";

    private static (string Symbol, string Output)? ReadOf(BicepNode access) =>
        access is { Type: "member_expression", Children: [{ Type: "member_expression" } inner, { Text: { } output }] }
        && inner is { Children: [{ Type: "identifier", Text: { } symbol }, { Text: "outputs" }] }
            ? (symbol, output)
            : null;
}
