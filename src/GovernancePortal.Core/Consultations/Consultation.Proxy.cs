using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Consultations;

/// <summary>代理登録: who of the policy office took the form in for a body off the network, from which file, and that body's own 決裁.</summary>
public sealed class ProxyFiling
{
    public const int DeciderLength = 100;
    public const int DocumentNumberLength = 60;

    public string ByName { get; init; } = "";
    public string? BySection { get; init; }
    public DateTimeOffset At { get; init; }
    public string FileName { get; init; } = "";
    public string Decider { get; init; } = "";
    public DateOnly DecidedOn { get; init; }
    public string? DocumentNumber { get; init; }

    public RecordedApproval Approval => new(Decider, DecidedOn, DocumentNumber);
}

// Cases of bodies off the network, and the number of the notice of the result.
public sealed partial class Consultation
{
    public const int NoticeNumberLength = 60;

    /// <summary>Set when the policy office filed the case for its section.</summary>
    public ProxyFiling? Proxy { get; private set; }

    /// <summary>Who acts for the section of a 代理登録: they neither review nor decide it, however it goes on.</summary>
    public List<Guid> ProxyIds { get; private init; } = [];

    /// <summary>文書番号 of the 協議結果通知書, given with the result.</summary>
    public string? NoticeNumber { get; private set; }
    public DateOnly? NoticeOn { get; private set; }

    /// <summary>A result was given and its notice has no number yet; the number of an earlier result (継続) is not used again.</summary>
    internal bool NeedsNotice => Decision is { } given && given.Result == State && (NoticeNumber is null || noticeOutdated);

    private bool noticeOutdated;

    internal void IssueNotice(string number, DateOnly day) => (NoticeNumber, NoticeOn, noticeOutdated) = (number, day, false);

    /// <summary>起票 for a section that has no access to the portal. Refused for one's own section (Proxy.OwnSection).</summary>
    public static Consultation CreateByProxy(NewConsultation input, CreationFacts facts, ProxyFiling filing, Actor actor)
    {
        if (!actor.May(Permission.ConsultationDraftOnBehalf))
        {
            throw new Forbidden("Only the policy office files for others.");
        }
        if (actor.BelongsTo(input.SectionId))
        {
            throw new RuleViolation("Proxy.OwnSection", "File");
        }
        var c = Begin(input, facts, actor);
        c.CopyBasics(c.SectionOf('A').Values);
        c.Proxy = filing;
        c.ProxyIds.Add(actor.UserId);
        return c;
    }

    /// <summary>Whether the person stands in the filing section's place.</summary>
    public bool MayActAsProxy(Actor actor) => Proxy is not null && ProxyIds.Contains(actor.UserId) && actor.UserId != ReviewerId && actor.May(Permission.ConsultationDraftOnBehalf);

    public bool MayTakeOverProxy(Actor actor) => Proxy is not null && !State.IsOver() && !ProxyIds.Contains(actor.UserId) && actor.UserId != ReviewerId && actor.May(Permission.ConsultationDraftOnBehalf)
        && Acts.TrueForAll(a => a.ActorId != actor.UserId) && !actor.BelongsTo(SectionId);

    /// <summary>The body's signed paper, kept while the form is still to be completed.</summary>
    internal void AttachPaper(Platform.Files.StoredFile paper, Actor actor) => Attachments.Add(new Attachment
    {
        Id = Guid.CreateVersion7(actor.Now), ConsultationId = Id, FileId = paper.Id, File = paper, Kind = AttachmentRules.ApprovalPaper, Name = paper.Name, AddedAt = actor.Now, AddedBy = actor.Name,
    });

    /// <summary>A colleague goes on for the section. Forbidden to whoever has had a part in the review.</summary>
    public void TakeOverProxy(Actor actor)
    {
        if (!MayTakeOverProxy(actor))
        {
            throw new Forbidden("Acting for the section is for those who do not review the case.");
        }
        ProxyIds.Add(actor.UserId);
    }
}
