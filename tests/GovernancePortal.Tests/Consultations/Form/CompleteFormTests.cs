using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Demo;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Form;

public class CompleteFormTests
{
    public static TheoryData<string> Forms => ["renewal", "new", "simplified", "procurement"];

    private static FilledForm Form(string name) => name switch
    {
        "renewal" => FormAnswers.Renewal(),
        "new" => FormAnswers.NewBuild(),
        "simplified" => FormAnswers.Simplified(),
        _ => FormAnswers.PreProcurement(),
    };

    [Theory, MemberData(nameof(Forms))]
    public void A_realistic_form_is_complete(string name)
    {
        var completeness = ConsultationCompleteness.Of(Form(name).Facts);

        Assert.Empty(completeness.Problems);
        Assert.True(completeness.IsComplete);
        Assert.All(completeness.Sections, s => Assert.True(s.Progress is SectionProgress.Complete or SectionProgress.NotNeeded));
    }

    [Theory, MemberData(nameof(Forms))]
    public void Each_required_answer_that_is_missing_is_named(string name)
    {
        var form = Form(name);
        var facts = form.Facts;
        var required = FormCatalogue.Of(form.Stage)
            .Where(f => !f.ReadOnly && FormCatalogue.IsAsked(f, facts) && f.Required(facts)).Select(f => f.Code).ToList();

        Assert.NotEmpty(required);
        Assert.All(required, code =>
        {
            var completeness = ConsultationCompleteness.Of(form.Without(code).Facts);
            Assert.False(completeness.IsComplete);
            Assert.Contains(completeness.Problems, p => p.Input == code && p.Code == "Form.Required");
        });
    }

    [Theory, MemberData(nameof(Forms))]
    public void What_is_posted_is_read_as_it_is_stored(string name)
    {
        var form = Form(name);
        Assert.All(form.Sections, section =>
        {
            var typed = section.Value.Copy();
            // What the portal records itself nobody posts.
            foreach (var recorded in FormCatalogue.Section(form.Stage, section.Key).Where(f => f.Recorded))
            {
                typed.Rows.Remove(recorded.Code);
            }
            var reading = FormReader.Read(FormCatalogue.Section(form.Stage, section.Key), FormPosting.Of(section.Value), (_, _) => true);
            Assert.Empty(reading.Problems);
            Assert.Empty(reading.Values.ChangesFrom(typed));
        });
    }

    /// <summary>Decision 22: the form must not burden.</summary>
    [Fact]
    public void The_simplified_form_asks_twenty_items_and_one_file()
    {
        var facts = FormAnswers.Simplified().Facts;
        var asked = FormCatalogue.PreBudget.Where(f => f.IsItem && !f.ReadOnly && FormCatalogue.IsAsked(f, facts)).Select(f => f.Code);

        Assert.Equal(["A1", "A2", "A3", "A4", "A5", "B1", "B2", "C1", "D1", "D2", "D8", "E1", "E2", "E3", "E4", "G1", "G4", "G6", "H1", "H3"], asked);
        Assert.Equal(20, FormCatalogue.AskedItems(facts));
        Assert.Equal([new NeededAttachment("Estimate", 1)], AttachmentRules.Needed(facts));
    }

    [Fact]
    public void A_late_filing_needs_its_reason_on_the_simplified_form_too()
    {
        var form = FormAnswers.Simplified();
        var late = form.Facts with { IsLate = true };

        Assert.Contains(ConsultationCompleteness.Of(late).Problems, p => p.Input == "A10");
        Assert.DoesNotContain(ConsultationCompleteness.Of(form.Facts).Problems, p => p.Input == "A10");
    }

    [Fact]
    public void An_ordinary_renewal_asks_at_most_thirty_items_whatever_it_is_renewed_to()
    {
        var saas = FormAnswers.Renewal();
        var platform = saas.With(("D2", "NotPossible"), ("D3", "Adopt"));

        Assert.Equal("Adopt", saas.Facts.Text("D2"));
        Assert.InRange(FormCatalogue.AskedItems(saas.Facts), 20, 30);
        Assert.InRange(FormCatalogue.AskedItems(platform.Facts), 20, 30);
        Assert.True(CaseKinds.NeedsSecurityLiaison(saas.Facts));
        // Also when it costs far more than now.
        Assert.InRange(FormCatalogue.AskedItems(saas.With(("G2", "1")).Facts), 20, 30);
    }

    [Fact]
    public void A_new_build_asks_at_most_fifty_five_items_even_when_everything_is_refused()
    {
        var worst = FormAnswers.NewBuild().With(
            ("A4", "June"), ("D1", "NotPossible"), ("D2", "NotPossible"), ("D3", "NotPossible"), ("D4", "NotPossible"), ("E1", "3A"), ("E4", "Lgwan"));
        var facts = worst.Facts with { IsLate = true };

        Assert.InRange(FormCatalogue.AskedItems(facts), 35, 55);
    }

    [Fact]
    public void Answers_of_the_demonstration_are_complete_for_every_kind_and_variant()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in Enum.GetValues<ConsultationKind>())
        {
            for (var variant = 0; variant < 60; variant += 1 + ((int)kind % 2))
            {
                foreach (var total in new[] { 480_000L, 9_876_543, 152_000_000 })
                {
                    var subject = new DemoCase("案件", "台帳システム", kind, new FiscalYear(2027), variant % 5 == 0 ? BudgetKind.September : BudgetKind.Initial, total, 5 + (variant % 3), variant, new DateOnly(2026, 8, 3))
                    {
                        SystemId = FormAnswers.LedgerRow,
                        IsLate = variant % 7 == 0,
                        Size = total < 3_000_000 ? FormSize.Simplified : FormSize.Full,
                    };
                    foreach (var form in new[] { FormAnswers.Of(subject), FormAnswers.Second(subject) })
                    {
                        var problems = ConsultationCompleteness.Of(form.Facts).Problems.Select(p => $"{kind} {variant} {total} {form.Stage} {p.Input} {p.Code}");
                        Assert.Empty(problems);
                        seen.UnionWith(form.Sections.Values.SelectMany(v => v.Scalars.Keys.Concat(v.Rows.Keys)));
                    }
                    Assert.Equal(total, FormAnswers.Of(subject).Facts.TotalYen);
                }
            }
        }
        // Optional fields aside, every field of both forms is answered by some case.
        Assert.Equal(["A7", "A9", "D8", "D8.Reason", "T8", "T8.On"], FormCatalogue.PreBudget.Concat(FormCatalogue.PreProcurement)
            .Where(f => !f.ReadOnly && !seen.Contains(f.Code)).Select(f => f.Code).Except(["G7.Reason", "P5.Reason", "Q4.Reason", "R3.Note", "R4.Note", "R13.Note"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_demonstration_case_gives_the_same_answers()
    {
        Assert.Empty(FormAnswers.NewBuild().Sections['B'].ChangesFrom(FormAnswers.NewBuild().Sections['B']));
        Assert.NotEmpty(FormAnswers.NewBuild(variant: 3).Sections['B'].ChangesFrom(FormAnswers.NewBuild(variant: 4).Sections['B']));
    }
}
