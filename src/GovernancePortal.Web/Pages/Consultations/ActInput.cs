using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using GovernancePortal.Web.Forms;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>What an act may be given; each act's form asks its own part.</summary>
public sealed record ActInput
{
    public uint Version { get; init; }
    public string? Comment { get; init; }
    public string? Text { get; init; }
    public string? Letter { get; init; }
    public List<string> ReasonCodes { get; init; } = [];
    public List<QuestionRow> Questions { get; init; } = [];
    public List<AnswerRow> Answers { get; init; } = [];
    public Guid? ReviewerId { get; init; }
    public ConsultationAct? Result { get; init; }
    public List<ConditionRow> Conditions { get; init; } = [];
    public string? OverrideReason { get; init; }
    public PaperRow Recorded { get; init; } = new();
    public DateOnly? MeetingOn { get; init; }
    public Guid? ConditionId { get; init; }
    public string? Report { get; init; }
    public string? Reason { get; init; }
    public IFormFile? Evidence { get; init; }
    public BudgetRow Budget { get; init; } = new();
    public ContractRow Contract { get; init; } = new();
    public long? SettledYen { get; init; }
    public DateOnly? GoLiveOn { get; init; }

    /// <summary>Null where nothing was decided on paper.</summary>
    public RecordedApproval? Approval => Recorded.Decider is { } decider && Recorded.On is { } on ? new RecordedApproval(decider, on, Recorded.DocumentNumber) { Paper = StoredPaper } : null;

    /// <summary>The copy of the paper once its bytes are stored.</summary>
    [BindNever]
    public StoredFile? StoredPaper { get; init; }

    /// <summary>Stores the copy of the paper, where one came with the form.</summary>
    public async Task<ActInput> WithPaperAsync(FileIntake intake, Actor actor, CancellationToken ct) =>
        this with { StoredPaper = await intake.TakeAsync(Recorded.Paper, "Input.Recorded.Paper", actor, ct) };
}

public sealed record QuestionRow
{
    public string? Text { get; init; }
    public DateOnly? DueOn { get; init; }
    public List<string> OpenedFields { get; init; } = [];
    public List<string> OpenedFiles { get; init; } = [];
}

public sealed record AnswerRow
{
    public Guid QuestionId { get; init; }
    public string? Text { get; init; }
}

public sealed record ConditionRow
{
    public string? Kind { get; init; }
    public string? Text { get; init; }
    public DueGate? Gate { get; init; }
    public int? Years { get; init; }
    public string? Owner { get; init; }

    public bool IsBlank => Kind is null && Text is null && Gate is null;
}

public sealed record PaperRow
{
    public string? Decider { get; init; }
    public DateOnly? On { get; init; }
    public string? DocumentNumber { get; init; }
    public IFormFile? Paper { get; init; }
}

public sealed record BudgetRow
{
    public BudgetOutcome? Outcome { get; init; }
    public long? RequestedYen { get; init; }
    public long? AssessedYen { get; init; }
    public string? ProjectName { get; init; }
    public string? ProjectCode { get; init; }
    public string? Account { get; init; }
    public DateOnly? PassedOn { get; init; }

    public static BudgetRow Of(BudgetResult? budget) => budget is null ? new() : new()
    {
        Outcome = budget.Outcome, RequestedYen = budget.RequestedYen, AssessedYen = budget.AssessedYen, ProjectName = budget.ProjectName,
        ProjectCode = budget.ProjectCode, Account = budget.Account, PassedOn = budget.PassedOn,
    };

    public BudgetResultInput ToInput() => new()
    {
        Outcome = Outcome!.Value, RequestedYen = RequestedYen, AssessedYen = AssessedYen, ProjectName = ProjectName, ProjectCode = ProjectCode, Account = Account, PassedOn = PassedOn,
    };
}

public sealed record ContractRow
{
    public string? Vendor { get; init; }
    public string? VendorNumber { get; init; }
    public long? AmountYen { get; init; }
    public long? PlannedPriceYen { get; init; }
    public string? Method { get; init; }
    public int? Bidders { get; init; }
    public DateOnly? ContractOn { get; init; }
    public DateOnly? TermFrom { get; init; }
    public DateOnly? TermTo { get; init; }
    public long? AnnualYen { get; init; }
    public string? ContractNumber { get; init; }
    public string? OverCeilingReason { get; init; }
    public DateOnly? AssemblyPassedOn { get; init; }
    public FiscalYear? NextRenewalFy { get; init; }
    public string? DeviationReason { get; init; }

    public ContractResultInput ToInput() => new()
    {
        Vendor = Vendor ?? "", VendorNumber = VendorNumber, AmountYen = AmountYen!.Value, PlannedPriceYen = PlannedPriceYen, Method = Method ?? "", Bidders = Bidders, ContractOn = ContractOn!.Value,
        TermFrom = TermFrom!.Value, TermTo = TermTo!.Value, AnnualYen = AnnualYen, ContractNumber = ContractNumber, NextRenewalFy = NextRenewalFy, DeviationReason = DeviationReason, OverCeilingReason = OverCeilingReason, AssemblyPassedOn = AssemblyPassedOn,
    };
}

/// <summary>What must be there before the service is asked, and how long texts may be. What a move needs besides is the service's to say.</summary>
public sealed class ActInputValidator : AbstractValidator<ActInput>
{
    private const string NotOffered = "Systems.CodeNotOffered";

    /// <param name="codes">What the office offers on the day; null for acts that take no code.</param>
    public ActInputValidator(ConsultationAct act, bool onPaper, DateOnly today, CodeBook? codes = null)
    {
        bool Offered(string list, string? code) => codes is null || code is null || codes.IsOffered(list, code, today);
        const int most = Consultation.CommentLength;
        RuleFor(x => x.Comment).MaximumLength(most);
        RuleFor(x => x.Text).MaximumLength(most);
        RuleFor(x => x.Letter).MaximumLength(most);
        RuleFor(x => x.Report).MaximumLength(most);
        RuleFor(x => x.Reason).MaximumLength(most);
        RuleFor(x => x.OverrideReason).MaximumLength(1000);
        RuleFor(x => x.Recorded.Decider).MaximumLength(100);
        RuleFor(x => x.Recorded.DocumentNumber).MaximumLength(60);
        // What is recorded has happened.
        RuleFor(x => x.MeetingOn).LessThanOrEqualTo(today).WithMessage("CaseAct.DayAhead");
        if (onPaper)
        {
            RuleFor(x => x.Recorded.On).LessThanOrEqualTo(today).WithMessage("CaseAct.DayAhead");
            RuleFor(x => x.Recorded.Decider).NotEmpty();
            RuleFor(x => x.Recorded.On).NotNull();
        }
        switch (act)
        {
            case ConsultationAct.Accept:
                RuleFor(x => x.ReviewerId).NotEmpty();
                break;
            case ConsultationAct.Return or ConsultationAct.ReturnAtReception:
                RuleFor(x => x.ReasonCodes).Must(given => given.TrueForAll(code => Offered(ConsultationCodes.ReturnReason, code))).WithMessage(NotOffered);
                break;
            case ConsultationAct.Ask:
                RuleForEach(x => x.Questions).ChildRules(row =>
                {
                    row.RuleFor(q => q.Text).MaximumLength(Question.TextLength);
                    row.RuleFor(q => q.Text).NotEmpty().When(q => q.OpenedFields.Count + q.OpenedFiles.Count > 0);
                    row.RuleFor(q => q.DueOn).NotNull().When(q => q.Text is not null);
                });
                break;
            case ConsultationAct.Answer:
                RuleForEach(x => x.Answers).ChildRules(row => row.RuleFor(a => a.Text).NotEmpty().MaximumLength(Question.TextLength));
                break;
            case ConsultationAct.Propose:
                RuleFor(x => x.Result).NotNull();
                break;
            case ConsultationAct.ApproveWithConditions or ConsultationAct.CommitteeApproveWithConditions:
                RuleForEach(x => x.Conditions).Where(row => !row.IsBlank).ChildRules(row =>
                {
                    row.RuleFor(k => k.Kind).NotEmpty().Must(code => Offered(ConsultationCodes.ConditionKind, code)).WithMessage(NotOffered);
                    row.RuleFor(k => k.Text).NotEmpty().MaximumLength(ApprovalCondition.TextLength);
                    row.RuleFor(k => k.Gate).NotNull();
                    row.RuleFor(k => k.Owner).NotEmpty().MaximumLength(100);
                    row.RuleFor(k => k.Years).NotNull().When(k => k.Gate == DueGate.Operation);
                    row.RuleFor(k => k.Years).InclusiveBetween(1, 20);
                });
                break;
            case ConsultationAct.RecordBudgetResult:
                RuleFor(x => x.Budget.Outcome).NotNull();
                RuleFor(x => x.Budget.RequestedYen).GreaterThanOrEqualTo(0);
                RuleFor(x => x.Budget.AssessedYen).GreaterThanOrEqualTo(0);
                RuleFor(x => x.Budget.ProjectName).MaximumLength(200);
                RuleFor(x => x.Budget.ProjectCode).MaximumLength(40);
                RuleFor(x => x.Budget.Account).MaximumLength(200);
                break;
            case ConsultationAct.RecordContract:
                RuleFor(x => x.Contract.Vendor).NotEmpty().MaximumLength(200);
                RuleFor(x => x.Contract.VendorNumber).Matches("^[0-9]{13}$").WithMessage("CaseAct.VendorNumberWrong");
                RuleFor(x => x.Contract.AmountYen).NotNull().GreaterThanOrEqualTo(0);
                RuleFor(x => x.Contract.Method).NotEmpty().Must(code => Offered(ConsultationCodes.ProcurementMethod, code)).WithMessage(NotOffered);
                RuleFor(x => x.Contract.ContractOn).NotNull();
                RuleFor(x => x.Contract.TermFrom).NotNull();
                RuleFor(x => x.Contract.TermTo).NotNull();
                RuleFor(x => x.Contract.ContractNumber).MaximumLength(60);
                RuleFor(x => x.Contract.OverCeilingReason).MaximumLength(Consultation.ExemptionReasonLength);
                RuleFor(x => x.Contract.Bidders).InclusiveBetween(0, 999);
                RuleFor(x => x.Contract.DeviationReason).MaximumLength(most);
                break;
            case ConsultationAct.RecordGoLive:
                RuleFor(x => x.GoLiveOn).NotNull();
                RuleFor(x => x.GoLiveOn).LessThanOrEqualTo(today).WithMessage("CaseAct.DayAhead");
                break;
            case ConsultationAct.NoteMinorChange:
                RuleFor(x => x.Comment).NotEmpty();
                break;
            case ConsultationAct.RecordSettlement:
                RuleFor(x => x.SettledYen).NotNull().GreaterThanOrEqualTo(0);
                break;
            case ConsultationAct.ReportCondition or ConsultationAct.ConfirmCondition or ConsultationAct.ReturnCondition:
                RuleFor(x => x.ConditionId).NotNull();
                break;
        }
    }
}
