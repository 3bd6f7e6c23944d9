using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Form;

/// <summary>Conformance, open data, levels of service, the supply chain and servers.</summary>
public class SectionRuleTests
{
    private static string? ProblemOf(FormFacts facts, string input) => ConsultationCompleteness.Of(facts).Problems.FirstOrDefault(p => p.Input == input)?.Code;

    private static string? ProblemOf(FilledForm form, string input) => ProblemOf(form.Facts, input);

    private static FormFacts Second(FilledForm second, FilledForm first) => second.Facts with { First = first.Facts };

    [Theory]
    [InlineData(false), InlineData(true)]
    [Trait("Rule", "R161")]
    public void What_is_brought_in_conforms_to_the_regional_platform_in_a_named_version_or_says_why_not(bool isRenewal)
    {
        var form = isRenewal ? FormAnswers.Renewal() : FormAnswers.NewBuild();
        Assert.Equal("Form.Required", ProblemOf(form.Without("D9.Platform"), "D9.Platform"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("D9.Platform", "Conforms"), ("D9.PlatformVersion", null)), "D9.PlatformVersion"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("D9.Platform", "NotConforming"), ("D9.PlatformReason", null)), "D9.PlatformReason"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("D9.Layout", "Conforms"), ("D9.LayoutVersion", null)), "D9.LayoutVersion"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("D9.Layout", "NotConforming"), ("D9.LayoutReason", null)), "D9.LayoutReason"));
        Assert.Null(ProblemOf(form.With(("D9.Platform", "NotApplicable")), "D9.PlatformReason"));
        // The reviewer judges it with the standardisation of the work.
        Assert.Contains(Core.Platform.Csv.EmbeddedCsv.Read("Consultations.Data.checklist.csv"), row => row["stage"] == "PreBudget" && row["later"].Length == 0 && row["fields"].Split(';').Contains("D9"));
    }

    [Fact]
    [Trait("Rule", "R238")]
    public void A_new_system_gives_its_data_out_as_open_data_and_its_specification_keeps_the_promise()
    {
        var form = FormAnswers.NewBuild();
        Assert.Equal("Form.Required", ProblemOf(form.Without("F6"), "F6"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("F6", "NotPossible"), ("F6.Reason", null)), "F6.Reason"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("F6", "Possible"), ("F6.Format", null)), "F6.Format"));
        var promised = form.With(("F6", "Possible"), ("F6.Format", "CSV"));
        foreach (var answer in new[] { "Absent", "NotApplicable" })
        {
            Assert.Equal("Form.OpenDataPromised", ProblemOf(Second(FormAnswers.PreProcurement().With(("R13", answer), ("R13.Note", "x")), promised), "R13"));
        }
        Assert.Equal("Form.Required", ProblemOf(Second(FormAnswers.PreProcurement().Without("R13"), promised), "R13"));
        Assert.Null(ProblemOf(Second(FormAnswers.PreProcurement().With(("R13", "Present"), ("R13.Page", "12")), promised), "R13"));
    }

    [Fact]
    [Trait("Rule", "R159")]
    public void A_cloud_service_has_its_requirements_its_support_and_an_agreement_that_divides_responsibility()
    {
        var cloud = FormAnswers.Renewal().With(("D1", "NotPossible"), ("D2", "Adopt"));
        var form = FormAnswers.PreProcurement().With(("R3", "Present"), ("R3.Page", "19"), ("R4", "Present"), ("R4.Page", "25"));
        foreach (var clause in new[] { "R3", "R4" })
        {
            Assert.Equal("Form.CloudNeedsLevels", ProblemOf(Second(form.With((clause, "Absent"), (clause + ".Note", "x")), cloud), clause));
        }
        Assert.Equal("Form.Required", ProblemOf(Second(form.With(("R4.Responsibility", null)), cloud), "R4.Responsibility"));
        Assert.Equal("Form.Required", ProblemOf(Second(form.With(("R8", null)), cloud), "R8"));
        Assert.Equal("Form.Required", ProblemOf(Second(form.With(("U2", null)), cloud), "U2"));
        Assert.Contains(AttachmentRules.Needed(Second(form, cloud)), file => file.Kind == "SlaDraft");
        Assert.Null(ProblemOf(Second(form, cloud), "R4.Responsibility"));
    }

    [Theory]
    [InlineData("13", "Form.SlaReviewYearly"), InlineData("0", "Form.SlaReviewYearly"), InlineData(null, "Form.Required"), InlineData("12", null), InlineData("1", null)]
    [Trait("Rule", "R199")]
    public void An_SLA_says_how_it_is_measured_and_is_looked_at_again_at_least_once_a_year(string? months, string? problem)
    {
        var form = FormAnswers.PreProcurement().With(("R4", "Present"), ("R4.Page", "25"), ("R4.ReviewMonths", months));
        Assert.Equal(problem, ProblemOf(form, "R4.ReviewMonths"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("R4.Measure", null)), "R4.Measure"));
        Assert.Equal("Form.Required", ProblemOf(form.Without("R4"), "R4"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("R4", "Absent"), ("R4.Note", null)), "R4.Note"));
    }

    [Theory]
    // The day before the statutory day it is advisable, from that day on it is needed.
    [InlineData("2027-06-30", false), InlineData("2027-07-01", true), InlineData("2028-01-15", true)]
    public void The_supply_chain_is_judged_for_contracts_from_the_statutory_day_on(string contract, bool isDuty)
    {
        var form = FormAnswers.PreProcurement().With(("Q11.Contract", contract), ("T1", null), ("T4", null), ("T6", null)).Without("T2");
        var cloud = Second(form, FormAnswers.Renewal().With(("D1", "NotPossible"), ("D2", "Adopt")));
        Assert.All(["T1", "T2", "T4", "T6"], code => Assert.Equal(isDuty ? "Form.Required" : null, ProblemOf(cloud, code)));
        Assert.Equal(isDuty, AttachmentRules.Needed(cloud).Any(file => file.Kind == "SupplyChainCheck"));
        // The office dates the day anew.
        Assert.All(["T1", "T2", "T4"], code => Assert.Null(ProblemOf(cloud with { SupplyChainFrom = new DateOnly(2029, 4, 1) }, code)));
        Assert.All(["T1", "T2", "T4"], code => Assert.Null(ProblemOf(cloud with { SupplyChainFrom = null }, code)));
    }

    [Theory]
    [InlineData("2027-06-30", null, null), InlineData("2027-07-01", "Form.NotGrandfathered", "Form.Required")]
    public void What_goes_on_with_a_contract_from_before_the_day_is_exempt(string concluded, string? problem, string? duty)
    {
        var form = FormAnswers.PreProcurement().With(("A2", "ContractExtension"), ("Q11.Contract", "2027-09-01"), ("T8", "yes"), ("T8.On", concluded), ("T1", null));
        Assert.Equal(problem, ProblemOf(form, "T8.On"));
        Assert.Equal(duty, ProblemOf(form, "T1"));
        // A new contract is never under the transitional measure.
        Assert.False(FormCatalogue.IsAsked(FormCatalogue.Find("T8")!, form.With(("A2", "Renewal")).Facts));
    }

    [Fact]
    public void A_service_on_standard_terms_alone_and_what_is_not_to_be_procured_are_refused()
    {
        var form = FormAnswers.PreProcurement().With(("Q5", "Usage"));
        Assert.Equal("Form.TermsOnlyService", ProblemOf(form.With(("T7", "no")), "T7"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("T7", null)), "T7"));
        Assert.Equal("Form.NotToBeProcured", ProblemOf(form.With(("T4", "NotProcured"), ("T4.Reason", "x")), "T4"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("T4", "Mitigated"), ("T4.Reason", null)), "T4.Reason"));
        Assert.Equal("Form.Required", ProblemOf(form.WithRows("T2", new FormRow { ["product"] = "端末", ["scheme"] = "OutOfScope" }), "T2[0].judgement"));
        Assert.Equal("Form.Required", ProblemOf(form.WithRows("T2", new FormRow { ["product"] = "端末", ["scheme"] = "JcStar" }), "T2[0].number"));
    }

    [Theory]
    [InlineData("Adopt", "4", "Virtual", PlatformFit.Uses), InlineData("Adopt", "17", "Virtual", PlatformFit.TooLarge), InlineData("NotPossible", "16", "Virtual", PlatformFit.Declined)]
    [InlineData("NotPossible", "17", "Virtual", PlatformFit.OffLimits), InlineData("NotPossible", "4", "Physical", PlatformFit.OffLimits)]
    [Trait("Rule", "R276")]
    public void The_servers_of_a_plan_are_compared_with_the_shared_platform(string platform, string cores, string machine, PlatformFit fit)
    {
        var form = FormAnswers.NewBuild().With(("D1", "NotPossible"), ("D2", "NotPossible"), ("D3", platform), ("D4", "NotPossible"))
            .WithRows(ServerPlan.Code, new FormRow { ["role"] = "業務", ["count"] = "2", ["cpu"] = cores, ["memoryGb"] = "16", ["storageGb"] = "200", ["os"] = "Linux", ["machine"] = machine });
        Assert.Equal(fit, ServerPlan.Of(form.Facts));
        // At planning, before anything else is decided, the specification must be there.
        Assert.Equal("Form.Required", ProblemOf(form.WithRows(ServerPlan.Code), ServerPlan.Code));
        Assert.Equal(PlatformFit.NoServers, ServerPlan.Of(form.With(("D2", "Adopt")).Facts));
    }

    [Fact]
    public void Methods_stand_under_their_first_level()
    {
        Assert.Equal(["Open", "Designated", "Negotiated", "Joint"], SeedTables.Codes("ProcurementMethod").Select(ConsultationCodes.MethodGroup).Distinct());
        Assert.All(SeedTables.Codes("ProcurementMethod").Select(ConsultationCodes.MethodGroup), group => Assert.Contains(group, SeedTables.Codes("ProcurementGroup")));
        Assert.Equal("Other", ConsultationCodes.MethodGroup("Gift"));
    }

    [Fact]
    public void What_the_form_settles_of_supply_chain_and_figures_arrives_judged()
    {
        var first = FormAnswers.NewBuild();
        Assert.NotNull(ChecklistPrejudge.Judge(ChecklistPrejudge.SupplyFirst, first.With(("E6", "Domestic"), ("E9", "None")).Facts));
        Assert.Null(ChecklistPrejudge.Judge(ChecklistPrejudge.SupplyFirst, first.With(("E6", "Abroad"), ("E9", "None")).Facts));
        Assert.Null(ChecklistPrejudge.Judge(ChecklistPrejudge.SupplyFirst, first.With(("E6", "Domestic"), ("E9", "ToBeChecked")).Facts));
        var second = FormAnswers.PreProcurement();
        Assert.NotNull(ChecklistPrejudge.Judge(ChecklistPrejudge.KpiStart, second.Facts));
        Assert.Null(ChecklistPrejudge.Judge(ChecklistPrejudge.KpiStart, second.WithRows("U3", new FormRow { ["name"] = "電子申請率", ["target"] = "70" }).Facts));
    }
}
