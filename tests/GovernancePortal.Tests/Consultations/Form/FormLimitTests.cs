using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Form;

/// <summary>Decision 22: the form must not burden. Counted over both stages and every way a case of the kind can go.</summary>
public class FormLimitTests
{
    private static readonly string[][] Ways =
    [
        ["Use", "Adopt", "Adopt", "Adopt"], ["NotPossible", "Adopt", "Adopt", "Adopt"], ["NotPossible", "NotPossible", "Adopt", "Adopt"],
        ["NotPossible", "NotPossible", "NotPossible", "Adopt"], ["NotPossible", "NotPossible", "NotPossible", "NotPossible"],
    ];

    private static FilledForm Way(FilledForm form, string[] way) => form.With(("D1", way[0]), ("D2", way[1]), ("D3", way[2]), ("D4", way[3]));

    private static int Second(FilledForm first, FormSize size, string method, ConsultationKind kind)
    {
        var form = FormAnswers.PreProcurement().With(("A2", kind.ToString()), ("Q1", method), ("Q11", "2027-05-10"), ("Q11.Tender", "2027-07-01"), ("Q11.Contract", "2027-07-20"));
        return FormCatalogue.AskedItems(form.Facts with { Size = size, First = first.Facts });
    }

    [Fact]
    public void The_simplified_form_asks_at_most_twenty_items_at_both_stages_and_one_file()
    {
        var first = FormAnswers.Simplified();
        Assert.All(Ways, way => Assert.InRange(FormCatalogue.AskedItems(Way(first, way).Facts), 15, 20));
        Assert.Equal([new NeededAttachment("Estimate", 1)], AttachmentRules.Needed(first.Facts));
        foreach (var method in SeedTables.Codes("ProcurementMethod"))
        {
            Assert.All(Ways, way => Assert.InRange(Second(Way(first, way), FormSize.Simplified, method, ConsultationKind.NewSystem), 15, 20));
        }
    }

    [Fact]
    public void An_ordinary_renewal_asks_at_most_thirty_items_at_both_stages()
    {
        var renewal = FormAnswers.Renewal();
        // To shared use, to SaaS, to the platform; further down it is no ordinary one.
        Assert.All(Ways[..3], way => Assert.InRange(FormCatalogue.AskedItems(Way(renewal, way).Facts), 20, 30));
        foreach (var method in SeedTables.Codes("ProcurementMethod"))
        {
            Assert.All(Ways, way => Assert.InRange(Second(Way(renewal, way), FormSize.Full, method, ConsultationKind.Renewal), 20, 30));
        }
    }

    [Fact]
    public void A_new_build_asks_at_most_fifty_five_items_at_both_stages_even_when_all_of_it_is_asked()
    {
        var worst = FormAnswers.NewBuild().With(("A4", "June"), ("B3", "Residents;Businesses"), ("C2", "SourceCode"), ("E1", "3A"), ("E2", "Sensitive"), ("E3", "yes"), ("E4", "Lgwan"), ("E5", "Both"));
        Assert.All(Ways, way => Assert.InRange(FormCatalogue.AskedItems(Way(worst, way).Facts with { IsLate = true }), 35, 55));
        Assert.All(Ways, way => Assert.InRange(Second(Way(worst, way), FormSize.Full, "NegotiatedProposal", ConsultationKind.NewSystem), 20, 55));
        // Without a first stage everything is asked.
        Assert.InRange(FormCatalogue.AskedItems(FormAnswers.PreProcurement().Facts), 20, 55);
    }

    [Fact]
    public void Growing_over_the_limit_asks_for_the_rest_and_keeps_what_is_filled()
    {
        var small = FormAnswers.Simplified();
        var grown = small.Facts with { Size = FormSize.Full };
        Assert.True(ConsultationCompleteness.Of(small.Facts).IsComplete);
        Assert.Contains(ConsultationCompleteness.Of(grown).Problems, p => p.Input == "B5");
        Assert.All(small.Sections.Values.SelectMany(v => v.Scalars), answer => Assert.True(FormCatalogue.IsAsked(FormCatalogue.Find(answer.Key)!, grown), answer.Key));
    }
}
