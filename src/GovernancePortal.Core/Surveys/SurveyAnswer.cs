using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Plans;

namespace GovernancePortal.Core.Surveys;

/// <summary>One planned introduction or renewal of a coming year (次年度案件の事前登録).</summary>
public sealed class SurveyPlan : ITracked, INamedRow
{
    public const int TitleLength = 100;
    public const int NoteLength = 1000;

    public Guid Id { get; init; }
    public Guid AnswerId { get; init; }
    public int Position { get; internal set; }
    public Guid? SystemId { get; internal set; }
    public string Title { get; internal set; } = "";
    public PlannedCaseKind Kind { get; internal set; }
    /// <summary>The year whose budget it needs.</summary>
    public FiscalYear Fy { get; internal set; }
    public long? EstimateYen { get; internal set; }
    public DateOnly? StartsOn { get; internal set; }
    public string? Note { get; internal set; }
    public DateTimeOffset? MergedAt { get; internal set; }

    public TrailSubject Subject => new(SurveyAnswer.SubjectType, AnswerId);
    public string? RowName => Title;
}

/// <summary>
/// What one section answers to a survey: its systems row by row, or 該当なし; plans and extra questions. Only its methods
/// change it, and <see cref="SurveyWorkflow"/> decides which act is allowed when.
/// </summary>
public sealed class SurveyAnswer : IVersioned, ITracked
{
    public const string SubjectType = "SurveyAnswer";
    public const int ReasonLength = 1000;
    public const int PersonLength = 100;
    public const int MostRows = 500;

    private readonly List<SurveyRow> rows = [];
    private readonly List<SurveyPlan> plans = [];

    public Guid Id { get; init; }
    public Guid CampaignId { get; init; }
    public Guid SectionId { get; private set; }
    /// <summary>As on the base date; a reorganisation moves the answer, not its name.</summary>
    public required string SectionName { get; init; }
    public required string BureauName { get; init; }
    public Guid BureauId { get; private set; }
    public SurveyAnswerState State { get; private set; }
    public DateTimeOffset Since { get; private set; }
    /// <summary>該当なし, said by the section itself.</summary>
    public bool IsNone { get; private set; }
    /// <summary>By the key of the question.</summary>
    public IReadOnlyDictionary<string, string> Extras { get; private set; } = new Dictionary<string, string>();

    public int RowCount { get; private set; }
    public int AnsweredRows { get; private set; }
    /// <summary>Changed, retired or new.</summary>
    public int ChangedRows { get; private set; }
    public int MissingRows { get; private set; }
    public int FindingRows { get; private set; }
    public int MergedRows { get; private set; }
    public int PlanCount { get; private set; }

    public Guid? WrittenById { get; private set; }
    public Guid? PassedOnById { get; private set; }
    public string? PassedOnBy { get; private set; }
    public Guid? ConfirmedById { get; private set; }
    /// <summary>Who confirmed it as head, with the mark of a stand-in, and on which day.</summary>
    public string? ConfirmedBy { get; private set; }
    public DateOnly? ConfirmedOn { get; private set; }
    public bool IsLate { get; private set; }
    /// <summary>代理登録: the policy office took it in for the section.</summary>
    public string? ProxyBy { get; private set; }
    /// <summary>Last word on it: why it was sent back, returned or reopened, or whom the proxy has it from.</summary>
    public string? Reason { get; private set; }
    /// <summary>Columns and parts to be mended, by name.</summary>
    public IReadOnlyList<string> ReturnedFields { get; private set; } = [];
    public string? FixedBy { get; private set; }
    public DateOnly? FixedOn { get; private set; }
    /// <summary>Counts what is written: every change of a part is a change of the answer.</summary>
    public int Revision { get; private set; }
    public uint Version { get; private set; }

    public IReadOnlyList<SurveyRow> Rows => rows;
    public IReadOnlyList<SurveyPlan> Plans => plans;
    public TrailSubject Subject => new(SubjectType, Id);

    internal static SurveyAnswer Open(Guid campaignId, Guid sectionId, string section, Guid bureauId, string bureau, IEnumerable<SurveyedSystem> systems, IReadOnlySet<Guid> evaluated, Actor actor)
    {
        var answer = new SurveyAnswer { Id = Guid.CreateVersion7(actor.Now), CampaignId = campaignId, SectionId = sectionId, SectionName = section, BureauId = bureauId, BureauName = bureau, Since = actor.Now };
        answer.rows.AddRange(systems.Select((s, n) => SurveyRow.Of(answer.Id, n, s, evaluated.Contains(s.Id), Guid.CreateVersion7(actor.Now))));
        answer.Count();
        return answer;
    }

    /// <summary>What still has to be answered: rows, 該当なし, compulsory extra questions; keys of the texts "SurveyOpen.{Name}".</summary>
    public IReadOnlyList<string> StillOpen(SurveyQuestions questions)
    {
        var open = new List<string>();
        if (AnsweredRows < RowCount)
        {
            open.Add("Rows");
        }
        if (RowCount == 0 && !IsNone)
        {
            open.Add("None");
        }
        if (questions.Extras.Any(q => q.Required && !Extras.ContainsKey(q.Key)))
        {
            open.Add("Extras");
        }
        return open;
    }

    internal void Write(IReadOnlyDictionary<Guid, SurveyRowAnswer> given, SurveyQuestions questions, SurveyNorms norms, SurveyContext context, Actor actor, bool byProxy = false)
    {
        Begin(context, actor, byProxy);
        foreach (var row in rows.Where(r => given.ContainsKey(r.Id)))
        {
            row.Take(given[row.Id], questions);
            row.Judge(questions, norms);
        }
        Count();
    }

    /// <summary>A system that the ledger does not have.</summary>
    internal SurveyRow AddNew(SurveyRowAnswer given, SurveyQuestions questions, SurveyNorms norms, SurveyContext context, Actor actor, bool byProxy = false)
    {
        Begin(context, actor, byProxy);
        if (rows.Count >= MostRows)
        {
            throw new RuleViolation("Survey.TooManyRows", null, MostRows);
        }
        var row = SurveyRow.New(Id, rows.Count == 0 ? 0 : rows.Max(r => r.Position) + 1, Guid.CreateVersion7(actor.Now));
        row.Take(given with { Answer = RowAnswer.New }, questions);
        row.Judge(questions, norms);
        rows.Add(row);
        IsNone = false;
        Count();
        return row;
    }

    /// <summary>Takes a new system out of the answer again; one of the ledger stays.</summary>
    internal void Remove(Guid rowId, SurveyContext context, Actor actor)
    {
        Begin(context, actor, byProxy: false);
        rows.RemoveAll(r => r.Id == rowId && r.Answer == RowAnswer.New && r.SystemId is null);
        Count();
    }

    /// <summary>該当なし; refused for a section that has rows (Survey.HasSystems).</summary>
    internal void SayNone(SurveyContext context, Actor actor, bool byProxy = false)
    {
        Begin(context, actor, byProxy);
        if (rows.Count > 0)
        {
            throw new RuleViolation("Survey.HasSystems");
        }
        IsNone = true;
    }

    /// <summary>運用評価 by row; a row that is not named stays as it is, null takes the answers away.</summary>
    internal void Evaluate(IReadOnlyDictionary<Guid, EvaluationAnswers?> given, SurveyContext context, Actor actor, bool byProxy = false)
    {
        Begin(context, actor, byProxy);
        foreach (var row in rows.Where(r => given.ContainsKey(r.Id)))
        {
            row.Evaluate(given[row.Id]);
        }
    }

    internal void TakeExtras(IReadOnlyDictionary<string, string> answers, SurveyContext context, Actor actor, bool byProxy = false)
    {
        Begin(context, actor, byProxy);
        Extras = answers;
    }

    internal void TakePlans(IReadOnlyList<SurveyPlanRow> given, SurveyContext context, Actor actor, bool byProxy = false)
    {
        Begin(context, actor, byProxy);
        plans.RemoveAll(p => given.All(g => g.Id != p.Id));
        for (var n = 0; n < given.Count; n++)
        {
            var plan = plans.FirstOrDefault(p => p.Id == given[n].Id);
            if (plan is null)
            {
                plan = new SurveyPlan { Id = Guid.CreateVersion7(actor.Now), AnswerId = Id };
                plans.Add(plan);
            }
            var row = given[n];
            (plan.Position, plan.SystemId, plan.Title, plan.Kind, plan.Fy, plan.EstimateYen, plan.StartsOn, plan.Note) = (n, row.SystemId, row.Title!, row.Kind!.Value, row.Fy!.Value, row.EstimateYen, row.StartsOn, row.Note);
        }
        Count();
    }

    /// <summary>所属長に回付.</summary>
    internal void PassOn(SurveyContext context, Actor actor)
    {
        Move(SurveyAct.PassOn, context, actor);
        (PassedOnById, PassedOnBy) = (actor.UserId, actor.Name);
    }

    internal void PullBack(SurveyContext context, Actor actor)
    {
        Move(SurveyAct.PullBack, context, actor);
        (ConfirmedById, ConfirmedBy, ConfirmedOn) = (null, null, null);
    }

    internal void SendBack(string reason, SurveyContext context, Actor actor)
    {
        Move(SurveyAct.SendBack, context, actor);
        Reason = reason;
    }

    /// <summary>The head confirms everything at once and submits it.</summary>
    internal void Confirm(SurveyContext context, Actor actor)
    {
        var step = Move(SurveyAct.Confirm, context, actor);
        var capacity = SurveyWorkflow.CapacityFor(step.By, SectionId, actor);
        (ConfirmedById, ConfirmedBy, ConfirmedOn, IsLate) = (actor.UserId, capacity?.StandsInFor is { } absent ? $"{actor.Name}（{absent.Name} 代決）" : actor.Name, actor.Today, context.Campaign == CampaignState.Closed);
        (Reason, ReturnedFields) = (null, []);
    }

    /// <summary>代理登録: the policy office takes the answer of a section off the network in and submits it.</summary>
    /// <param name="confirmedBy">The head who confirmed it, as the paper says.</param>
    internal void TakeIn(string confirmedBy, DateOnly confirmedOn, string reason, SurveyContext context, Actor actor)
    {
        Move(SurveyAct.TakeIn, context, actor);
        (ProxyBy, ConfirmedById, ConfirmedBy, ConfirmedOn, Reason, ReturnedFields, IsLate) = (actor.Name, null, confirmedBy, confirmedOn, reason, [], context.Campaign == CampaignState.Closed);
    }

    internal void Return(string reason, IReadOnlyList<string> fields, SurveyContext context, Actor actor)
    {
        Move(SurveyAct.Return, context, actor);
        (Reason, ReturnedFields) = (reason, fields);
    }

    internal void Fix(SurveyContext context, Actor actor)
    {
        Move(SurveyAct.Fix, context, actor);
        (FixedBy, FixedOn) = (actor.Name, actor.Today);
    }

    internal void Reopen(string reason, SurveyContext context, Actor actor)
    {
        Move(SurveyAct.Reopen, context, actor);
        (Reason, FixedBy, FixedOn) = (reason, null, null);
    }

    /// <summary>The row is in the ledger now.</summary>
    internal void Merged(SurveyRow row, Guid systemId, string code, Actor actor)
    {
        MergedRows += row.Merge == MergeState.Merged ? 0 : 1;
        row.Merged(systemId, code, actor);
    }

    /// <summary>A reorganisation hands the answer to the section that takes over.</summary>
    internal void Succeed(Guid sectionId, Guid bureauId) => (SectionId, BureauId) = (sectionId, bureauId);

    private void Begin(SurveyContext context, Actor actor, bool byProxy)
    {
        Move(byProxy ? SurveyAct.WriteByProxy : SurveyAct.Write, context, actor);
        WrittenById = actor.UserId;
        Revision++;
        ProxyBy = byProxy ? actor.Name : ProxyBy;
    }

    private SurveyStep Move(SurveyAct act, SurveyContext context, Actor actor)
    {
        var step = SurveyWorkflow.Find(State, act) ?? throw new RuleViolation("Survey.NotNow", null, "SurveyAnswerState." + State);
        if (!SurveyWorkflow.May(step.By, SectionId, actor))
        {
            throw new Forbidden($"{act} of a survey answer.");
        }
        if (step.Guards.FirstOrDefault(g => !g.Holds(this, context, actor)) is { } guard)
        {
            throw new RuleViolation(guard.Code);
        }
        if (State != step.To)
        {
            (State, Since) = (step.To, actor.Now);
        }
        return step;
    }

    private void Count()
    {
        RowCount = rows.Count;
        AnsweredRows = rows.Count(r => r.Answer != RowAnswer.None);
        ChangedRows = rows.Count(r => r.Answer is RowAnswer.Changed or RowAnswer.Retired or RowAnswer.New);
        MissingRows = rows.Count(r => r.Missing.Count > 0);
        FindingRows = rows.Count(r => r.Findings.Count > 0);
        PlanCount = plans.Count;
    }
}
