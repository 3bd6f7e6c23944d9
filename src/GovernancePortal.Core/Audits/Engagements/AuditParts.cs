using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>One auditor of a team; the name is frozen as it was when the team was set.</summary>
public sealed class AuditTeamMember
{
    public Guid EngagementId { get; init; }
    public Guid AuditorId { get; init; }
    /// <summary>Null for an outside auditor without an account.</summary>
    public Guid? UserId { get; init; }
    public required string Name { get; init; }
    public bool IsLead { get; internal set; }
}

/// <summary>What a plan, or the order of a 特命監査, says of one audit.</summary>
/// <param name="Month">First day of the month it is planned for.</param>
/// <param name="PlanLineId">The line of the plan it comes from; null for an audit outside the plan.</param>
/// <param name="OrderedBy">Who ordered a 特命監査, with the reason; null for a planned one.</param>
public sealed record AuditOrder(FiscalYear FiscalYear, DateOnly Month, Guid SectionId, Guid BureauId, string SectionName, string KindCode, Plans.AuditNature Nature, IReadOnlyList<AuditTeamSeat> Team, Guid? PlanId = null, Guid? PlanLineId = null, string? OrderedBy = null, string? OrderReason = null);

public sealed record AuditTeamSeat(Guid AuditorId, Guid? UserId, string Name, bool IsLead);

/// <summary>監査調書: evidence and judgement of one audit; never changed once the second auditor has reviewed it.</summary>
public sealed class AuditPaper : ITracked
{
    public const string SubjectType = "AuditPaper";
    public const int TextLength = 10_000;

    public Guid Id { get; init; }
    public Guid EngagementId { get; init; }
    public string? Evidence { get; private set; }
    public string? Judgement { get; private set; }
    public Guid AuthorId { get; private set; }
    public string Author { get; private set; } = "";
    public DateTimeOffset WrittenAt { get; private set; }
    /// <summary>Given to the second auditor; null while it is written.</summary>
    public DateTimeOffset? PassedAt { get; private set; }
    public Guid? ReviewedById { get; private set; }
    public string? ReviewedBy { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }
    /// <summary>What the second auditor said, also where it went back.</summary>
    public string? Remark { get; private set; }

    public bool IsFrozen => ReviewedAt is not null;
    // Its own subject: the audited section reads the history of the audit, never that of the paper.
    public TrailSubject Subject => new(SubjectType, Id);

    internal void Write(AuditPaperInput input, Actor actor)
    {
        DemandOpen();
        (Evidence, Judgement, AuthorId, Author, WrittenAt) = (input.Evidence, input.Judgement, actor.UserId, actor.Name, actor.Now);
    }

    internal void Pass(Actor actor)
    {
        DemandOpen();
        PassedAt = actor.Now;
    }

    internal void Return(string reason)
    {
        DemandOpen();
        (PassedAt, Remark) = (null, reason);
    }

    /// <summary>Refused by the author (Audit.PaperOwn): two people, always.</summary>
    internal void Review(string? remark, string name, Actor actor)
    {
        DemandOpen();
        if (actor.UserId == AuthorId)
        {
            throw new RuleViolation("Audit.PaperOwn");
        }
        (ReviewedById, ReviewedBy, ReviewedAt, Remark) = (actor.UserId, name, actor.Now, remark);
    }

    private void DemandOpen()
    {
        if (IsFrozen)
        {
            throw new RuleViolation("Audit.PaperFrozen");
        }
    }
}

/// <summary>One question of the preliminary questionnaire (予備調査), with the section's answer.</summary>
public sealed class AuditQuestion : ITracked
{
    public const int TextLength = 500;
    public const int AnswerLength = 2000;
    public const int MostFiles = 10;

    private readonly List<AuditQuestionFile> files = [];

    public Guid Id { get; init; }
    public Guid EngagementId { get; init; }
    public int Position { get; internal set; }
    public required string Text { get; set; }
    /// <summary>A document is asked for, not only words.</summary>
    public bool AsksDocument { get; set; }
    public string? Answer { get; private set; }
    public string? AnsweredBy { get; private set; }
    public IReadOnlyList<AuditQuestionFile> Files => files;

    public bool IsAnswered => !string.IsNullOrWhiteSpace(Answer) || files.Count > 0;
    public TrailSubject Subject => new(AuditEngagement.SubjectType, EngagementId);

    internal void Say(string? answer, IReadOnlyList<StoredFile> added, Actor actor)
    {
        if (files.Count + added.Count > MostFiles)
        {
            throw new RuleViolation("Audit.TooManyFiles", null, MostFiles);
        }
        (Answer, AnsweredBy) = (answer, actor.Name);
        files.AddRange(added.Select(f => new AuditQuestionFile { QuestionId = Id, FileId = f.Id }));
    }
}

public sealed class AuditQuestionFile
{
    public Guid QuestionId { get; init; }
    public Guid FileId { get; init; }
    public StoredFile File { get; init; } = null!;
}

/// <summary>To whom a report was presented.</summary>
public enum PresentedTo
{
    Ciso,      // CISO
    Committee, // 委員会
    Executive, // 幹部会議等
}

/// <summary>That a report was presented, on a day.</summary>
public sealed class AuditPresentation : ITracked
{
    public Guid Id { get; init; }
    public Guid EngagementId { get; init; }
    public PresentedTo To { get; init; }
    public DateOnly On { get; init; }
    public string? Note { get; init; }
    public required string RecordedBy { get; init; }

    public TrailSubject Subject => new(AuditEngagement.SubjectType, EngagementId);
}

/// <summary>A question that every audit of a nature begins with; dated, for items of law change.</summary>
/// <param name="Nature">Null: of every nature.</param>
public sealed record AuditQuestionTemplate(string Text, bool AsksDocument, Plans.AuditNature? Nature, DateOnly From, DateOnly? To = null)
{
    private static readonly DateOnly Start = new(2015, 4, 1);

    public static IReadOnlyList<AuditQuestionTemplate> All { get; } =
    [
        new("所管する情報システムと情報資産の一覧（台帳）を提出してください。", true, null, Start),
        new("情報セキュリティの体制（責任者、担当者、緊急時の連絡先）を示してください。", true, null, Start),
        new("前回の監査の指摘への対応状況を説明してください。", false, null, Start),
        new("外部への委託の有無と、契約で定めた安全管理の項目を示してください。", true, null, Start),
        new("研修・訓練への参加状況を説明してください。", false, null, Start),
        new("この1年に発生した事故又はその恐れのある事案と、その報告の状況を説明してください。", false, null, Start),
        new("特定個人情報の取扱区域、事務取扱担当者及び取扱規程を提出してください。", true, Plans.AuditNature.MyNumber, new DateOnly(2016, 1, 1)),
        new("特定個人情報の利用・提供・廃棄の記録を提出してください。", true, Plans.AuditNature.MyNumber, new DateOnly(2016, 1, 1)),
    ];

    public static IEnumerable<AuditQuestionTemplate> On(DateOnly day, Plans.AuditNature nature) => All.Where(t => (t.Nature is null || t.Nature == nature) && t.From <= day && (t.To is null || day <= t.To));
}

/// <summary>
/// Wording that sounds like assurance: an advisory report (助言型) states what was found and what is advised, and may not be read
/// as a warrant (domain.md 6.4, METI reporting standard).
/// </summary>
public static class AssuranceWording
{
    public static IReadOnlyList<string> Words { get; } =
        ["重要な問題はない", "重大な問題はない", "問題は認められない", "問題はなかった", "適正であると認める", "適切であると認める", "適正に行われていると認め", "有効に機能していると認め", "安全であると認める", "保証する"];

    /// <summary>The first that the text holds; null where it holds none.</summary>
    public static string? FoundIn(string? text)
    {
        var plain = text?.Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal).ReplaceLineEndings("");
        return plain is null ? null : Words.FirstOrDefault(w => plain.Contains(w, StringComparison.Ordinal));
    }
}
