using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Platform.Succession;

/// <summary>One record that belongs to a section, as a reorganisation lists it.</summary>
/// <param name="Id">Of the record that moves; unique within its source.</param>
/// <param name="Reference">Its number, empty where it has none.</param>
/// <param name="Title">Shown to the administrator: no restricted figure.</param>
/// <param name="Link">Path within the portal, or null.</param>
public sealed record SectionHolding(Guid Id, Guid SectionId, string Reference, string Title, string? Link = null)
{
    /// <summary>Next day by which somebody has to act, where the record has one.</summary>
    public DateOnly? DueOn { get; init; }
}

/// <summary>The section that takes a record over, with what a record may have to copy of it.</summary>
public sealed record Successor(Guid SectionId, Guid BureauId, string Name);

/// <summary>Where a record comes from and which section takes it over.</summary>
public sealed record Takeover(Guid FromId, string FromName, Successor To)
{
    /// <summary>For the reason on the Trail: names are frozen there.</summary>
    public string Words => $"{FromName} → {To.Name}";
}

/// <summary>
/// What of a module's records belongs to a section, and how it goes to the successor when the section is reorganised
/// (組織改正). Every module whose records name a section registers one for each kind of record:
/// <c>services.AddScoped&lt;ISectionSuccession, …&gt;()</c>. The trial lists, the run moves; neither knows the module.
/// </summary>
public interface ISectionSuccession
{
    /// <summary>Names the kind of record: text key "Succession.{Key}", also stored in reports. Never changes.</summary>
    string Key { get; }

    /// <summary>Everything the sections hold, decided and closed records too: what is not listed is lost on the old section.</summary>
    Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default);

    /// <summary>
    /// Hands the records over: loads them tracked, changes them through their own methods and notes the old and new name
    /// on each root's Trail row (<see cref="PortalDb.Note"/>). Does NOT save and declares no act: the run's one save is the
    /// transaction. A record that meanwhile belongs to another section is left alone. Names frozen on acts stay as they are.
    /// </summary>
    /// <param name="records">By the id of the record.</param>
    Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default);
}
