using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Breakwater.Tidy.Rules;

/// <summary>Shapes and names of types.</summary>
internal static partial class TypeRules
{
    private const int CompanionLinesMax = 60;

    private static readonly string[] ForbiddenWords =
        ["Manager", "Helper", "Utils", "Service", "Processor", "Base", "Common", "Impl", "Info", "Data"];

    // The design's and the platform's own terms, in which these words mean something.
    private static readonly string[] Terms = ["MarketData", "ServiceBus", "BaseAsset", "ExchangeInfo"];

    /// <summary>Every class says what it is: sealed, static or abstract, on at least one of its parts.</summary>
    public static IEnumerable<string> OpenClasses(IEnumerable<SourceFile> sources) =>
        from source in sources
        from type in source.All<TypeDeclarationSyntax>()
        where type is ClassDeclarationSyntax || (type is RecordDeclarationSyntax && !IsRecordStruct(type))
        group (source, type) by FullName(type) into parts
        where !parts.Any(part => part.type.Modifiers.Any(IsClosing))
        let first = parts.First()
        select $"{first.source.At(first.type)} {parts.Key} is neither sealed, static nor abstract";

    public static IEnumerable<string> ForbiddenNames(SourceFile source) =>
        from type in source.All<BaseTypeDeclarationSyntax>()
        let name = type.Identifier.ValueText
        let rest = Terms.Aggregate(name, (left, term) => left.Replace(term, "", StringComparison.Ordinal))
        from word in Words().Matches(rest).Select(match => match.Value)
        where ForbiddenWords.Contains(word)
        select $"{source.At(type)} {name} says {word}";

    /// <summary>
    /// One public type per file, called like the file (X.cs, or X.Part.cs); small companions, the enums and records
    /// that only make sense with it, may stand beside it.
    /// </summary>
    public static IEnumerable<string> MisplacedPublicTypes(SourceFile source)
    {
        string main = Path.GetFileName(source.Path).Split('.')[0];
        MemberDeclarationSyntax[] types =
        [
            .. source.All<MemberDeclarationSyntax>()
                .Where(member => member.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax)
                .Where(member => member.Modifiers.Any(SyntaxKind.PublicKeyword)),
        ];
        bool hasMain = types.Any(type => NameOf(type) == main);

        return
            from type in types
            let name = NameOf(type)
            where name is not null && name != main && !(hasMain && IsCompanion(type))
            select $"{source.At(type)} public {name} belongs into a file of its name";
    }

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    };

    private static bool IsCompanion(MemberDeclarationSyntax type) =>
        type is EnumDeclarationSyntax or RecordDeclarationSyntax
        && type.ToString().Count(character => character == '\n') < CompanionLinesMax;

    private static bool IsRecordStruct(TypeDeclarationSyntax type) =>
        type is RecordDeclarationSyntax { ClassOrStructKeyword: SyntaxToken keyword }
        && keyword.IsKind(SyntaxKind.StructKeyword);

    private static bool IsClosing(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword;

    private static string FullName(TypeDeclarationSyntax type) => string.Join('.',
        type.AncestorsAndSelf().Reverse().Select(node => node switch
        {
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            TypeDeclarationSyntax outer => $"{outer.Identifier.ValueText}`{outer.TypeParameterList?.Parameters.Count}",
            _ => null,
        }).OfType<string>());

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Words();
}
