using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Demo;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.TestKit;

/// <summary>One filled form: the answers by section as stored and as posted, and the facts with every needed file.</summary>
public sealed record FilledForm(DemoCase Case, Stage Stage, IReadOnlyDictionary<char, FormValues> Sections)
{
    public FormFacts Facts
    {
        get
        {
            var facts = Case.Facts(Stage, Sections);
            return facts with { Attachments = AttachmentRules.Needed(facts).ToDictionary(file => file.Kind, file => file.AtLeast) };
        }
    }

    public Dictionary<string, string> Posted(char section) => FormPosting.Of(Sections[section]);

    /// <summary>The same form with other answers; null takes an answer away.</summary>
    public FilledForm With(params (string Code, string? Value)[] answers)
    {
        var sections = Sections.ToDictionary(pair => pair.Key, pair => pair.Value.Copy());
        foreach (var (code, value) in answers)
        {
            Section(sections, code)[code] = value;
        }
        return this with { Sections = sections };
    }

    public FilledForm WithRows(string code, params FormRow[] rows)
    {
        var sections = Sections.ToDictionary(pair => pair.Key, pair => pair.Value.Copy());
        Section(sections, code).Rows[code] = [.. rows];
        return this with { Sections = sections };
    }

    public FilledForm Without(string code)
    {
        var sections = Sections.ToDictionary(pair => pair.Key, pair => pair.Value.Copy());
        Section(sections, code).Scalars.Remove(code);
        Section(sections, code).Rows.Remove(code);
        return this with { Sections = sections };
    }

    private static FormValues Section(Dictionary<char, FormValues> sections, string code) =>
        sections.TryGetValue(code[0], out var values) ? values : sections[code[0]] = new FormValues();
}

/// <summary>Realistic complete forms; what a test is about is changed with <see cref="FilledForm.With"/>.</summary>
public static class FormAnswers
{
    public static readonly Guid LedgerRow = Guid.Parse("01990000-0000-7000-8000-000000000012");

    private static readonly DateOnly Summer = new(2026, 8, 20);

    /// <summary>更新 of a ledger system to SaaS with resident data (3B): five years, two quotes.</summary>
    public static FilledForm Renewal(long totalYen = 38_000_000, int years = 5, int variant = 6, DateOnly? day = null, Guid? system = null)
    {
        var form = First(new DemoCase("道路占用許可台帳システムの更新", "道路占用許可台帳システム", ConsultationKind.Renewal, new FiscalYear(2027), BudgetKind.Initial, totalYen, years, variant, day ?? Summer)
        {
            SystemId = system ?? LedgerRow,
        });
        return form.With(("E1", "3B"), ("E2", "Present"), ("E2.Count", "Under10000"), ("E10", "草野 圭"), ("E10.On", Iso(form.Case.Day.AddDays(-2))),
            ("G6", "Quotes"), ("G6.Quotes", "2"), ("G6.Reason", null));
    }

    public static FilledForm NewBuild(long totalYen = 52_000_000, int variant = 19, DateOnly? day = null) =>
        First(new DemoCase("みどり県産材流通管理システムの構築", "県産材流通管理システム", ConsultationKind.NewSystem, new FiscalYear(2027), BudgetKind.Initial, totalYen, 5, variant, day ?? Summer));

    /// <summary>Below the dated limit: the twenty items of decision 22 and one file.</summary>
    public static FilledForm Simplified(long totalYen = 2_400_000, int variant = 10, DateOnly? day = null) =>
        First(new DemoCase("会議室予約システムの導入", "会議室予約システム", ConsultationKind.NewSystem, new FiscalYear(2027), BudgetKind.Initial, totalYen, 5, variant, day ?? Summer)
        {
            Size = FormSize.Simplified,
        });

    public static FilledForm Of(DemoCase subject) => First(subject);

    /// <summary>調達前協議書 of the renewal above.</summary>
    public static FilledForm PreProcurement(long firstStageYen = 38_000_000, long? contractYen = null, int variant = 6, DateOnly? day = null)
    {
        var subject = new DemoCase("道路占用許可台帳システムの更新", "道路占用許可台帳システム", ConsultationKind.Renewal, new FiscalYear(2027), BudgetKind.Initial, firstStageYen, 5, variant, day ?? new DateOnly(2027, 4, 12))
        {
            SystemId = LedgerRow,
            ContractYen = contractYen,
        };
        return Second(subject);
    }

    public static FilledForm Second(DemoCase subject) => new(subject, Stage.PreProcurement, DemoAnswers.PreProcurement(subject).Sections);

    private static FilledForm First(DemoCase subject) => new(subject, Stage.PreBudget, DemoAnswers.PreBudget(subject).Sections);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
