using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Municipalities;

public enum SharedUseKind
{
    CloudGroup,  // 自治体クラウドのグループ
    JointSystem, // 県と市町村の共同利用システム
}

/// <summary>In what form bodies run something together (R144).</summary>
public enum SharedForm
{
    PartialAffairsUnion, // 一部事務組合
    WideAreaUnion,       // 広域連合
    Council,             // 協議会
    Entrusted,           // 事務の委託
    Agreement,           // 協定・共同調達
}

/// <summary>
/// What municipalities use together: a group of shared cloud, or a system shared with the prefecture. Who takes part is
/// dated (R041, R067, R095).
/// </summary>
public sealed class SharedUse : IVersioned, ITracked
{
    public const string SubjectType = "SharedUse";
    public const int NameLength = 100;
    public const int TextLength = 1000;

    private readonly List<SharedMember> members = [];

    public Guid Id { get; init; }
    public SharedUseKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    public SharedForm Form { get; private set; }
    /// <summary>Why this form: speed of set-up, speed of decision, stability (R144).</summary>
    public string? FormReason { get; private set; }
    /// <summary>The row of the ledger, where the prefecture runs it.</summary>
    public Guid? SystemId { get; private set; }
    public string? SystemCode { get; private set; }
    /// <summary>Duties of secretariat and members, at introduction and in operation (R147).</summary>
    public string? Duties { get; private set; }
    /// <summary>How another body joins later (R145).</summary>
    public string? JoiningRule { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    /// <summary>When its contract is renewed next: the day for others to join.</summary>
    public DateOnly? RenewalOn { get; private set; }
    /// <summary>The section of the prefecture that looks after it.</summary>
    public Guid SectionId { get; private set; }
    public string? Note { get; private set; }
    public int Revision { get; private set; }
    public IReadOnlyList<SharedMember> Members => members;
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public static SharedUse Begin(Guid id, SharedUseInput input, Guid? systemId, Actor actor)
    {
        var shared = new SharedUse { Id = id };
        shared.Edit(input, systemId, actor);
        return shared;
    }

    /// <summary>Refused: an end before the beginning (SharedUse.EndsBeforeStart), one municipality twice at a time (SharedUse.MemberTwice).</summary>
    public void Edit(SharedUseInput input, Guid? systemId, Actor actor)
    {
        if (input.EndsOn < input.StartsOn)
        {
            throw new RuleViolation("SharedUse.EndsBeforeStart", nameof(input.EndsOn));
        }
        var rows = input.Members.Where(m => !m.IsEmpty).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].To < rows[i].From)
            {
                throw new RuleViolation("SharedUse.EndsBeforeStart", nameof(input.Members));
            }
            if (rows.Take(i).Any(r => r.MunicipalityId == rows[i].MunicipalityId && (r.To is null || rows[i].From <= r.To) && (rows[i].To is null || r.From <= rows[i].To)))
            {
                throw new RuleViolation("SharedUse.MemberTwice", nameof(input.Members));
            }
        }
        (Kind, Name, Form, FormReason, SystemId, SystemCode) = (input.Kind!.Value, input.Name!, input.Form!.Value, input.FormReason, systemId, systemId is null ? null : input.SystemCode);
        (Duties, JoiningRule, StartsOn, EndsOn, RenewalOn, SectionId, Note) = (input.Duties, input.JoiningRule, input.StartsOn!.Value, input.EndsOn, input.RenewalOn, input.SectionId!.Value, input.Note);
        members.RemoveAll(m => rows.TrueForAll(r => r.Id != m.Id));
        foreach (var row in rows)
        {
            var member = members.Find(m => m.Id == row.Id);
            if (member is null)
            {
                member = new SharedMember { Id = Guid.CreateVersion7(actor.Now), SharedUseId = Id };
                members.Add(member);
            }
            member.Take(row);
        }
        Revision++;
    }

    public IReadOnlyList<Guid> MembersOn(DateOnly day) => [.. members.Where(m => m.From <= day && (m.To is null || day <= m.To)).Select(m => m.MunicipalityId)];

    public bool RunsOn(DateOnly day) => StartsOn <= day && (EndsOn is null || day <= EndsOn);

    internal void MoveTo(Guid sectionId) => SectionId = sectionId;
}

/// <summary>A municipality's time in it.</summary>
public sealed class SharedMember : ITracked
{
    public Guid Id { get; init; }
    public Guid SharedUseId { get; init; }
    public Guid MunicipalityId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    public TrailSubject Subject => new(SharedUse.SubjectType, SharedUseId);

    internal void Take(MemberRow row) => (MunicipalityId, From, To) = (row.MunicipalityId!.Value, row.From!.Value, row.To);
}
