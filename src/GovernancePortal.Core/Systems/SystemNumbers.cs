using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Systems;

/// <summary>Numbers of systems as people and sheets write them: SYS-0001;SYS-0007, in any width, parted by anything usual.</summary>
public static class SystemNumbers
{
    private static readonly char[] Separators = [';', ',', '、', '，', '；', ' ', '\n'];

    public static IReadOnlyList<string> Read(string? text) =>
        [.. CharacterWidth.Narrow(text).ToUpperInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The same numbers as they are stored; null when there is none.</summary>
    public static string? Ordered(string? text) => Read(text) is { Count: > 0 } numbers ? string.Join(';', numbers) : null;
}
