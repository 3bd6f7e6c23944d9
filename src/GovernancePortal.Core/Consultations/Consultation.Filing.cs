using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations;

// What the filing section does: fill in, pass on, submit, answer, withdraw.
public sealed partial class Consultation
{
    /// <summary>
    /// Stores one form section. Outside a draft only fields opened by a question may differ (差替え, decision 9).
    /// </summary>
    public void SaveSection(char letter, FormValues values, FormSize size, Actor actor)
    {
        DemandMayWrite(actor);
        var section = SectionOf(letter);
        if (State == ConsultationState.Inquiry)
        {
            var opened = OpenedFields();
            var changed = values.ChangesFrom(section.Values).Select(c => c.Field["Field.".Length..]).ToList();
            if (changed.FirstOrDefault(code => !opened.Contains(FormCatalogue.Find(code)?.Item ?? code)) is { } closed)
            {
                throw new RuleViolation("Consultation.FieldNotOpened", closed, $"Field.{closed}");
            }
        }
        // What was changed by hand does not come from elsewhere any more.
        var touched = values.ChangesFrom(section.Values).Select(c => c.Field["Field.".Length..]).ToHashSet(StringComparer.Ordinal);
        if (section.Sources.Keys.Any(touched.Contains))
        {
            section.Sources = section.Sources.Where(s => !touched.Contains(s.Key)).ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        }
        section.Values = values;
        section.SavedAt = actor.Now;
        section.SavedBy = actor.Name;
        if (letter == 'A' && State == ConsultationState.Draft)
        {
            CopyBasics(values);
        }
        CopyFromForm();
        Size = size;
    }

    /// <summary>Writes a search for similar systems into the form (D8); allowed to whoever may answer that field now.</summary>
    public void NoteSimilarSearch(SimilarSearchMade search, Actor actor)
    {
        var letter = SimilarSearchLog.Code[0];
        SaveSection(letter, SimilarSearchLog.Add(SectionOf(letter).Values, search, actor), Size, actor);
    }

    // What lists and rules read without opening the form; a case that begins with copied answers has it from the start.
    private void CopyFromForm()
    {
        var facts = Facts(new FormSurroundings(default));
        if (Stage == Stage.PreBudget)
        {
            Purpose = facts.Text("B2");
            Method = facts.Text("H3");
            TotalYen = facts.TotalYen > 0 ? facts.TotalYen : null;
            SecurityFlag = facts.Yes("E3") || facts.Is("E1", "3A", "3B");
        }
        else if (Stage == Stage.PreProcurement)
        {
            ExecutionYen = facts.Yen("Q3");
            Method = facts.Text("Q1");
        }
        else
        {
            CopyFromLaterForm(facts);
        }
    }

    private void CopyBasics(FormValues a)
    {
        Title = a["A1"] ?? Title;
        if (Enum.TryParse<ConsultationKind>(a["A2"], out var kind))
        {
            Kind = kind;
        }
        if (int.TryParse(a["A3"], out var year))
        {
            TargetFy = new FiscalYear(year);
        }
        if (Enum.TryParse<BudgetKind>(a["A4"], out var budget))
        {
            BudgetKind = budget;
        }
        SystemId = Guid.TryParse(a["A6"], out var system) ? system : null;
        LateReason = a["A10"];
    }

    /// <summary>Basis and exemption of the second stage (decision 2); an exemption needs its reason.</summary>
    public void SetBasis(FilingBasis? basis, GateExemption? exemption, string? reason, Actor actor)
    {
        DemandMayWrite(actor);
        if (exemption is not null && string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleViolation("Consultation.ExemptionReasonMissing", "ExemptionReason");
        }
        // What was decided before the portal is shown by the decision itself, not by a word (decision 2).
        if (exemption == GateExemption.DecidedBefore && PreBudgetId is null)
        {
            throw new RuleViolation("Consultation.MigratedMissing", "Exemption");
        }
        if (reason?.Length > ExemptionReasonLength)
        {
            throw new RuleViolation("Form.TooLong", "ExemptionReason", ExemptionReasonLength, reason.Length);
        }
        Basis = basis;
        Exemption = exemption;
        ExemptionReason = exemption is null ? null : reason;
    }

    /// <summary>Fields that questions have opened, by item code.</summary>
    public IReadOnlySet<string> OpenedFields() => State == ConsultationState.Inquiry
        ? Questions.Where(q => q.AnsweredAt is null).SelectMany(q => q.OpenedFields).ToHashSet(StringComparer.Ordinal)
        : new HashSet<string>();

    public bool MayReplaceFile(string kind) => State == ConsultationState.Inquiry && Questions.Any(q => q.AnsweredAt is null && q.OpenedFiles.Contains(kind));

    public Attachment Attach(StoredFile file, string kind, string? note, bool restricted, Guid? conditionId, Actor actor)
    {
        if (conditionId is null)
        {
            DemandMayWrite(actor);
            if (kind == AttachmentRules.ApprovalPaper)
            {
                throw new RuleViolation("Form.NotOffered", "Kind");
            }
            if (State == ConsultationState.Inquiry && !MayReplaceFile(kind))
            {
                throw new RuleViolation("Consultation.FileNotOpened", "Kind");
            }
        }
        else if (!ConsultationWorkflow.May(Mover.StaffOrHead, this, actor) || Conditions.All(k => k.Id != conditionId || k.State == ConditionState.Fulfilled))
        {
            throw new Forbidden("Evidence is added by the filing section to an open condition.");
        }
        var attachment = new Attachment
        {
            Id = Guid.CreateVersion7(actor.Now), ConsultationId = Id, FileId = file.Id, File = file, Kind = kind, Name = file.Name, Note = note,
            AddedAt = actor.Now, AddedBy = actor.Name, ConditionId = conditionId, Restricted = restricted,
        };
        Attachments.Add(attachment);
        return attachment;
    }

    public void Detach(Guid attachmentId, Actor actor)
    {
        DemandMayWrite(actor);
        var attachment = Attachments.FirstOrDefault(a => a.Id == attachmentId && a.RemovedAt is null && a.Kind != AttachmentRules.ApprovalPaper) ?? throw new NotFound("Attachment");
        if (State == ConsultationState.Inquiry && !MayReplaceFile(attachment.Kind))
        {
            throw new RuleViolation("Consultation.FileNotOpened", "Kind");
        }
        attachment.RemovedAt = actor.Now;
    }

    private void DemandMayWrite(Actor actor)
    {
        if (!ConsultationWorkflow.May(Mover.StaffOrHead, this, actor))
        {
            throw new Forbidden("Only the filing section writes its form.");
        }
        if (State is not (ConsultationState.Draft or ConsultationState.Inquiry))
        {
            throw new RuleViolation("Consultation.NotEditable", null, $"ConsultationState.{State}");
        }
    }

    public void PassOn(Actor actor, CaseContext context, string? comment)
    {
        Move(ConsultationAct.PassOn, actor, context, new ActDetails(comment));
        PassedOnById = actor.UserId;
        ConfirmedAt = null;
    }

    public void Confirm(Actor actor, CaseContext context, string? comment)
    {
        Move(ConsultationAct.Confirm, actor, context, new ActDetails(comment));
        ConfirmedAt = actor.Now;
    }

    public void PullBack(Actor actor, CaseContext context, string? comment) => Move(ConsultationAct.PullBack, actor, context, new ActDetails(comment));

    public void SendBack(Actor actor, CaseContext context, string? comment)
    {
        Demand(comment, "Comment");
        Move(ConsultationAct.SendBack, actor, context, new ActDetails(comment));
    }

    /// <summary>
    /// 提出 by 所属長 (decision 9): freezes version n, computes the route from the threshold valid today (invariant 6). A
    /// case once accepted keeps number and reviewer and goes straight on to 審査中.
    /// </summary>
    public void Submit(Actor actor, CaseContext context, RouteFacts route, RecordedApproval? recorded, string? comment)
    {
        Move(ConsultationAct.Submit, actor, context, new ActDetails(comment, null, recorded));
        SubmittedById = actor.UserId;
        SubmittedAt = actor.Now;
        IsLate = context.IsLate;
        NeedsCommittee = route.NeedsCommittee;
        ThresholdRuleId = route.RuleId;
        ThresholdYen = route.LimitYen;
        var rule = context.Authority.Of(this, actor.Today);
        (DecidingOffice, DecisionRuleId, DecisionBasis) = (rule?.Office ?? Approvals.DecidingOffice.PolicyHead, rule?.Id, rule?.BasisJa);
        DropUnasked(route.Surroundings);
        Freeze(VersionKind.Submission, actor);
        ProposedAt = null;
        if (Number is not null)
        {
            State = ConsultationState.UnderReview;
            SetHolder(actor, stateChanged: true);
            Record(ConsultationAct.StartReview, ConsultationState.Submitted, State, actor, ConsultationWorkflow.CapacityFor(Mover.Head, this, actor), new ActDetails());
        }
        else if (context.Bureau is { } passage)
        {
            var portal = Actor.Operator(actor.Now);
            Move(ConsultationAct.PassToBureau, portal, context);
            DueOn = passage.DueOn;
        }
    }

    /// <summary>部局主管課 passes the case on to the office; whether it is late was settled by the section's own submission.</summary>
    public void Forward(Actor actor, CaseContext context, string? comment)
    {
        Move(ConsultationAct.Forward, actor, context, new ActDetails(comment));
        DueOn = null;
    }

    /// <summary>部局主管課 gives the case back to its section, with words.</summary>
    public void ReturnFromBureau(Actor actor, CaseContext context, string? comment)
    {
        Demand(comment, "Comment");
        Move(ConsultationAct.ReturnFromBureau, actor, context, new ActDetails(comment));
        DueOn = null;
    }

    // Answers to questions that the case is no longer asked do not go into the frozen version.
    private void DropUnasked(FormSurroundings surroundings)
    {
        var facts = Facts(surroundings);
        foreach (var field in FormCatalogue.Of(Stage).Where(f => !FormCatalogue.IsAsked(f, facts)))
        {
            var section = Sections.FirstOrDefault(s => s.Letter == field.Section);
            if (section?.Values.Has(field.Code) == true)
            {
                var values = section.Values.Copy();
                values.Scalars.Remove(field.Code);
                values.Rows.Remove(field.Code);
                section.Values = values;
            }
        }
    }

    private void Freeze(VersionKind kind, Actor actor)
    {
        VersionNumber++;
        var capacity = actor.CapacityFor(Permission.ConsultationSubmit, SectionId) ?? actor.CapacityFor(Permission.ConsultationDraft, SectionId);
        Versions.Add(new ConsultationVersion
        {
            Id = Guid.CreateVersion7(actor.Now), ConsultationId = Id, Number = VersionNumber, Kind = kind, At = actor.Now,
            ById = actor.UserId, ByName = actor.Name, BySection = (capacity ?? actor.Main)?.SectionName, OnBehalfOf = capacity?.StandsInFor?.Name,
            Form = FreezeForm(),
        });
    }

    /// <summary>The content as it stands, copied.</summary>
    public FrozenForm FreezeForm() => new(
        new SortedDictionary<string, FormValues>(Sections.ToDictionary(s => s.Letter.ToString(), s => s.Values.Copy()), StringComparer.Ordinal),
        [.. Attachments.Where(a => a.RemovedAt is null && a.ConditionId is null && a.Kind != AttachmentRules.ApprovalPaper).Select(a => new FrozenFile(a.Id, a.Kind, a.Name, a.File.Sha256, a.Restricted))]);

    /// <summary>Answers one question; the case goes back to the reviewer by <see cref="AnswerAll"/>.</summary>
    public void AnswerQuestion(Guid questionId, string answer, Actor actor)
    {
        DemandMayWrite(actor);
        var question = Questions.FirstOrDefault(q => q.Id == questionId && q.AnsweredAt is null) ?? throw new NotFound("Question");
        Demand(answer, "Answer");
        question.Answer = answer;
    }

    /// <summary>回答: every question is answered; what was replaced becomes a version of its own.</summary>
    public void AnswerAll(Actor actor, CaseContext context, bool contentChanged, string? comment)
    {
        Move(ConsultationAct.Answer, actor, context, new ActDetails(comment));
        foreach (var question in Questions.Where(q => q.AnsweredAt is null))
        {
            question.AnsweredAt = actor.Now;
            question.AnsweredBy = actor.Name;
        }
        if (contentChanged)
        {
            Freeze(VersionKind.Replacement, actor);
        }
    }

    public void Reopen(Actor actor, CaseContext context) => Move(ConsultationAct.Reopen, actor, context);

    /// <summary>対応済: what was done about a comment of the last return.</summary>
    public void AnswerComment(Guid commentId, string answer, Actor actor)
    {
        DemandMayWrite(actor);
        var comment = Comments.FirstOrDefault(m => m.Id == commentId && m.SentAt is not null && m.AcceptedAt is null) ?? throw new NotFound("Comment");
        Demand(answer, "Answer");
        comment.Answer = answer;
        comment.AnsweredAt = actor.Now;
        comment.AnsweredBy = actor.Name;
    }

    public void Withdraw(Actor actor, CaseContext context, string? reason)
    {
        Demand(reason, "Comment");
        Move(ConsultationAct.Withdraw, actor, context, new ActDetails(reason));
        DueOn = null;
    }

    /// <summary>条件の履行を報告, with evidence: at least one file or a text that says where it is (decision 15).</summary>
    public void ReportCondition(Guid conditionId, string report, Actor actor, CaseContext context)
    {
        Demand(report, "Report");
        var condition = Conditions.FirstOrDefault(k => k.Id == conditionId && k.State == ConditionState.Open) ?? throw new NotFound("Condition");
        if (Attachments.All(a => a.ConditionId != conditionId || a.RemovedAt is not null))
        {
            throw new RuleViolation("Consultation.EvidenceMissing", "Report");
        }
        Move(ConsultationAct.ReportCondition, actor, context, new ActDetails(report));
        condition.State = ConditionState.Reported;
        condition.Report = report;
        condition.ReportedAt = actor.Now;
        condition.ReportedBy = actor.Name;
        condition.ReturnedReason = null;
    }

    private static void Demand(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new RuleViolation("Form.Required", field);
        }
    }
}

/// <summary>The route by the threshold rule valid on the submission day.</summary>
public sealed record RouteFacts(bool NeedsCommittee, Guid? RuleId, long? LimitYen, FormSurroundings Surroundings);
