using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Consultations;

/// <summary>Where a prefilled answer comes from.</summary>
public enum AnswerSource
{
    Ledger,     // 台帳から
    LastYear,   // 昨年度の協議から
    Copied,     // 写した協議から
    FirstStage, // 予算化前協議から
    Profile,    // 担当者の登録から
}

/// <summary>One form section with a version of its own: two people in different sections never collide.</summary>
public sealed class FormSection : IVersioned, ITracked
{
    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public char Letter { get; init; }
    public FormValues Values { get; internal set; } = new();
    /// <summary>Where an answer that nobody has changed since the case was begun comes from, by field; replaced, never changed in place.</summary>
    public Dictionary<string, AnswerSource> Sources { get; internal set; } = [];
    public DateTimeOffset? SavedAt { get; internal set; }
    public string? SavedBy { get; internal set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);
}

/// <summary>What a person has typed and not yet saved: untrailed, survives a time-out, a conflict and a restart.</summary>
public sealed class DraftBuffer
{
    public Guid UserId { get; init; }
    public Guid ConsultationId { get; init; }
    public char Letter { get; init; }
    public Dictionary<string, string> Posted { get; set; } = [];
    /// <summary>The version of the section it was typed on; a newer one means somebody else saved since.</summary>
    public uint BasedOn { get; set; }
    public DateTimeOffset SavedAt { get; set; }
}

/// <summary>A file of the case, typed by a code of list AttachmentKind. Removing hides it; submitted versions keep it.</summary>
public sealed class Attachment : ITracked
{
    public const int NoteLength = 200;

    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public Guid FileId { get; init; }
    public StoredFile File { get; init; } = null!;
    public required string Kind { get; init; }
    public required string Name { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset AddedAt { get; init; }
    public required string AddedBy { get; init; }
    public DateTimeOffset? RemovedAt { get; internal set; }
    /// <summary>Evidence of this condition.</summary>
    public Guid? ConditionId { get; init; }
    /// <summary>Shown only to right-holders (decision 20); quotes of the second stage.</summary>
    public bool Restricted { get; init; }

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);
}

/// <summary>A frozen copy of what was submitted or replaced: never changed afterwards.</summary>
public sealed class ConsultationVersion
{
    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public int Number { get; init; }
    public VersionKind Kind { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid ById { get; init; }
    public required string ByName { get; init; }
    public string? BySection { get; init; }
    public string? OnBehalfOf { get; init; }
    public required FrozenForm Form { get; init; }
}

/// <summary>The frozen content: answers by section letter, and the files by id with their hashes.</summary>
public sealed record FrozenForm(SortedDictionary<string, FormValues> Sections, List<FrozenFile> Files)
{
    public IReadOnlyDictionary<char, FormValues> ByLetter => Sections.ToDictionary(s => s.Key[0], s => s.Value);
}

public sealed record FrozenFile(Guid AttachmentId, string Kind, string Name, string Sha256, bool Restricted);

/// <summary>A line of the case's history: names and sections are frozen as they were (decision 21).</summary>
public sealed class ActRecord
{
    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public int Number { get; init; }
    public DateTimeOffset At { get; init; }
    public ConsultationAct Act { get; init; }
    public ConsultationState From { get; init; }
    public ConsultationState To { get; init; }
    public Guid ActorId { get; init; }
    public required string ActorName { get; init; }
    public string? ActorSection { get; init; }
    /// <summary>In which role: one person may hold several (decision 11).</summary>
    public Role? As { get; init; }
    /// <summary>代決: who was absent.</summary>
    public string? OnBehalfOf { get; init; }
    public ApprovalMode Mode { get; init; }
    /// <summary>Made on paper: who decided, when, under which document number.</summary>
    public string? RecordedDecider { get; init; }
    public DateOnly? RecordedOn { get; init; }
    public string? DocumentNumber { get; init; }
    public string? Comment { get; init; }
    /// <summary>Codes of list ReturnReason.</summary>
    public List<string> ReasonCodes { get; init; } = [];
    /// <summary>The frozen version this act dealt with.</summary>
    public int Version { get; init; }
}

/// <summary>A reviewer's comment pinned to a field: sent with the return that gathers it, ticked 対応済 and 確認済.</summary>
public sealed class ReviewComment : ITracked
{
    public const int TextLength = 2000;

    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public required string FieldCode { get; init; }
    public required string Text { get; set; }
    public string? ReasonCode { get; set; }
    public int Version { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid AuthorId { get; init; }
    public required string AuthorName { get; init; }
    /// <summary>Until it is sent with a return the filing section does not see it.</summary>
    public DateTimeOffset? SentAt { get; internal set; }
    public string? Answer { get; internal set; }
    public DateTimeOffset? AnsweredAt { get; internal set; }
    public string? AnsweredBy { get; internal set; }
    public DateTimeOffset? AcceptedAt { get; internal set; }
    public string? AcceptedBy { get; internal set; }

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);
}

/// <summary>A question of the reviewer with the fields and file kinds opened for 差替え (decision 9).</summary>
public sealed class Question : ITracked
{
    public const int TextLength = 2000;

    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public int Number { get; init; }
    public required string Text { get; init; }
    public DateOnly DueOn { get; init; }
    public List<string> OpenedFields { get; init; } = [];
    public List<string> OpenedFiles { get; init; } = [];
    public DateTimeOffset AskedAt { get; init; }
    public required string AskedBy { get; init; }
    public string? Answer { get; internal set; }
    public DateTimeOffset? AnsweredAt { get; internal set; }
    public string? AnsweredBy { get; internal set; }

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);
}

/// <summary>Verdict on one checklist line. A line that the form settles arrives judged, with the note that says by what.</summary>
public sealed class ChecklistResult : ITracked
{
    public const int CommentLength = 1000;

    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public Guid ItemId { get; init; }
    public int Number { get; init; }
    public bool Blocking { get; init; }
    public Verdict? Verdict { get; internal set; }
    public string? Comment { get; internal set; }
    public bool Prejudged { get; internal set; }
    /// <summary>What the form settled, as the text "Prejudge.{Note}" with its arguments.</summary>
    public string? PrejudgeNote { get; init; }
    public List<string> PrejudgeArguments { get; init; } = [];
    public DateTimeOffset? JudgedAt { get; internal set; }
    public string? JudgedBy { get; internal set; }

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);
}

/// <summary>条件: typed, with the gate it must be met by; open it blocks that gate (3.9, decision 15).</summary>
public sealed class ApprovalCondition : ITracked
{
    public const int TextLength = 1000;

    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public int Number { get; init; }
    /// <summary>A code of list ConditionKind.</summary>
    public required string Kind { get; init; }
    public required string Text { get; init; }
    public DueGate Gate { get; init; }
    /// <summary>Years of operation for <see cref="DueGate.Operation"/>.</summary>
    public int? Years { get; init; }
    public required string Owner { get; init; }
    /// <summary>By when, from the gate and the plan of the case; null where the plan names no day. Written at every save of the case.</summary>
    public DateOnly? DueOn { get; internal set; }
    public ConditionState State { get; internal set; }
    public string? Report { get; internal set; }
    public DateTimeOffset? ReportedAt { get; internal set; }
    public string? ReportedBy { get; internal set; }
    public string? ReturnedReason { get; internal set; }
    public DateTimeOffset? ConfirmedAt { get; internal set; }
    public string? ConfirmedBy { get; internal set; }

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);
}

/// <summary>予算結果 (decision 3), whole yen.</summary>
public sealed class BudgetResult
{
    public BudgetOutcome Outcome { get; init; }
    public long? RequestedYen { get; init; }
    public long? AssessedYen { get; init; }
    public string? ProjectName { get; init; }
    public string? ProjectCode { get; init; }
    /// <summary>款項目節.</summary>
    public string? Account { get; init; }
    /// <summary>The day the budget passed the assembly; only the contract result waits for it (decision 2).</summary>
    public DateOnly? PassedOn { get; init; }
    public DateOnly RecordedOn { get; init; }
    public string RecordedBy { get; init; } = "";
}

/// <summary>契約結果, whole yen. 予定価格 is asked here for the first time and gives 落札率; it stays restricted (decision 19).</summary>
public sealed class ContractResult
{
    public string Vendor { get; init; } = "";
    public string? VendorNumber { get; init; }
    public long AmountYen { get; init; }
    public long? PlannedPriceYen { get; init; }
    /// <summary>A code of list ProcurementMethod.</summary>
    public string Method { get; init; } = "";
    public int? Bidders { get; init; }
    public DateOnly ContractOn { get; init; }
    public DateOnly TermFrom { get; init; }
    public DateOnly TermTo { get; init; }
    public long? AnnualYen { get; init; }
    public string? ContractNumber { get; init; }
    public FiscalYear? NextRenewalFy { get; init; }
    /// <summary>Why it was concluded above the ceiling of the multi-year authority; null where it was not.</summary>
    public string? OverCeilingReason { get; init; }
    /// <summary>議決: the day the assembly approved it, where the law asks for that.</summary>
    public DateOnly? AssemblyPassedOn { get; init; }
    public DateOnly RecordedOn { get; init; }
    public string RecordedBy { get; init; } = "";

    /// <summary>落札率 in percent, one decimal; null without a planned price.</summary>
    public decimal? AwardRate => PlannedPriceYen is > 0 and { } planned ? Math.Round(100m * AmountYen / planned, 1) : null;

    /// <summary>What readers without the right to restricted figures see of it.</summary>
    public ContractResult WithoutPlannedPrice() => new()
    {
        Vendor = Vendor, VendorNumber = VendorNumber, AmountYen = AmountYen, Method = Method, Bidders = Bidders, ContractOn = ContractOn, TermFrom = TermFrom, TermTo = TermTo,
        AnnualYen = AnnualYen, ContractNumber = ContractNumber, NextRenewalFy = NextRenewalFy, OverCeilingReason = OverCeilingReason, AssemblyPassedOn = AssemblyPassedOn, RecordedOn = RecordedOn, RecordedBy = RecordedBy,
    };
}

/// <summary>協議結果 as given.</summary>
public sealed class DecisionGiven
{
    public ConsultationState Result { get; init; }
    public DecisionRoute Route { get; init; }
    public string Text { get; init; } = "";
    public DateOnly On { get; init; }
    public string Decider { get; init; } = "";
    public ApprovalMode Mode { get; init; }
    public string? DocumentNumber { get; init; }
    /// <summary>Why it was decided over an open blocking item (decision 10); shown.</summary>
    public string? OverrideReason { get; init; }
    public int Version { get; init; }
}

/// <summary>One sitting of the committee with its agenda.</summary>
public sealed class CommitteeMeeting : IVersioned, ITracked
{
    public const int NameLength = 100;

    public Guid Id { get; init; }
    public required string Name { get; set; }
    public Committee.MeetingKind Kind { get; set; }
    public DateOnly On { get; set; }
    /// <summary>書面開催: until when the members answer.</summary>
    public DateOnly? DueOn { get; set; }
    public string? Place { get; set; }
    public string? Minutes { get; set; }
    /// <summary>Members who sat in it; nobody sits in a 書面開催.</summary>
    public List<Guid> PresentIds { get; set; } = [];
    /// <summary>議事録の確定: nothing of the sitting changes any more.</summary>
    public DateTimeOffset? FrozenAt { get; set; }
    public string? FrozenBy { get; set; }
    public List<AgendaItem> Agenda { get; init; } = [];
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(CommitteeMeeting), Id);
}

public sealed class AgendaItem
{
    public Guid Id { get; init; }
    public Guid MeetingId { get; init; }
    public Guid ConsultationId { get; init; }
    public int Order { get; set; }
}
