using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Systems;
using Xunit;

namespace GovernancePortal.Tests.Systems;

public sealed class SystemInputTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly CodeBook Codes = new([.. EmbeddedCsv.Read("Systems.Data.system-codes.csv")
        .Select((row, n) => new CodeEntry(row["list"], row["code"], row["name_ja"], row["name_en"], null, null, n, new DateOnly(2000, 4, 1), row["code"] == "Scratch" ? new DateOnly(2020, 3, 31) : null))]);

    private static SystemInput Good => new() { Name = "試験システム", Lifecycle = Lifecycle.Concept, Criticality = Criticality.General, OwnerSectionId = Guid.CreateVersion7() };

    [Fact]
    public void Name_state_importance_and_owner_are_enough() => Assert.Empty(Faults(Good));

    [Theory]
    [InlineData("3A"), InlineData("3B"), InlineData("3C"), InlineData("2"), InlineData("1")]
    public void The_five_levels_of_confidentiality_are_offered(string level) => Assert.Empty(Faults(Good with { Confidentiality = level }));

    [Fact]
    public void The_old_level_3_is_not() => Assert.Equal(["Confidentiality"], Faults(Good with { Confidentiality = "3" }));

    [Fact]
    public void A_code_no_longer_offered_stays_where_the_row_had_it()
    {
        var input = Good with { DeliveryForm = "Scratch" };
        Assert.Equal(["DeliveryForm"], Faults(input));
        var before = InformationSystem.Register(Guid.CreateVersion7(), 1, input, Core.Platform.Identity.Actor.Operator(SystemsScene.Now));
        Assert.Empty(new SystemInputValidator(Codes, Today, before).Validate(input).Errors);
    }

    [Fact]
    public void Everything_that_is_wrong_is_named_beside_its_field()
    {
        var input = new SystemInput
        {
            Name = "", ShortName = new string('略', 101), Summary = new string('文', 1001), Furigana = "漢字", VendorNumber = "1234567890123",
            ContractFrom = new DateOnly(2027, 4, 1), ContractTo = new DateOnly(2027, 3, 31), ContractAmountYen = -1, AnnualCostYen = -1, Lifecycle = (Lifecycle)99,
        };
        Assert.Equal(
            ["AnnualCostYen", "ContractAmountYen", "ContractTo", "Criticality", "Furigana", "Lifecycle", "Name", "OwnerSectionId", "ShortName", "Summary", "VendorName", "VendorNumber"],
            Faults(input));
    }

    [Fact]
    public void Full_width_digits_of_a_corporate_number_are_read() =>
        Assert.Equal("7000012050002", new SystemInput { VendorNumber = "７００００１２０５０００２" }.VendorNumber);

    private static string[] Faults(SystemInput input) =>
        [.. new SystemInputValidator(Codes, Today).Validate(input).Errors.Select(e => e.PropertyName).Distinct().Order(StringComparer.Ordinal)];
}
