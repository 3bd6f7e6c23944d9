using System.Text.RegularExpressions;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Architecture;
using Xunit;

namespace GovernancePortal.Tests.Wording;

/// <summary>Every text a user sees exists in both languages, and pages hold none of their own.</summary>
public partial class TextTests
{
    private static readonly IReadOnlySet<string> Japanese = ResourceFile.Japanese.Keys;

    /// <summary>Enums whose members people read; those not named here are an engineer's own.</summary>
    private static readonly Type[] Shown =
    [
        typeof(Core.Audits.Answers.AuditResult), typeof(Core.Audits.Items.AuditCondition), typeof(Core.Audits.Items.AuditMethods), typeof(Core.Audits.Items.ItemSetState),
        typeof(AnswerSource), typeof(Core.Consultations.Form.PlatformFit), typeof(Core.Consultations.FitGap.FunctionOrigin), typeof(Core.Consultations.FitGap.RfiAnswer), typeof(Core.Consultations.FitGap.FitResult), typeof(Core.Consultations.FitGap.GapLevel),
        typeof(ConsultationState), typeof(ConsultationAct), typeof(ConsultationKind), typeof(Stage), typeof(FormSize), typeof(Holder), typeof(DecisionRoute), typeof(ApprovalMode), typeof(DueGate),
        typeof(StageOccasion), typeof(Core.Consultations.Changes.ChangeVerdictKind), typeof(Core.Consultations.Advising.PriorAdviceState), typeof(Core.Consultations.Advising.AdviceMeans),
        typeof(ConditionState), typeof(Verdict), typeof(FilingBasis), typeof(GateExemption), typeof(BudgetOutcome), typeof(Core.Consultations.Funds.MatchPile), typeof(Core.Consultations.Funds.AuthorityKind), typeof(Core.Consultations.Funds.ChainStep), typeof(Core.Consultations.Funds.RoundingRule), typeof(VersionKind), typeof(SectionProgress),
        typeof(BudgetKind), typeof(WindowKind), typeof(ThresholdKind), typeof(ThresholdBasis), typeof(ProposalStatus), typeof(FilingState), typeof(SettingName), typeof(HolidayChange), typeof(HolidayLineFault),
        typeof(Role), typeof(ExecutiveBody), typeof(Lifecycle), typeof(Criticality), typeof(LedgerSource), typeof(AdviceState), typeof(KartePage), typeof(SystemPartKind),
        typeof(Core.Radar.RadarCode), typeof(Core.Radar.RadarSeverity), typeof(Core.Radar.RadarStage), typeof(Core.Radar.RadarOwner), typeof(Core.Radar.WarningState), typeof(Core.Radar.WarningChoice),
        typeof(Core.Radar.PlanOutcome), typeof(Core.Radar.MoveKind), typeof(Core.Radar.AlignWay), typeof(Core.Radar.RoadmapKind), typeof(RoadmapGroup),
        typeof(Core.Surveys.CampaignState), typeof(Core.Surveys.SurveyAnswerState), typeof(Core.Surveys.SurveyAct), typeof(Core.Surveys.RowAnswer), typeof(Core.Surveys.MergeState), typeof(Core.Surveys.ExtraKind), typeof(Core.Surveys.SurveyWorkKind),
        typeof(Core.Bcp.PlanScope), typeof(Core.Bcp.PlanStatus), typeof(Core.Bcp.PlanVersionState), typeof(Core.Bcp.PlanReviewResult), typeof(Core.Bcp.DrillKind), typeof(Core.Bcp.DrillState), typeof(Core.Bcp.FindingState), typeof(Core.Bcp.NetworkKind),
        typeof(Core.Bcp.DeadlineState), typeof(Core.Bcp.CheckMark), typeof(Core.Bcp.WorkCheckResult), typeof(Core.Bcp.WorkCheckState), typeof(Core.Bcp.GapSeverity), typeof(Core.Bcp.BcpGapKind),
        typeof(Core.Library.Documents.DocumentType), typeof(Core.Library.Documents.DocumentVersionState), typeof(Core.Library.Documents.DocumentReviewResult), typeof(Core.Library.Documents.DocumentUseKind),
        typeof(Core.Consultations.Need.NeedResult), typeof(Core.Consultations.Sheets.DraftNoteKind),
        typeof(Core.Consultations.Assignment.AssignmentRunKind), typeof(Core.Consultations.Assignment.ConflictKind), typeof(Core.Consultations.Concurrences.ConcurrenceKind), typeof(Core.Consultations.Concurrences.ConcurrenceAnswer),
        typeof(TalkSide), typeof(TalkWorkKind), typeof(WorkKind), typeof(Core.Consultations.Approvals.DecidingOffice), typeof(Core.Consultations.Committee.MeetingKind), typeof(Core.Consultations.Committee.MemberRole), typeof(Core.Consultations.Committee.BallotAnswer),
        typeof(Core.Consultations.Opinions.OpinionChange), typeof(Core.Consultations.Consistency.SplitBasis), typeof(Core.Consultations.Consistency.RetrospectiveKind), typeof(Core.Consultations.Review.PastReason),
        typeof(Core.People.Absences.AbsenceKind), typeof(Core.People.Absences.AbsencePart), typeof(Core.Consultations.Gates.CaseGate), typeof(Core.Consultations.Gates.QueueView), typeof(Core.Season.SeasonPeak), typeof(Core.Season.AdviceAnswer),
        typeof(Core.Season.DemandSource), typeof(GovernancePortal.Web.Pages.Season.HeatRows),
        typeof(Core.Library.Specifications.SpecificationState), typeof(Core.Library.Specifications.ShareChoice), typeof(Core.Library.Specifications.AmountBand), typeof(Core.Library.Questions.QuestionState), typeof(Core.Library.Questions.QuestionMeans),
        typeof(Core.Library.Briefings.BriefingState),
        typeof(Core.Kpis.Readings.KpiBand), typeof(Core.Kpis.Readings.TextJudgement), typeof(Core.Kpis.Readings.ReadingSource), typeof(Core.Kpis.Readings.ReadingState), typeof(Core.Platform.Figures.FigureUnit), typeof(Core.Platform.Figures.FigureSpan),
        typeof(Core.Kpis.Plans.KpiPlanState), typeof(Core.Kpis.Plans.KpiRhythm), typeof(Core.Kpis.Plans.PlanChangeKind), typeof(Core.Kpis.Notation.TargetKind), typeof(Core.Kpis.Notation.TargetComparison), typeof(Core.Kpis.Notation.NoTargetReason),
        typeof(Core.Kpis.Notation.KpiAggregation), typeof(Core.Kpis.Notation.KpiDirection),
        typeof(EvaluatedEffect), typeof(EvaluatedUse), typeof(EvaluatedTrouble), typeof(EvaluatedCost), typeof(EvaluatedConclusion),
        typeof(Core.Instructions.InstructionState), typeof(Core.Instructions.InstructionAct), typeof(Core.Instructions.InstructionSubject), typeof(Core.Instructions.InstructionWorkKind), typeof(Core.Publication.PublicationState),
        typeof(Core.SelfChecks.SelfCheckCampaignState), typeof(Core.SelfChecks.SelfCheckSheetState), typeof(Core.SelfChecks.SelfCheckAct), typeof(Core.SelfChecks.SelfCheckReply), typeof(Core.SelfChecks.SelfCheckOwner), typeof(Core.SelfChecks.SelfCheckChapter),
        typeof(Core.SelfChecks.SelfCheckWorkKind), typeof(Core.Dashboard.CioItemGroup), typeof(Core.Dashboard.MeetingEntryKind),
        typeof(Core.Audits.Plans.AuditNature), typeof(Core.Audits.Plans.AuditorPool), typeof(Core.Audits.Plans.AuditPlanLayer), typeof(Core.Audits.Plans.AuditPlanState), typeof(Core.Audits.Plans.AuditPlanAct),
        typeof(Core.Audits.Engagements.AuditState), typeof(Core.Audits.Engagements.AuditAct), typeof(Core.Audits.Engagements.PresentedTo), typeof(Core.Audits.Engagements.AuditWorkKind),
        typeof(Core.Audits.Findings.AuditFindingState), typeof(Core.Audits.Findings.FindingSeverity), typeof(Core.Audits.Findings.FindingAct), typeof(Core.Audits.Findings.FindingWorkKind), typeof(Core.Audits.Figures.FindingAge),
        typeof(Core.Dashboard.CioItemGroup), typeof(Core.Dashboard.MeetingEntryKind),
        typeof(Core.Checklists.ChecklistKind), typeof(Core.Checklists.ItemCondition), typeof(Core.Checklists.CheckAnswer), typeof(Core.Checklists.AssessmentState), typeof(Core.Checklists.AssessmentAct), typeof(Core.Checklists.BodyKind),
        typeof(Core.Checklists.Applicability), typeof(Core.Checklists.AnswerTrend), typeof(Core.Municipalities.MunicipalityKind), typeof(Core.Municipalities.CloudClass), typeof(Core.Municipalities.ChecklistDrawingUp),
        typeof(Core.Municipalities.ChecklistUsing), typeof(Core.Municipalities.SupportKind), typeof(Core.Municipalities.SharedUseKind), typeof(Core.Municipalities.SharedForm),
        typeof(Core.Training.TrainingKind), typeof(Core.Training.TrainingTarget), typeof(Core.Training.TrainingMeans), typeof(Core.Training.TrainingWorkKind), typeof(GovernancePortal.Web.Pages.Training.StandingGap),
        typeof(Core.Incidents.IncidentState), typeof(Core.Incidents.IncidentAct), typeof(Core.Incidents.IncidentSeverity), typeof(Core.Incidents.LiaisonBody), typeof(Core.Incidents.NoticeStage), typeof(Core.Incidents.IncidentOrderKind), typeof(Core.Incidents.IncidentOrderState), typeof(Core.Incidents.IncidentWorkKind),
        typeof(Core.Platform.Imports.ImportState), typeof(Core.Platform.Imports.ImportOutcome),
    ];

    public static TheoryData<string> Files => ["Texts.resx", "Texts.en.resx"];

    private static ResourceFile File(string name) => name == "Texts.resx" ? ResourceFile.Japanese : ResourceFile.English;

    [Fact]
    public void Both_languages_have_the_same_keys()
    {
        Say("These keys lack English", ResourceFile.Japanese.Keys.Except(ResourceFile.English.Keys));
        Say("These keys lack Japanese", ResourceFile.English.Keys.Except(ResourceFile.Japanese.Keys));
    }

    [Theory, MemberData(nameof(Files))]
    public void Entries_stand_in_order_one_to_a_line_and_only_once(string file)
    {
        var names = File(file).Entries.Select(e => e.Key).ToList();
        Say("Given twice", names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
        Say("Out of order (ordinal)", names.Zip(names.Order(StringComparer.Ordinal)).Where(p => p.First != p.Second).Select(p => $"{p.First} where {p.Second} belongs").Take(3));
        Say("Not on one line", File(file).Lines.Where(l => l.Contains("<data ", StringComparison.Ordinal) && !l.EndsWith("</data>", StringComparison.Ordinal)));
    }

    [Fact]
    public void English_is_written_in_english_and_japanese_is_not_empty()
    {
        Say("Japanese in the English file", ResourceFile.English.Entries.Where(e => JapaneseLetters().IsMatch(e.Value) && !e.Key.StartsWith("Language.", StringComparison.Ordinal)
            && !MayHoldJapanese.Contains(e.Key)).Select(e => $"{e.Key}: {e.Value}"));
        Say("Empty", ResourceFile.Japanese.Entries.Concat(ResourceFile.English.Entries).Where(e => string.IsNullOrWhiteSpace(e.Value) && !MayBeEmpty.Contains(e.Key)).Select(e => e.Key));
    }

    /// <summary>English texts that name a Japanese character or word on purpose.</summary>
    private static readonly string[] MayHoldJapanese = ["Calendar.AmountHint", "Rule.Form.Day.NotADate", "Rule.Form.NotFiscalYear", "Rule.Form.Yen.NotANumber", "Transfer.RoleUnknown"];

    private static readonly string[] MayBeEmpty = [];

    [Fact]
    public void Both_languages_take_the_same_arguments()
    {
        var english = ResourceFile.English.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
        Say("Different placeholders", from e in ResourceFile.Japanese.Entries
                                      where english.ContainsKey(e.Key)
                                      let ja = Placeholders(e.Value)
                                      let en = Placeholders(english[e.Key])
                                      where !ja.SetEquals(en)
                                      select $"{e.Key}: {string.Join(",", ja)} | {string.Join(",", en)}");
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value)];

    [Fact]
    public void Every_key_that_pages_and_code_ask_for_exists()
    {
        var areas = Japanese.Select(k => k.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        string[] takers = ["get_Item", "set_Label", "set_Hint", "set_Example", "set_Blank", "set_Yes", "set_No"];
        Say("Keys without a text", from l in Portal.Web.Literals
                                   where Key().IsMatch(l.Text) && !Japanese.Contains(l.Text) && !Japanese.Contains("Rule." + l.Text) && !l.Text.EndsWith('.')
                                   where takers.Contains(l.GivenTo) || areas.Contains(l.Text.Split('.')[0])
                                   where !Japanese.Any(known => known.StartsWith(l.Text, StringComparison.Ordinal)) // the beginning of keys, put together
                                   where !l.Text.StartsWith("Input.", StringComparison.Ordinal) && !l.Text.StartsWith("Filter.", StringComparison.Ordinal) && !IsFileName().IsMatch(l.Text)
                                   select $"{l.Text} ({Portal.ShortName(l.From)})");
    }

    [Fact]
    public void Every_refusal_says_how_to_mend_it()
    {
        var codes = Sources("src/GovernancePortal.Core").SelectMany(text => RuleCode().Matches(text)).Select(m => m.Groups[1].Value)
            .Concat(ConsultationWorkflow.Steps.SelectMany(s => s.Guards).Select(g => g.Code)).Distinct().ToList();
        Assert.True(codes.Count > 50);
        Say("Rules without words", codes.Where(code => !Japanese.Contains("Rule." + code)).Select(code => "Rule." + code));
    }

    [Fact]
    public void Every_message_of_a_validator_and_of_the_form_exists()
    {
        var validators = Sources("src").SelectMany(text => Message().Matches(text)).Select(m => m.Groups[1].Value);
        var problems = Sources("src/GovernancePortal.Core").SelectMany(text => Problem().Matches(text)).Select(m => m.Groups[1].Value);
        Say("Messages without words", validators.Concat(problems).Distinct().Where(key => !Japanese.Contains(key) && !Japanese.Contains("Rule." + key)));
    }

    [Fact]
    public void Every_shown_enum_has_a_word_for_each_member() =>
        Say("Members without a word", Shown.SelectMany(type => Enum.GetNames(type).Select(name => $"{type.Name}.{name}")).Where(key => !Japanese.Contains(key)));

    [Fact]
    public void Every_field_of_the_forms_has_a_label() =>
        Say("Fields without a label", Enum.GetValues<Stage>().SelectMany(Core.Consultations.Form.FormCatalogue.Of).Select(f => "Field." + f.Code).Where(key => !Japanese.Contains(key)));

    [Fact]
    public void Every_act_that_the_trail_keeps_of_a_case_has_a_name()
    {
        // The names of the acts are the words of the buttons, so both lists are one.
        Say("Acts without a name", Enum.GetNames<ConsultationAct>().Where(act => !Japanese.Contains("TrailAction." + act) && !Japanese.Contains("ConsultationAct." + act)));
    }

    [Fact]
    public void Pages_hold_no_text_of_their_own()
    {
        // One bare word stands in no markup: it is a value inside of an attribute's expression, such as a handler's name
        // or a key.
        var found = from page in Portal.Web.Literals.Where(l => l.GivenTo == "WriteLiteral" && !BareWord().IsMatch(l.Text)).GroupBy(l => (l.From, l.Method))
                    let html = string.Concat(page.Select(l => l.Text))
                    let text = Entity().Replace(Tag().Replace(html, " "), " ")
                    where Letter().IsMatch(text)
                    select $"{page.Key.From}: \"{TestText(text)}\"";
        Say("Write @T[\"Area.Key\"] and put the words into both resource files", found);
    }

    [Fact]
    public void Attributes_that_are_read_out_hold_no_text_of_their_own()
    {
        var found = from l in Portal.Web.Literals.Where(l => l.GivenTo == "WriteLiteral")
                    from Match m in SpokenAttribute().Matches(l.Text)
                    where Letter().IsMatch(m.Groups[2].Value)
                    select $"{l.From}: {m.Value}";
        Say("Write @T[\"Area.Key\"] into the attribute", found);
    }

    [Fact]
    public void Code_of_the_web_project_holds_no_japanese() =>
        Say("Move the words into Resources", from l in Portal.Web.Literals
                                             where JapaneseLetters().IsMatch(l.Text) && !Technical.Contains(Portal.ShortName(l.From)) && l.GivenTo != "WriteLiteral"
                                             select $"{l.From}.{l.Method}: {l.Text}");

    /// <summary>Classes whose Japanese is format or data, not a sentence: eras and numerals are read and written there.</summary>
    private static readonly string[] Technical = ["OfficeOptions", "Formats", "TypedNumber", "FieldControl"];

    private static string TestText(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(Path.Combine(Snapshot.Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
        // What a comment shows as an example is no key.
        .Select(f => string.Join('\n', System.IO.File.ReadLines(f).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))));

    private static void Say(string what, IEnumerable<string> findings) => ArrowTests.Nothing(what, findings);

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*(\.[A-Za-z0-9_]+)+$")]
    private static partial Regex Key();

    [GeneratedRegex(@"\.(css|js|svg|csv|json|cshtml|html|pdf|xlsx|md)$")]
    private static partial Regex IsFileName();

    [GeneratedRegex(@"new RuleViolation\(\s*""([^""]+)""")]
    private static partial Regex RuleCode();

    [GeneratedRegex(@"WithMessage\(""([^""]+)""")]
    private static partial Regex Message();

    [GeneratedRegex(@"new FieldProblem\([^;]{1,80}?,\s*""([A-Z][A-Za-z]*\.[A-Za-z.]+)""")]
    private static partial Regex Problem();

    [GeneratedRegex("[\\u3041-\\u30FA\\u30FD\\u30FE\\u4E00-\\u9FFF]")]
    private static partial Regex JapaneseLetters();

    [GeneratedRegex(@"\{(\w+)(?:[:,][^}]*)?\}")]
    private static partial Regex Placeholder();

    // A tag may be cut by an expression: what follows "<" up to ">" or the end is none of the text, nor what comes before a first ">".
    [GeneratedRegex(@"<!--.*?-->|<[^<>]*(?:>|$)|^[^<>]*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9.]*$")]
    private static partial Regex BareWord();

    // Names that are the same in every language go with the entities.
    [GeneratedRegex("&#?[A-Za-z0-9]+;|SHA-256")]
    private static partial Regex Entity();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letter();

    [GeneratedRegex(@"\s(title|alt|placeholder|aria-label|aria-description)=""([^""]*)""")]
    private static partial Regex SpokenAttribute();
}
