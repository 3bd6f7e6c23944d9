using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Surveys;

/// <summary>What looks odd in an answer: the text "SurveyFinding.{Code}" beside the column.</summary>
public sealed record SurveyFinding(string Code, string Column, IReadOnlyList<string> Arguments);

/// <summary>
/// One system in a section's answer: its values on the base date, frozen, and what is answered now. Written only through the
/// answer, so that its counts hold.
/// </summary>
public sealed class SurveyRow : IVersioned, ITracked, INamedRow
{
    public const int NoteLength = 1000;

    public Guid Id { get; init; }
    public Guid AnswerId { get; init; }
    /// <summary>Null until a new system is merged into the ledger.</summary>
    public Guid? SystemId { get; private set; }
    public string? Code { get; private set; }
    public int Position { get; init; }
    public Criticality Criticality { get; private set; }
    /// <summary>As it stood on the base date; nothing for a new system. Never changes.</summary>
    public SurveyValues Before { get; private set; } = SurveyValues.None;
    public IReadOnlyList<LicenceRow> LicencesBefore { get; init; } = [];

    public RowAnswer Answer { get; private set; }
    /// <summary>The whole row as the section says it is; of an unchanged one as it was.</summary>
    public SurveyValues Now { get; private set; } = SurveyValues.None;
    public IReadOnlyList<LicenceRow> Licences { get; private set; } = [];
    /// <summary>Last day of a retired system; in the future: 廃止予定.</summary>
    public DateOnly? RetiresOn { get; private set; }
    public string? Note { get; private set; }
    /// <summary>Asked columns that the row's importance requires and that are empty.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];
    public IReadOnlyList<SurveyFinding> Findings { get; private set; } = [];

    /// <summary>The survey asks the five questions of 運用評価 about it.</summary>
    public bool AsksEvaluation { get; init; }
    public EvaluationAnswers? Evaluation { get; private set; }
    public bool LacksEvaluation => AsksEvaluation && Evaluation is null && Answer != RowAnswer.Retired;

    public MergeState Merge { get; private set; }
    /// <summary>The rule that refused the merge.</summary>
    public string? MergeFault { get; private set; }
    public DateTimeOffset? MergedAt { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SurveyAnswer.SubjectType, AnswerId);
    public string? RowName => Name;
    public string Name => Now[nameof(SystemInput.Name)] ?? Before[nameof(SystemInput.Name)] ?? "";
    public bool IsException => Answer is RowAnswer.Changed or RowAnswer.Retired or RowAnswer.New || Missing.Count > 0 || Findings.Count > 0;

    internal static SurveyRow Of(Guid answerId, int position, SurveyedSystem system, bool asksEvaluation, Guid id) => new()
    {
        Id = id, AsksEvaluation = asksEvaluation, AnswerId = answerId, Position = position, SystemId = system.Id, Code = system.Code,
        Before = new SurveyValues(system.Values.GetValueOrDefault(nameof(SystemInput.Name)), system.Values), LicencesBefore = system.Licences,
        Now = new SurveyValues(system.Values.GetValueOrDefault(nameof(SystemInput.Name)), system.Values), Licences = system.Licences,
        Criticality = Enum.TryParse<Criticality>(system.Values.GetValueOrDefault(nameof(SystemInput.Criticality)), out var c) ? c : Criticality.General,
    };

    internal static SurveyRow New(Guid answerId, int position, Guid id) => new() { Id = id, AnswerId = answerId, Position = position, Answer = RowAnswer.New, Criticality = Criticality.General };

    /// <summary>Takes what is answered. A changed answer that differs in nothing is an unchanged one.</summary>
    internal void Take(SurveyRowAnswer given, SurveyQuestions questions)
    {
        var known = SystemId is not null;
        if (known != (given.Answer != RowAnswer.New))
        {
            throw new RuleViolation("Survey.RowKind", nameof(SurveyRowAnswer.Answer));
        }
        var (values, licences) = given.Answer switch
        {
            RowAnswer.Changed or RowAnswer.New => (given.Values!, questions.AsksLicences && given.Licences is not null ? given.Licences : Licences),
            RowAnswer.None or RowAnswer.Unchanged or RowAnswer.Retired => (Before, LicencesBefore),
        };
        var differs = !values.IsSame(Before) || !SameLicences(licences);
        Answer = given.Answer == RowAnswer.Changed && !differs ? RowAnswer.Unchanged : given.Answer;
        Now = values.IsSame(Now) ? Now : values;
        Licences = licences;
        (RetiresOn, Note) = (given.Answer == RowAnswer.Retired ? given.RetiresOn : null, given.Note);
        if (!known)
        {
            Criticality = values.Input().Criticality ?? Criticality.General;
        }
    }

    internal void Evaluate(EvaluationAnswers? answers) => Evaluation = AsksEvaluation ? answers : null;

    internal void Judge(SurveyQuestions questions, SurveyNorms norms)
    {
        // A retired system is not checked any more.
        if (Answer is RowAnswer.None or RowAnswer.Retired)
        {
            (Missing, Findings) = ([], []);
            return;
        }
        var asked = questions.AskedOf(Criticality).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        Missing = [.. SurveyedValues.Missing(Now.Values).Where(asked.Contains)];
        Findings = SurveyFindings.Of(this, norms);
    }

    public bool SameLicences(IReadOnlyList<LicenceRow> other) =>
        LicencesBefore.Count == other.Count && LicencesBefore.Zip(other).All(p => p.First with { Id = null } == p.Second with { Id = null });

    internal void Merged(Guid systemId, string code, Actor actor) => (SystemId, Code, Merge, MergeFault, MergedAt) = (systemId, code, MergeState.Merged, null, actor.Now);

    /// <summary>Empties the sensitive columns of a copy that is only read.</summary>
    internal void HideSensitive()
    {
        (Before, Now) = (Without(Before), Without(Now));
        Findings = [.. Findings.Where(f => SystemColumns.Find(f.Column)?.Sensitive != true)];

        static SurveyValues Without(SurveyValues values) => values with { Values = values.Values.Where(v => SystemColumns.Find(v.Key)?.Sensitive != true).ToDictionary(v => v.Key, v => v.Value) };
    }

    internal void Refuse(string code) => (Merge, MergeFault) = (MergeState.Refused, code);
}
