using System.Globalization;
using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>A section as plans see it.</summary>
public sealed record OfficeSection(Guid Id, string Code, string Name, Guid BureauId, string BureauCode, string BureauName, string? Place, DateOnly ValidFrom, DateOnly? ValidTo, Guid? PredecessorId);

/// <summary>An auditor as plans see one: section and pool as of the day, by the memberships.</summary>
public sealed record OfficeAuditor(Guid Id, Guid? UserId, string Name, Guid? SectionId, AuditorPool Pool, DateOnly? LeadTrainedOn, int CapacityPerYear, bool IsNew, DateOnly ValidFrom, DateOnly? ValidTo,
    IReadOnlyList<(Guid SectionId, DateOnly Until)> Past, IReadOnlyList<PlannerDays> Absences, IReadOnlyList<Guid> Manages)
{
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>An audit that was held: reported or closed in the portal, or entered as held before it.</summary>
public sealed record HeldAudit(Guid SectionId, FiscalYear FiscalYear, AuditNature Nature, Guid? EngagementId);

/// <summary>What the portal knows that a section's risk score needs.</summary>
public sealed record OfficeFacts(bool HandlesMyNumber, int Criticality, int Confidentiality, int Findings, int? SelfCheckGaps);

/// <summary>Everything outside the plan that the planner needs, read once; pure from here on.</summary>
public sealed record AuditOffice(DateOnly Today, IReadOnlyList<OfficeSection> Sections, IReadOnlyDictionary<Guid, OfficeFacts> Facts, IReadOnlyList<HeldAudit> Held, PlannerSettings Settings)
{
    private static readonly OfficeFacts Nothing = new(false, 1, 0, 0, null);
    private readonly Dictionary<Guid, OfficeSection> byId = Sections.ToDictionary(s => s.Id);
    private readonly Dictionary<string, OfficeSection> byCode = Sections.ToDictionary(s => s.Code, StringComparer.Ordinal);

    public IReadOnlyList<OfficeAuditor> Auditors { get; init; } = [];
    public Guid? PolicyOffice { get; init; }
    public IReadOnlyList<PlannerClosed> Closed { get; init; } = [];
    public IReadOnlyList<AuditException> Exceptions { get; init; } = [];

    public OfficeSection? Section(Guid id) => byId.GetValueOrDefault(id);

    public OfficeSection? Section(string code) => byCode.GetValueOrDefault(code);

    public OfficeAuditor? Auditor(Guid id) => Auditors.FirstOrDefault(a => a.Id == id);

    public OfficeAuditor? Auditor(string? key) => Guid.TryParse(key, out var id) ? Auditor(id) : null;

    public OfficeFacts FactsOf(Guid sectionId) => Facts.GetValueOrDefault(sectionId, Nothing);

    /// <summary>Whether a section is a successor, near or far, of another.</summary>
    public bool ComesFrom(Guid id, Guid earlier) => SectionLineage.Before(id, s => Section(s)?.PredecessorId).Contains(earlier);

    /// <summary>Sections that are there on some day of the years; of the last fiscal year on, the ones to be covered.</summary>
    public IEnumerable<OfficeSection> SectionsIn(FiscalYear from, FiscalYear to) => Sections.Where(s => s.ValidFrom <= to.End && (s.ValidTo is null || s.ValidTo >= from.Start));

    public PlannedAudit Of(AuditPlanLine line) => new(line.FiscalYear, line.Month, byId[line.SectionId].Code, line.Nature == AuditNature.MyNumber ? PlannerKind.MyNumber : PlannerKind.General, Key(line.LeadId), [.. line.MemberIds.Select(Key)]);

    /// <summary>A line of the plan as the planner found it.</summary>
    public AuditPlanLine LineOf(PlannedAudit audit, Guid planId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), PlanId = planId, FiscalYear = audit.FiscalYear, Month = audit.Month, SectionId = byCode[audit.SectionCode].Id, Nature = audit.Kind == PlannerKind.MyNumber ? AuditNature.MyNumber : AuditNature.General,
        LeadId = Guid.Parse(audit.Lead), MemberIds = [.. audit.Members.Select(Guid.Parse)],
    };

    public PlannerInput InputFor(FiscalYear from, FiscalYear to, IReadOnlyList<AuditPlanCapacity> capacities, int seed) => new(
        [.. Sections.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => SectionOf(s, from))],
        [.. Auditors.OrderBy(a => a.Id).Select(AuditorOf)],
        [.. capacities.SelectMany(c => new[] { new PlannerCapacity(new(c.FiscalYear), PlannerKind.General, c.General), new PlannerCapacity(new(c.FiscalYear), PlannerKind.MyNumber, c.MyNumber) })],
        from, to, seed)
    {
        Settings = Settings with { PolicyOffice = PolicyOffice is { } office ? Section(office)?.Code : null },
        Closed = Closed,
        Exceptions = [.. Exceptions.Where(e => byId.ContainsKey(e.SectionId)).Select(e => new PlannerException(e.Rule, Key(e.AuditorId), byId[e.SectionId].Code, e.Until))],
    };

    public static string Key(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);

    private PlannerSection SectionOf(OfficeSection s, FiscalYear from)
    {
        var facts = FactsOf(s.Id);
        // What was held within the years is a line of the plan; the planner wants to know of the years before.
        var last = Held.Where(h => h.SectionId == s.Id && h.FiscalYear < from).Select(h => (FiscalYear?)h.FiscalYear).Max();
        return new PlannerSection(s.Code, s.Name, s.BureauCode, s.Place ?? "", facts.HandlesMyNumber, facts.Criticality, last, s.ValidFrom, s.ValidTo, s.PredecessorId is { } before ? Section(before)?.Code : null)
        {
            Confidentiality = facts.Confidentiality, OpenFindings = facts.Findings, SelfCheckGaps = facts.SelfCheckGaps,
        };
    }

    private PlannerAuditor AuditorOf(OfficeAuditor a)
    {
        // Outside the days of the register an auditor is away: locked lines of such a one stay known.
        var away = a.Absences.ToList();
        away.Add(new PlannerDays(DateOnly.MinValue, a.ValidFrom.AddDays(-1)));
        if (a.ValidTo is { } end)
        {
            away.Add(new PlannerDays(end.AddDays(1), DateOnly.MaxValue));
        }
        return new PlannerAuditor(Key(a.Id), a.Name, a.SectionId is { } id ? Section(id)?.Code ?? "" : "", a.Pool switch { AuditorPool.Division => PlannerPool.Division, AuditorPool.External => PlannerPool.External, _ => PlannerPool.Bureau },
            a.LeadTrainedOn is not null, a.CapacityPerYear, [.. a.Past.Where(p => byId.ContainsKey(p.SectionId)).Select(p => new PlannerPast(byId[p.SectionId].Code, p.Until))], [.. a.Manages.Where(byId.ContainsKey).Select(m => byId[m].Code)])
        {
            Absences = away, IsNew = a.IsNew,
        };
    }
}
