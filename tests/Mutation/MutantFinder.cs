using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Breakwater.Mutation;

/// <summary>Finds every place of a file that can be changed a little: the mistakes that people make.</summary>
internal static class MutantFinder
{
    private static readonly Dictionary<SyntaxKind, string> Operators = new()
    {
        [SyntaxKind.LessThanToken] = "<=",
        [SyntaxKind.LessThanEqualsToken] = "<",
        [SyntaxKind.GreaterThanToken] = ">=",
        [SyntaxKind.GreaterThanEqualsToken] = ">",
        [SyntaxKind.EqualsEqualsToken] = "!=",
        [SyntaxKind.ExclamationEqualsToken] = "==",
        [SyntaxKind.AmpersandAmpersandToken] = "||",
        [SyntaxKind.BarBarToken] = "&&",
        [SyntaxKind.PlusToken] = "-",
        [SyntaxKind.MinusToken] = "+",
        [SyntaxKind.AsteriskToken] = "/",
        [SyntaxKind.SlashToken] = "*",
    };

    private static readonly Dictionary<string, string> Calls = new(StringComparer.Ordinal)
    {
        ["Min"] = "Max",
        ["Max"] = "Min",
        ["AtLeast"] = "AtMost",
        ["AtMost"] = "AtLeast",
        ["Any"] = "All",
        ["All"] = "Any",
        ["PriceDown"] = "PriceUp",
        ["First"] = "Last",
        ["FirstOrDefault"] = "LastOrDefault",
        ["LastOrDefault"] = "FirstOrDefault",
    };

    public static IEnumerable<Mutant> Find(string file, SyntaxNode root) =>
        root.DescendantNodes().SelectMany(node => Of(file, node));

    private static IEnumerable<Mutant> Of(string file, SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary when Operators.TryGetValue(binary.OperatorToken.Kind(), out string? other) =>
            [Mutant.Of(file, binary.OperatorToken, other)],
        RelationalPatternSyntax pattern when Operators.TryGetValue(pattern.OperatorToken.Kind(), out string? other) =>
            [Mutant.Of(file, pattern.OperatorToken, other)],
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not =>
            [Mutant.Of(file, not, not.Operand.ToString())],
        ConditionalExpressionSyntax choice =>
            [Mutant.Of(file, choice.Condition, $"!({choice.Condition})")],
        IfStatementSyntax branch => [Mutant.Of(file, branch.Condition, $"!({branch.Condition})")],
        LiteralExpressionSyntax literal => Literals(file, literal),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } }
            when Calls.TryGetValue(name.Identifier.Text, out string? other) =>
            [Mutant.Of(file, name.Identifier, other)],
        WhenClauseSyntax guard => [Mutant.Of(file, guard.Condition, $"!({guard.Condition})")],
        WithExpressionSyntax { Initializer.Expressions.Count: 1 } change =>
            [Mutant.Of(file, change, change.Expression.ToString())],
        _ => [],
    };

    private static IEnumerable<Mutant> Literals(string file, LiteralExpressionSyntax literal) => literal.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => [Mutant.Of(file, literal, "false")],
        SyntaxKind.FalseLiteralExpression => [Mutant.Of(file, literal, "true")],
        SyntaxKind.NumericLiteralExpression => literal.Token.Value switch
        {
            0m => [Mutant.Of(file, literal, "1m")],
            decimal number => [Mutant.Of(file, literal, FormattableString.Invariant($"{number + 1m}m"))],
            int number => [Mutant.Of(file, literal, FormattableString.Invariant($"{number + 1}"))],
            _ => [],
        },
        _ => [],
    };
}
