using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Consultations.FitGap;

/// <summary>What the function list was drawn from (R156).</summary>
public enum FunctionOrigin
{
    WorkReview,       // 業務の棚卸し・見直し後の業務フロー
    StandardSpecification, // 標準仕様書
    VendorProposal,   // RFIで得た製品の機能一覧
    CopyOfPresent,    // 現行システムの写し: refused
}

/// <summary>What vendors answered of one function.</summary>
public enum RfiAnswer
{
    NotAsked, // 未照会
    Standard, // 標準機能で対応
    Option,   // オプションで対応
    Custom,   // カスタマイズで対応
    None,     // 対応できない
}

public enum FitResult
{
    Fit,
    Gap,
}

/// <summary>The ministry's three levels of closing a gap, from the mildest (R155).</summary>
public enum GapLevel
{
    Parameter,  // 設定
    Component,  // 機能部品
    SourceCode, // ソース改変
}

/// <summary>
/// フィット・ギャップ分析表 of one package, kept for a chain of stages: the list of functions, what vendors answered, fit
/// or gap, and of each gap how it is closed, why, for how much, and who accepted it (R150, R156–R158).
/// </summary>
public sealed class FitGapSheet : IVersioned, ITracked
{
    public const string SubjectType = "FitGapSheet";
    public const int NameLength = 100;
    public const int TextLength = 1000;
    public const int MostLines = 500;
    public const int FewestEvaluators = 2;

    public Guid Id { get; init; }
    /// <summary>The chain of stages (Consultation.CaseId): one sheet each.</summary>
    public Guid CaseId { get; init; }
    /// <summary>The consultation it was begun on.</summary>
    public Guid ConsultationId { get; init; }
    public string Package { get; private set; } = "";
    public FunctionOrigin Origin { get; private set; }
    /// <summary>The list was revised after the answers of this RFI (R156).</summary>
    public DateOnly? RfiOn { get; private set; }
    public DateOnly? RevisedOn { get; private set; }
    /// <summary>With whom it was agreed to hold customisation back, and when (R153, R197).</summary>
    public string? Agreement { get; private set; }
    public DateOnly? AgreedOn { get; private set; }
    /// <summary>A third-party reviewer named beside the policy office; never of the owning section (R158).</summary>
    public Guid? ReviewerId { get; private set; }
    public string? ReviewerAccount { get; private set; }
    public string? ReviewerName { get; private set; }
    public bool IsDemonstration { get; init; }
    public uint Version { get; private set; }

    public List<FitGapLine> Lines { get; private init; } = [];
    public List<ProposalEvaluation> Evaluations { get; private init; } = [];

    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>
    /// What the list was drawn from: never the present system (R156, FitGap.CopyOfPresent). The revision comes after the
    /// RFI (FitGap.RevisedBeforeRfi); an agreement names both what and when (FitGap.AgreementIncomplete).
    /// </summary>
    public void Describe(FitGapHead head, Actor? reviewer)
    {
        if (head.Origin == FunctionOrigin.CopyOfPresent)
        {
            throw new RuleViolation("FitGap.CopyOfPresent", "Origin");
        }
        if (head.RevisedOn is not null && (head.RfiOn is null || head.RevisedOn < head.RfiOn))
        {
            throw new RuleViolation("FitGap.RevisedBeforeRfi", "RevisedOn");
        }
        if ((head.AgreedOn is null) != string.IsNullOrWhiteSpace(head.Agreement))
        {
            throw new RuleViolation("FitGap.AgreementIncomplete", "AgreedOn");
        }
        (Package, Origin, RfiOn, RevisedOn, Agreement, AgreedOn) = (head.Package!, head.Origin!.Value, head.RfiOn, head.RevisedOn, head.Agreement, head.AgreedOn);
        (ReviewerId, ReviewerAccount, ReviewerName) = (reviewer?.UserId, reviewer is null ? null : head.Reviewer, reviewer?.Name);
    }

    public FitGapLine Line(Guid id) => Lines.Find(line => line.Id == id) ?? throw new NotFound("Function " + id);

    /// <summary>A function at the end of the list. Refused beyond 500 (FitGap.TooManyLines).</summary>
    public FitGapLine Add(FitGapEntry entry, Actor actor)
    {
        if (Lines.Count >= MostLines)
        {
            throw new RuleViolation("FitGap.TooManyLines", null, MostLines);
        }
        var line = new FitGapLine { Id = Guid.CreateVersion7(actor.Now), SheetId = Id, Number = Lines.Select(l => l.Number).DefaultIfEmpty(0).Max() + 1 };
        line.Take(entry);
        Lines.Add(line);
        return line;
    }

    /// <summary>
    /// 所管課長の決裁 or 第三者レビュー of one gap (R158). Refused: a fit (FitGap.NotAGap); what goes beyond settings while no
    /// agreement to hold it back is recorded (FitGap.AgreementMissing, R153, R197); a rejection without a reason.
    /// </summary>
    internal void Decide(Guid lineId, bool asThirdParty, bool accepted, string? reason, Actor actor)
    {
        var line = Line(lineId);
        if (line.Result != FitResult.Gap)
        {
            throw new RuleViolation("FitGap.NotAGap", null);
        }
        if (accepted && line.Level is GapLevel.Component or GapLevel.SourceCode && AgreedOn is null)
        {
            throw new RuleViolation("FitGap.AgreementMissing", null);
        }
        if (!accepted && string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleViolation("Form.Required", "Reason");
        }
        var decision = new GapDecision { Accepted = accepted, Reason = reason, By = actor.Name, ById = actor.UserId, At = actor.Now };
        if (asThirdParty)
        {
            line.ThirdParty = decision;
        }
        else
        {
            line.Head = decision;
        }
    }

    /// <summary>
    /// One person's view of a proposal, judged on whether the purpose of the work is met (R157); the same person's later
    /// view takes the place of the earlier one.
    /// </summary>
    internal void Evaluate(string proposal, bool meetsPurpose, string note, Actor actor)
    {
        var view = Evaluations.Find(e => e.Proposal == proposal && e.EvaluatorId == actor.UserId);
        if (view is null)
        {
            view = new ProposalEvaluation { Id = Guid.CreateVersion7(actor.Now), SheetId = Id, Proposal = proposal, EvaluatorId = actor.UserId, Evaluator = actor.Name };
            Evaluations.Add(view);
        }
        (view.MeetsPurpose, view.Note, view.At) = (meetsPurpose, note, actor.Now);
    }
}

/// <summary>One function of the list.</summary>
public sealed class FitGapLine : ITracked
{
    public const int FunctionLength = 300;

    public Guid Id { get; init; }
    public Guid SheetId { get; init; }
    public int Number { get; init; }
    public string Function { get; private set; } = "";
    public RfiAnswer Rfi { get; private set; }
    public FitResult? Result { get; private set; }
    public GapLevel? Level { get; private set; }
    /// <summary>Why the work cannot do without it.</summary>
    public string? Need { get; private set; }
    public long? CostYen { get; private set; }
    public GapDecision? Head { get; internal set; }
    public GapDecision? ThirdParty { get; internal set; }

    public TrailSubject Subject => new(FitGapSheet.SubjectType, SheetId);

    public bool IsRejected => Head is { Accepted: false } || ThirdParty is { Accepted: false };

    public bool IsAccepted => Head is { Accepted: true } && ThirdParty is { Accepted: true };

    /// <summary>
    /// What was studied. A gap names its level, its need and, beyond settings, its cost (R065, R150); studied again, it
    /// is decided again. Refused: FitGap.GapIncomplete.
    /// </summary>
    internal void Take(FitGapEntry entry)
    {
        var isGap = entry.Result == FitResult.Gap;
        if (isGap && (entry.Level is null || string.IsNullOrWhiteSpace(entry.Need) || (entry.Level != GapLevel.Parameter && entry.CostYen is null)))
        {
            throw new RuleViolation("FitGap.GapIncomplete", "Level");
        }
        var same = Function == entry.Function && Result == entry.Result && (!isGap || (Level == entry.Level && Need == entry.Need && CostYen == entry.CostYen));
        (Function, Rfi, Result) = (entry.Function!, entry.Rfi, entry.Result);
        (Level, Need, CostYen) = isGap ? (entry.Level, entry.Need, entry.CostYen) : (null, null, null);
        if (!same)
        {
            (Head, ThirdParty) = (null, null);
        }
    }
}

/// <summary>A decision on one gap; the name is frozen.</summary>
public sealed record GapDecision
{
    public bool Accepted { get; init; }
    public string? Reason { get; init; }
    public required string By { get; init; }
    public Guid ById { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>What one person of the owning section thinks of one proposal.</summary>
public sealed class ProposalEvaluation : ITracked
{
    public Guid Id { get; init; }
    public Guid SheetId { get; init; }
    public required string Proposal { get; init; }
    public Guid EvaluatorId { get; init; }
    public required string Evaluator { get; init; }
    public bool MeetsPurpose { get; internal set; }
    public string Note { get; internal set; } = "";
    public DateTimeOffset At { get; internal set; }

    public TrailSubject Subject => new(FitGapSheet.SubjectType, SheetId);
}
