using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Web.Consultations;

/// <summary>Names of everything that answers hold only an id or a code of.</summary>
public sealed record FormNames(CodeBook Codes, IReadOnlyDictionary<Guid, SystemReference> Systems, IReadOnlyDictionary<Guid, SectionLine> Sections)
{
    public string System(string id) => Guid.TryParse(id, out var key) && Systems.TryGetValue(key, out var system) ? $"{system.Code} {system.Name}" : id;

    public string Section(string id) => Guid.TryParse(id, out var key) && Sections.TryGetValue(key, out var section) ? section.Name : id;
}

/// <summary>Looks up the names that a form needs: nothing where it holds no id.</summary>
public sealed class FormNaming(CodeQueries codes, SystemQueries systems, PeopleQueries people)
{
    /// <param name="facts">All forms that are shown together, for instance two versions.</param>
    public async Task<FormNames> OfAsync(DateOnly day, IEnumerable<FormFacts?> facts, CancellationToken ct = default)
    {
        var systemIds = new HashSet<Guid>();
        var sectionIds = new HashSet<Guid>();
        foreach (var form in facts.OfType<FormFacts>())
        {
            foreach (var field in FormCatalogue.Of(form.Stage).Where(f => f.Type is FieldType.System or FieldType.Systems or FieldType.Sections))
            {
                (field.Type == FieldType.Sections ? sectionIds : systemIds).UnionWith(Ids(form.Text(field.Code)));
            }
        }
        return await OfAsync(day, systemIds, sectionIds, ct);
    }

    public async Task<FormNames> OfAsync(DateOnly day, IReadOnlyCollection<Guid> systemIds, IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default)
    {
        var sections = new Dictionary<Guid, SectionLine>();
        if (sectionIds.Count > 0)
        {
            sections = (await people.SectionsAsync(day, ct)).Where(s => sectionIds.Contains(s.Id)).ToDictionary(s => s.Id);
            foreach (var gone in sectionIds.Where(id => !sections.ContainsKey(id)))
            {
                if (await people.SectionAsync(gone, ct) is { } found)
                {
                    sections[gone] = found;
                }
            }
        }
        return new FormNames(await codes.BookAsync(ct), await systems.ReferencesAsync(systemIds, ct), sections);
    }

    public static IEnumerable<Guid> Ids(string? text) =>
        (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.TryParse(id, out var key) ? key : Guid.Empty).Where(id => id != Guid.Empty);
}
