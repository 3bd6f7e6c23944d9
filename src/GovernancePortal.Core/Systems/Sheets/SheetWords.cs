using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Sheets;

namespace GovernancePortal.Core.Systems.Sheets;

/// <summary>How the ledger's values are called in sheets: codes, sections and fixed choices by their Japanese names.</summary>
public sealed class SheetWords(CodeBook codes, SectionNames sections, DateOnly day)
{
    public CodeBook Codes => codes;
    public DateOnly Day => day;
    /// <summary>The sections that exist on the day, as they are written.</summary>
    public IReadOnlyList<string> SectionNames => sections.Choices;

    /// <summary>The section's name, with its bureau where two share one.</summary>
    public string Section(Guid id) => sections.Written(id);

    public string Bureau(Guid sectionId) => sections.Bureau(sectionId);

    /// <summary>By name, English name, code, or bureau and name.</summary>
    public SheetValue<Guid?> ReadSection(SheetCell cell) => sections.Read(cell);
}
