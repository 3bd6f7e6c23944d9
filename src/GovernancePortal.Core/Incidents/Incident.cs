using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Incidents;

/// <summary>A section as it is called now.</summary>
public sealed record IncidentPlace(Guid SectionId, Guid BureauId, string Name);

/// <summary>
/// 情報セキュリティインシデント (R180, R223, R224): something that happened or is suspected, from the first report to the lesson. Only its
/// methods change it, and <see cref="IncidentWorkflow"/> decides which act is allowed when.
/// </summary>
public sealed class Incident : IVersioned, ITracked
{
    public const string SubjectType = "Incident";
    public const string Mark = "イ";
    public const string Kinds = "IncidentKind";
    public const int NumberLength = 20;
    public const int CodeLength = 40;
    public const int TitleLength = 200;
    public const int TextLength = 4000;
    public const int ReasonLength = 1000;
    public const int PersonLength = 100;
    public const int PhoneLength = 40;
    public const int BodyLength = 200;
    public const int ReferenceLength = 100;
    public const int MostFiles = 30;

    private readonly List<IncidentSystem> systems = [];
    private readonly List<IncidentEntry> entries = [];
    private readonly List<IncidentNotice> notices = [];
    private readonly List<IncidentOrder> orders = [];
    private readonly List<IncidentFile> files = [];

    private Incident()
    {
    }

    public Guid Id { get; private init; }
    /// <summary>R8-イ-0001.</summary>
    public string Number { get; private init; } = "";
    public string Title { get; private init; } = "";
    public string KindCode { get; private init; } = "";
    public string Text { get; private init; } = "";
    /// <summary>What was done before the report.</summary>
    public string? Done { get; private init; }
    public DateTimeOffset NoticedAt { get; private init; }
    public DateTimeOffset? OccurredAt { get; private init; }
    public bool PersonalData { get; private init; }
    public bool MyNumber { get; private init; }
    /// <summary>About how many people; null: not known.</summary>
    public int? Persons { get; private init; }
    public string? Phone { get; private init; }
    /// <summary>A municipality or other body where it happened, not an own section (R225).</summary>
    public string? OutsideBody { get; private init; }
    public Guid SectionId { get; private set; }
    public Guid BureauId { get; private set; }
    public string SectionName { get; private init; } = "";
    public string ReportedBy { get; private init; } = "";
    public Guid CreatedById { get; private init; }
    /// <summary>The CSIRT member who wrote down what was told by telephone; null where the section reported itself.</summary>
    public string? RecordedBy { get; private init; }
    public DateTimeOffset ReportedAt { get; private init; }

    public IncidentState State { get; private set; }
    public DateTimeOffset Since { get; private set; }
    public IncidentSeverity? Severity { get; private set; }
    public DateTimeOffset? JudgedAt { get; private set; }
    public string? JudgedBy { get; private set; }
    /// <summary>Why it is one or is none, why it came back or was opened again.</summary>
    public string? Reason { get; private set; }
    public DateTimeOffset? CisoInformedAt { get; private set; }
    public string? CisoInformedBy { get; private set; }
    /// <summary>By when 個人情報保護委員会 is told (速報, 確報); null where it needs not be.</summary>
    public DateOnly? QuickReportDueOn { get; private set; }
    public DateOnly? FullReportDueOn { get; private set; }
    public DateTimeOffset? QuickReportedAt { get; private set; }
    public DateTimeOffset? FullReportedAt { get; private set; }
    public DateTimeOffset? RecoveredAt { get; private set; }
    public string? Cause { get; private set; }
    public string? Prevention { get; private set; }
    public string? ClosingBy { get; private set; }
    /// <summary>The CISO, with the mark of a stand-in.</summary>
    public string? ApprovedBy { get; private set; }
    public DateOnly? ApprovedOn { get; private set; }
    /// <summary>Who wrote the CISO's word down (decision 11).</summary>
    public string? ApprovalRecordedBy { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string? LessonTitle { get; private set; }
    public string? Lesson { get; private set; }
    public DateOnly? LessonOn { get; private set; }
    public bool IsDemonstration { get; private init; }
    public int Revision { get; private set; }
    public uint Version { get; private set; }

    public IReadOnlyList<IncidentSystem> Systems => systems;
    public IReadOnlyList<IncidentEntry> Entries => entries;
    public IReadOnlyList<IncidentNotice> Notices => notices;
    public IReadOnlyList<IncidentOrder> Orders => orders;
    public IReadOnlyList<IncidentFile> Files => files;
    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>A report that the law or an instruction asks for is late.</summary>
    public bool IsOverdue(DateOnly today) => IncidentWorkflow.IsOpen(State)
        && ((QuickReportedAt is null && QuickReportDueOn < today) || (FullReportedAt is null && FullReportDueOn < today) || orders.Exists(o => o.IsOverdue(today)));

    /// <summary>Refused where a time lies ahead (Incident.Later) or it was noticed before it happened (Incident.NoticedBefore).</summary>
    internal static Incident Report(IncidentReportInput input, string number, IncidentPlace place, string reportedBy, bool recorded, IEnumerable<IncidentSystem> affected, IReadOnlyList<StoredFile> evidence, Actor actor, bool demonstration = false)
    {
        var noticed = IncidentClock.At(input.NoticedOn!.Value, input.NoticedTime);
        DateTimeOffset? occurred = input.OccurredOn is { } day ? IncidentClock.At(day, input.OccurredTime) : null;
        NotLater(noticed, nameof(input.NoticedTime), actor);
        if (occurred > noticed && OfficeTime.DayOf(occurred.Value) > OfficeTime.DayOf(noticed))
        {
            throw new RuleViolation("Incident.NoticedBefore", nameof(input.OccurredOn));
        }
        var incident = new Incident
        {
            Id = Guid.CreateVersion7(actor.Now), Number = number, Title = input.Title!, KindCode = input.KindCode!, Text = input.Text!, Done = input.Done, NoticedAt = noticed, OccurredAt = occurred, PersonalData = input.PersonalData || input.MyNumber,
            MyNumber = input.MyNumber, Persons = input.Persons, Phone = input.Phone, OutsideBody = recorded ? input.OutsideBody : null, SectionId = place.SectionId, BureauId = place.BureauId, SectionName = place.Name, ReportedBy = reportedBy,
            CreatedById = actor.UserId, RecordedBy = recorded ? actor.Name : null, ReportedAt = actor.Now, State = IncidentState.Reported, Since = actor.Now, IsDemonstration = demonstration,
        };
        incident.systems.AddRange(affected.Select(s => new IncidentSystem { IncidentId = incident.Id, SystemId = s.SystemId, Code = s.Code, Name = s.Name }));
        incident.Attach(evidence, !recorded, actor);
        return incident;
    }

    internal void StartJudging(Actor actor)
    {
        Move(IncidentAct.StartJudging, actor);
        Tell(IncidentAct.StartJudging, actor.Now, null, actor);
    }

    /// <param name="quickDays">Days from noticing to the 速報 of a case with personal data.</param>
    /// <param name="fullDays">Days from noticing to the 確報.</param>
    internal void JudgeIncident(IncidentSeverity severity, string reason, int quickDays, int fullDays, Actor actor)
    {
        Move(IncidentAct.JudgeIncident, actor);
        (Severity, Reason, JudgedAt, JudgedBy) = (severity, reason, actor.Now, actor.Name);
        if (PersonalData)
        {
            var noticed = OfficeTime.DayOf(NoticedAt);
            (QuickReportDueOn, FullReportDueOn) = (noticed.AddDays(quickDays), noticed.AddDays(fullDays));
        }
        Tell(IncidentAct.JudgeIncident, actor.Now, reason, actor);
    }

    internal void JudgeNot(string reason, Actor actor)
    {
        Move(IncidentAct.JudgeNot, actor);
        (Reason, JudgedAt, JudgedBy, ClosedAt) = (reason, actor.Now, actor.Name, actor.Now);
        Tell(IncidentAct.JudgeNot, actor.Now, reason, actor);
    }

    internal void InformCiso(DateTimeOffset at, string? text, Actor actor)
    {
        NotLater(at, nameof(IncidentActInput.AtTime), actor);
        Move(IncidentAct.InformCiso, actor);
        (CisoInformedAt, CisoInformedBy) = (CisoInformedAt ?? at, CisoInformedBy ?? actor.Name);
        Tell(IncidentAct.InformCiso, at, text, actor);
    }

    internal IncidentOrder Instruct(IncidentOrderInput input, IncidentPlace place, Actor actor)
    {
        if (input.DueOn < actor.Today)
        {
            throw new RuleViolation("Incident.DuePast", nameof(input.DueOn), actor.Today);
        }
        Move(IncidentAct.Instruct, actor);
        var order = new IncidentOrder
        {
            Id = Guid.CreateVersion7(actor.Now), IncidentId = Id, Number = orders.Count + 1, Kind = input.Kind!.Value, SectionId = place.SectionId, SectionName = place.Name, Text = input.Text!, DueOn = input.DueOn!.Value, GivenBy = actor.Name, GivenAt = actor.Now,
        };
        orders.Add(order);
        Tell(IncidentAct.Instruct, actor.Now, $"{place.Name}: {input.Text}", actor);
        return order;
    }

    internal void AnswerOrder(Guid orderId, string text, Actor actor)
    {
        var order = Order(orderId);
        if (!IncidentWorkflow.IsOf(order, actor))
        {
            throw new Forbidden("Answering an instruction to another section.");
        }
        Move(IncidentAct.Answer, actor);
        Demand(order, IncidentOrderState.Given);
        (order.Answer, order.AnsweredBy, order.AnsweredAt, order.State, order.Remark) = (text, actor.Name, actor.Now, IncidentOrderState.Answered, null);
        Tell(IncidentAct.Answer, actor.Now, $"{order.SectionName}: {text}", actor);
    }

    internal void ConfirmAnswer(Guid orderId, Actor actor)
    {
        Move(IncidentAct.ConfirmAnswer, actor);
        var order = Order(orderId);
        Demand(order, IncidentOrderState.Answered);
        order.State = IncidentOrderState.Confirmed;
        Tell(IncidentAct.ConfirmAnswer, actor.Now, order.SectionName, actor);
    }

    internal void ReturnAnswer(Guid orderId, string reason, Actor actor)
    {
        Move(IncidentAct.ReturnAnswer, actor);
        var order = Order(orderId);
        Demand(order, IncidentOrderState.Answered);
        (order.State, order.Remark) = (IncidentOrderState.Given, reason);
        Tell(IncidentAct.ReturnAnswer, actor.Now, $"{order.SectionName}: {reason}", actor);
    }

    internal void Notify(IncidentNoticeInput input, string bodyName, Actor actor)
    {
        var at = IncidentClock.At(input.On!.Value, input.Time);
        NotLater(at, nameof(input.Time), actor);
        Move(IncidentAct.Notify, actor);
        notices.Add(new IncidentNotice
        {
            Id = Guid.CreateVersion7(actor.Now), IncidentId = Id, Body = input.Body!.Value, ContactId = input.ContactId, BodyName = bodyName, Stage = input.Stage!.Value, IsWaived = input.IsWaived, At = at, By = actor.Name, Content = input.Content!, Reference = input.Reference,
        });
        if (input.Body == LiaisonBody.Commission)
        {
            QuickReportedAt ??= at;
            FullReportedAt = input.Stage == NoticeStage.Full || input.IsWaived ? FullReportedAt ?? at : FullReportedAt;
        }
        Tell(IncidentAct.Notify, at, $"{bodyName}: {input.Content}", actor);
    }

    /// <summary>A line of the chronology with evidence.</summary>
    internal void Note(DateTimeOffset at, string text, IReadOnlyList<StoredFile> evidence, Actor actor)
    {
        NotLater(at, nameof(IncidentEntryInput.Time), actor);
        Move(IncidentAct.Note, actor);
        Attach(evidence, false, actor);
        entries.Add(new IncidentEntry { Id = Guid.CreateVersion7(actor.Now), IncidentId = Id, At = at, WrittenAt = actor.Now, By = actor.Name, Text = text });
    }

    /// <summary>The reporting section adds to its report.</summary>
    internal void Supplement(DateTimeOffset at, string text, IReadOnlyList<StoredFile> evidence, Actor actor)
    {
        NotLater(at, nameof(IncidentEntryInput.Time), actor);
        Move(IncidentAct.Supplement, actor);
        Attach(evidence, true, actor);
        entries.Add(new IncidentEntry { Id = Guid.CreateVersion7(actor.Now), IncidentId = Id, At = at, WrittenAt = actor.Now, By = actor.Name, Text = text, FromSection = true });
    }

    internal void Recover(DateTimeOffset at, string? text, Actor actor)
    {
        NotLater(at, nameof(IncidentActInput.AtTime), actor);
        if (at < (OccurredAt ?? NoticedAt))
        {
            throw new RuleViolation("Incident.RecoveredBefore", nameof(IncidentActInput.AtOn));
        }
        Move(IncidentAct.Recover, actor);
        RecoveredAt = at;
        Tell(IncidentAct.Recover, at, text, actor);
    }

    internal void WriteClosing(string cause, string prevention, Actor actor)
    {
        Move(IncidentAct.WriteClosing, actor);
        (Cause, Prevention, ClosingBy) = (cause, prevention, actor.Name);
        Tell(IncidentAct.WriteClosing, actor.Now, null, actor);
    }

    internal void ReturnClosing(string reason, Actor actor)
    {
        Move(IncidentAct.ReturnClosing, actor);
        Reason = reason;
        Tell(IncidentAct.ReturnClosing, actor.Now, reason, actor);
    }

    /// <param name="ciso">Whose word it is.</param>
    /// <param name="recordedBy">Null where the CISO does it in the portal.</param>
    internal void ApproveClosing(string ciso, DateOnly on, string? recordedBy, string? remark, Actor actor)
    {
        Move(IncidentAct.ApproveClosing, actor);
        (ApprovedBy, ApprovedOn, ApprovalRecordedBy, ClosedAt) = (ciso, on, recordedBy, actor.Now);
        Tell(IncidentAct.ApproveClosing, actor.Now, remark, actor);
    }

    internal void Reopen(string reason, Actor actor)
    {
        Move(IncidentAct.Reopen, actor);
        (Reason, ClosedAt, RecoveredAt, ApprovedBy, ApprovedOn, ApprovalRecordedBy) = (reason, null, null, null, null, null);
        Tell(IncidentAct.Reopen, actor.Now, reason, actor);
    }

    /// <param name="names">Names that the lesson may not hold: section, bodies, persons (Incident.LessonNames).</param>
    internal void PublishLesson(string title, string text, IEnumerable<string?> names, Actor actor)
    {
        Move(IncidentAct.PublishLesson, actor);
        var squeezed = Squeeze(title + text);
        if (names.Concat([SectionName, ReportedBy, RecordedBy, JudgedBy, ClosingBy, ApprovedBy, OutsideBody, .. orders.SelectMany(o => new[] { o.SectionName, o.AnsweredBy, o.GivenBy })])
            .FirstOrDefault(n => !string.IsNullOrWhiteSpace(n) && squeezed.Contains(Squeeze(n), StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            throw new RuleViolation("Incident.LessonNames", nameof(IncidentLessonInput.Text), found);
        }
        (LessonTitle, Lesson, LessonOn) = (title, text, actor.Today);
        Tell(IncidentAct.PublishLesson, actor.Now, title, actor);
    }

    /// <summary>組織改正: the section that takes over sees its reports and instructions; the names of the day stay.</summary>
    internal void Succeed(Guid fromId, Guid sectionId, Guid bureauId)
    {
        if (SectionId == fromId)
        {
            (SectionId, BureauId) = (sectionId, bureauId);
        }
        foreach (var order in orders.Where(o => o.SectionId == fromId))
        {
            order.SectionId = sectionId;
        }
    }

    internal static string NameOf(Actor actor, Capacity? capacity) => capacity?.StandsInFor is { } absent ? $"{actor.Name}（{absent.Name} 代決）" : actor.Name;

    /// <summary>The step of the table; refused with Incident.NotNow and to whom it is not given.</summary>
    internal IncidentStep Demand(IncidentAct act, Actor actor)
    {
        var step = IncidentWorkflow.Find(State, act) ?? throw new RuleViolation("Incident.NotNow", null, "IncidentState." + State);
        return IncidentWorkflow.May(step.By, this, actor) ? step : throw new Forbidden($"{act} of an incident.");
    }

    private void Move(IncidentAct act, Actor actor)
    {
        var step = Demand(act, actor);
        if (step.Guards.FirstOrDefault(g => !g.Holds(this, actor)) is { } guard)
        {
            throw new RuleViolation(guard.Code);
        }
        if (State != step.To)
        {
            (State, Since) = (step.To, actor.Now);
        }
        Revision++;
    }

    private IncidentOrder Order(Guid id) => orders.Find(o => o.Id == id) ?? throw new NotFound($"Instruction {id}.");

    private static void Demand(IncidentOrder order, IncidentOrderState state)
    {
        if (order.State != state)
        {
            throw new RuleViolation("Incident.NotNow", null, "IncidentOrderState." + order.State);
        }
    }

    private void Attach(IReadOnlyList<StoredFile> evidence, bool fromSection, Actor actor)
    {
        if (files.Count + evidence.Count > MostFiles)
        {
            throw new RuleViolation("Incident.TooManyFiles", "Uploads", MostFiles);
        }
        files.AddRange(evidence.Select(f => new IncidentFile { IncidentId = Id, FileId = f.Id, AddedBy = actor.Name, FromSection = fromSection }));
    }

    private void Tell(IncidentAct act, DateTimeOffset at, string? text, Actor actor) =>
        entries.Add(new IncidentEntry { Id = Guid.CreateVersion7(actor.Now), IncidentId = Id, At = at, WrittenAt = actor.Now, By = actor.Name, Act = act, Text = text });

    private static void NotLater(DateTimeOffset at, string field, Actor actor)
    {
        if (at > actor.Now)
        {
            throw new RuleViolation("Incident.Later", field);
        }
    }

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
