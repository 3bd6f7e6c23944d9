using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.YearChange;

/// <summary>引継ぎ: what a section holds, for whoever takes it over.</summary>
/// <param name="Others">What other modules hold for the section, by the key of the kind.</param>
public sealed record Handover(SectionLine Section, DateOnly ContractsUntil, IReadOnlyList<HandoverSystem> Systems, IReadOnlyList<HandoverCase> Cases, IReadOnlyList<HandoverCondition> Conditions,
    IReadOnlyList<HandoverAdvice> Advice, IReadOnlyList<(string Key, IReadOnlyList<SectionHolding> Records)> Others)
{
    public IEnumerable<HandoverSystem> EndingContracts => Systems.Where(s => s.ContractTo is not null && s.ContractTo <= ContractsUntil).OrderBy(s => s.ContractTo);
}

/// <summary>A section a person may ask for.</summary>
public sealed record HandoverSection(Guid Id, string Name);

public sealed class HandoverQueries(PeopleQueries people, SystemHandoverQueries systems, ConsultationHandoverQueries consultations, IEnumerable<ISectionSuccession> sources)
{
    private static readonly string[] Shown = ["Systems", "Consultations"];

    /// <summary>Own sections, those of a stand-in too.</summary>
    public static IReadOnlyList<HandoverSection> SectionsOf(Actor actor) => [.. actor.Capacities.Select(c => new HandoverSection(c.SectionId, c.SectionName)).DistinctBy(s => s.Id)];

    /// <summary>People of the section, the policy office and the administrators of people for all.</summary>
    public static bool MayRead(Actor actor, Guid sectionId) => actor.Capacities.Any(c => c.SectionId == sectionId) || actor.May(Permission.SystemEditAll) || actor.May(Permission.PeopleAdminister);

    /// <summary>Forbidden for other sections; NotFound for an unknown one.</summary>
    public async Task<Handover> OfAsync(Guid sectionId, Actor actor, CancellationToken ct = default)
    {
        var section = await people.SectionAsync(sectionId, ct) ?? throw new NotFound("section");
        if (!MayRead(actor, sectionId))
        {
            throw new Forbidden("Another section's handover.");
        }
        var lastYear = FiscalYear.Of(actor.Today).Previous.Start;
        var others = new List<(string, IReadOnlyList<SectionHolding>)>();
        foreach (var source in sources.Where(s => !Shown.Contains(s.Key)))
        {
            others.Add((source.Key, await source.HeldByAsync([sectionId], ct)));
        }
        // An administrator without the section learns numbers of cases, not their contents.
        var (cases, conditions) = await consultations.OfAsync(sectionId, actor, ct);
        return new Handover(section, actor.Today.AddYears(1), await systems.OfAsync(sectionId, ct), cases, conditions, await systems.AdviceAsync(sectionId, lastYear, actor, ct), [.. others.Where(o => o.Item2.Count > 0)]);
    }
}
