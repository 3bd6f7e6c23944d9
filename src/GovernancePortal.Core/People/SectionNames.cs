using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.People;

/// <summary>A section as sheets name it; one that no longer exists can be written but not chosen.</summary>
public sealed record NamedSection(Guid Id, string Code, string Name, string? NameEn, string Bureau, bool IsValid);

/// <summary>Sections by the names that people write into sheets.</summary>
public sealed class SectionNames
{
    private readonly Dictionary<Guid, string> written;
    private readonly ILookup<string, Guid> byName;
    private readonly Dictionary<Guid, string> bureaus;

    public SectionNames(IReadOnlyList<NamedSection> sections)
    {
        var shared = sections.Where(s => s.IsValid).GroupBy(s => s.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        written = sections.ToDictionary(s => s.Id, s => shared.Contains(s.Name) ? Whole(s) : s.Name);
        bureaus = sections.ToDictionary(s => s.Id, s => s.Bureau);
        byName = sections.Where(s => s.IsValid).SelectMany(s => new[] { s.Name, s.NameEn, s.Code, Whole(s), s.Bureau + s.Name }.OfType<string>().Select(Key).Distinct(), (s, name) => (s.Id, name))
            .ToLookup(x => x.name, x => x.Id, StringComparer.Ordinal);
        Choices = [.. sections.Where(s => s.IsValid).Select(s => written[s.Id])];
    }

    /// <summary>The sections that exist on the day, as they are written.</summary>
    public IReadOnlyList<string> Choices { get; }

    /// <summary>The section's name, with its bureau where two share one.</summary>
    public string Written(Guid id) => written.GetValueOrDefault(id, "");

    public string Bureau(Guid sectionId) => bureaus.GetValueOrDefault(sectionId, "");

    /// <summary>By name, English name, code, or bureau and name.</summary>
    public SheetValue<Guid?> Read(SheetCell cell)
    {
        if (SheetValues.FlawOf(cell) is { } flaw)
        {
            return flaw;
        }
        if (cell.Text.Length == 0)
        {
            return default;
        }
        var found = byName[Key(cell.Text)].Distinct().ToList();
        return found.Count switch
        {
            0 => new SheetFault("SectionUnknown", SheetValues.Short(cell.Text)),
            1 => new SheetValue<Guid?>(found[0]),
            _ => new SheetFault("SectionAmbiguous", SheetValues.Short(cell.Text), string.Join("、", found.Select(Written))),
        };
    }

    private static string Whole(NamedSection section) => section.Bureau + " " + section.Name;

    private static string Key(string text) => CharacterWidth.SearchKey(text).Replace(" ", "", StringComparison.Ordinal);
}
